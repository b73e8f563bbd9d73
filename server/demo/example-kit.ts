import type { Tier } from '../../core/access.ts';
import type { Answers, FileRef, FormModel } from '../../core/form/model.ts';
import { byQuestion, stateOf } from '../../core/form/state.ts';
import type { GateOutcome } from '../../core/cycle/ir.ts';
import type { AnswerOf } from '../../core/api/endpoint.ts';
import type { api } from '../../core/api.ts';
import { sampleDocument } from './evidence.ts';
import type { Person } from './person.ts';

type Task = AnswerOf<typeof api.tasks>['mine'][number];
/** What the people of a worked example do, each through the real API. Agencies go by their key in the roster. */
export type Kit = {
  readonly cycleId: string;
  /** The agency answers, attaches evidence, and sends, over its head where the step wants that. */
  readonly sends: (agency: string, answers: Answers) => Promise<void>;
  /** The agency begins and sends nothing. */
  readonly begins: (agency: string, answers: Answers) => Promise<void>;
  /** A tier accepts everything, or returns questions with a note each. */
  readonly reviews: (agency: string, tier: Tier, returned?: Readonly<Record<string, string>>, /** What the reviewer answers himself, by question. */ own?: Readonly<Record<string, unknown>>) => Promise<void>;
  /** A stage that waits is opened for all. */
  readonly opens: (stage: string) => Promise<void>;
  readonly decides: (agency: string, outcome: GateOutcome) => Promise<void>;
  /** One meeting about these agencies: it returns questions, or closes the case. */
  readonly meets: (title: string, agencies: readonly string[], returned?: Readonly<Record<string, Readonly<Record<string, string>>>>) => Promise<void>;
};
type Parts = { readonly cycleId: string; readonly tracks: ReadonlyMap<string, string>; readonly names: ReadonlyMap<string, string>; readonly person: (login: string) => Promise<Person>; readonly now: () => Promise<string> };

const reviewers: Readonly<Record<Tier, string>> = { member: 'anggota', lead: 'ketua', controller: 'dalnis', inspector: 'inspektur' };
const reason = 'Diputus menurut hasil evaluasi (data contoh).';

/** Makes the acts of a running cycle. */
export function exampleKit({ cycleId, tracks, names, person, now }: Parts): Kit {
  const trackOf = (agency: string): string => tracks.get(agency) ?? '';
  /** What has been sent: the list may show it a moment longer. */
  const sent = new Set<string>();
  const dutyOf = ({ taskId, round, duty }: Task): string => `${duty}/${taskId}/${round}`;
  const taskOf = async (who: Person, agency: string, duties: readonly Task['duty'][]): Promise<Task> => {
    for (let tries = 0; tries < 150; tries += 1) {
      const found = (await who.call('tasks')).mine.find((task) => task.trackId === trackOf(agency) && duties.includes(task.duty) && !sent.has(dutyOf(task)));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`${who.login}: no task ${duties.join('/')} for ${agency}`);
  };
  const fills = async (who: Person, agency: string, answers: Answers): Promise<Task> => {
    const task = await taskOf(who, agency, ['fill', 'revise']);
    const { taskId } = task;
    const { formVersionId: versionId, fields, unlocked } = await who.call('task', { params: { taskId } });
    const { model } = (await who.call('formVersion', { params: { versionId } })) as { readonly model: FormModel };
    const given = byQuestion(model, answers);
    const { hidden } = stateOf(model, answers);
    const file = async (): Promise<FileRef> => who.upload(`Bukti dukung ${names.get(agency) ?? agency}.pdf`, await sampleDocument(`Bukti dukung ${names.get(agency) ?? agency}`, names.get(agency) ?? agency));
    const proof = Object.values(model.byId).some((node) => node.evidence !== undefined && node.evidence.need !== 'no') ? await file() : undefined;
    const open = (id: string) => !hidden.has(id) && (unlocked === null || unlocked.includes(id));
    const changes = Object.entries(given).filter(([id, value]) => value !== undefined && open(id)).map(([question, value]) => {
      const need = model.byId[question]?.evidence?.need;
      return { question, value, ...(proof && need !== undefined && need !== 'no' ? { evidence: [proof] } : {}), baseRev: fields[question]?.rev ?? 0 };
    });
    for (let at = 0; at < changes.length; at += 200) {
      const { conflicts } = await who.call('saveDraft', { params: { taskId }, body: { changes: changes.slice(at, at + 200) } });
      if (conflicts.length > 0) throw new Error(`${who.login}: conflict at ${conflicts.map(({ question }) => question).join(', ')}`);
    }
    return task;
  };
  return {
    cycleId,
    begins: async (agency, answers) => { await fills(await person(`operator.${agency}`), agency, answers); },
    sends: async (agency, answers) => {
      const task = await fills(await person(`operator.${agency}`), agency, answers);
      const head = await person(`kepala.${agency}`);
      const submissionId = crypto.randomUUID();
      await head.call('sendTask', { params: { taskId: task.taskId }, body: { round: task.round, submissionId }, key: submissionId });
      sent.add(dutyOf(task));
    },
    reviews: async (agency, tier, returned = {}, own = {}) => {
      const who = await person(reviewers[tier]);
      const { taskId, round } = await taskOf(who, agency, ['review']);
      const page = await who.call('review', { params: { taskId } });
      const questions = [...new Set([...page.questions, ...Object.keys(returned)])];
      const changes = questions.map((question) => ({ question, verdict: returned[question] === undefined ? ('accept' as const) : ('revise' as const), ...(own[question] === undefined ? {} : { grade: own[question] }), note: returned[question] ?? '', internal: '', baseRev: page.draft[question]?.rev ?? 0 }));
      for (let at = 0; at < changes.length; at += 200) await who.call('saveReview', { params: { taskId }, body: { changes: changes.slice(at, at + 200) } });
      await who.call('finishReview', { params: { taskId }, body: { round, decision: Object.keys(returned).length ? 'return' : 'pass' } });
    },
    opens: async (stage) => { await (await person('koordinator')).call('openStage', { params: { cycleId }, body: { stage } }); },
    decides: async (agency, outcome) => {
      const who = await person('koordinator');
      const task = await taskOf(who, agency, ['gate']);
      const { state } = await who.call('track', { params: { trackId: trackOf(agency) } });
      await who.call('actOnTrack', { params: { trackId: trackOf(agency) }, body: { kind: 'decideGate', token: task.taskId.split('.').at(-1)!, rev: state.rev, outcome, reason } });
    },
    meets: async (title, agencies, returned = {}) => {
      const who = await person('koordinator');
      for (const agency of agencies) await taskOf(who, agency, ['meeting']);
      const { meetingId } = await who.call('addMeeting', { params: { cycleId }, body: { title, startsAt: await now(), place: 'Ruang Rapat Sekretariat Daerah (contoh)', mode: 'hybrid' } });
      const { agendaItems } = await who.call('meeting', { params: { meetingId } });
      for (const agency of agencies) {
        const trackId = trackOf(agency);
        const itemId = agendaItems.find((item) => item.trackId === trackId)?.itemId ?? null;
        for (const [questionId, instruction] of Object.entries(returned[agency] ?? {})) await who.call('decideInMeeting', { params: { meetingId }, body: { trackId, itemId, questionId, decision: 'return', instruction, actionItem: null } });
      }
      await who.call('closeCase', { params: { meetingId }, body: { trackIds: agencies.map(trackOf) } });
    },
  };
}
