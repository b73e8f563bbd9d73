import type { AnswerOf, BodyOf } from '../../core/api/endpoint.ts';
import type { api } from '../../core/api.ts';
import type { FileRef } from '../../core/form/model.ts';
import { type DemoStep, evidenceNames, type SampleGrades } from '../../core/samples/demo-plan.ts';
import { sampleDocument } from './evidence.ts';
import type { Person } from './person.ts';

type Decision = BodyOf<typeof api.decideInMeeting>;
type TaskList = AnswerOf<typeof api.tasks>;
type Task = TaskList['mine'][number];
/** What an act of the demo needs: the people, and where its agency's track is. */
export type Stage = {
  readonly cycleId: string;
  readonly trackId: string;
  readonly agencyName: string;
  readonly agencyKey: string;
  readonly person: (login: string) => Promise<Person>;
  /** The member who reviews this agency. */
  readonly member: string;
  readonly meetingId: (key: string) => Promise<string>;
};
type Acting = { readonly [K in DemoStep['act']]: (stage: Stage, step: Extract<DemoStep, { act: K }>) => Promise<void> };

const criteria = ['ya', 'sebagian', 'ya', 'tidak', 'ya', 'sebagian'] as const;

/** Waits for a person's task in this track: the engine may still be moving it. */
async function taskOf(person: Person, trackId: string, duties: readonly Task['duty'][]): Promise<Task> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { mine } = await person.call('tasks');
    const found = mine.find((task) => task.trackId === trackId && duties.includes(task.duty));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${person.login}: no task ${duties.join('/')} in ${trackId}`);
}

/** Saves grades with the evidence each of them cites; the criteria below are ticked so that the form looks used. */
async function save(stage: Stage, person: Person, { taskId }: Task, grades: SampleGrades): Promise<void> {
  const task = await person.call('task', { params: { taskId } });
  const revisions = task.fields;
  const files = new Map<string, FileRef>();
  for (const [question, grade] of Object.entries(grades)) {
    const name = evidenceNames[question as keyof typeof evidenceNames];
    if (grade !== 'E' && name) files.set(question, await person.upload(name, await sampleDocument(name, stage.agencyName)));
  }
  const ticks = task.unlocked === null ? Object.keys(grades).flatMap((question) => criteria.slice(0, 3).map((value, i) => ({ question: `${question}${i + 1}`, value, baseRev: revisions[`${question}${i + 1}`]?.rev ?? 0 }))) : [];
  const causes = Object.entries(grades).filter(([, grade]) => grade === 'D' || grade === 'E').map(([question]) => ({ question: `${question}_sebab`, value: 'Belum ada tenaga yang menangani; disusun pada triwulan berikutnya.', baseRev: revisions[`${question}_sebab`]?.rev ?? 0 }));
  const changes = [...Object.entries(grades).map(([question, value]) => ({ question, value, ...(files.has(question) ? { evidence: [files.get(question)!] } : {}), baseRev: revisions[question]?.rev ?? 0 })), ...ticks, ...causes];
  const { conflicts } = await person.call('saveDraft', { params: { taskId }, body: { changes } });
  if (conflicts.length) throw new Error(`${person.login}: conflict at ${conflicts.map((each) => each.question).join(', ')}`);
}

async function send(stage: Stage, person: Person, task: Task): Promise<void> {
  const submissionId = crypto.randomUUID();
  await person.call('sendTask', { params: { taskId: task.taskId }, body: { round: task.round, submissionId }, key: submissionId });
}

async function reviewAs(stage: Stage, login: string, step: Extract<DemoStep, { act: 'review' }>): Promise<void> {
  const person = await stage.person(login);
  const { taskId, round } = await taskOf(person, stage.trackId, ['review']);
  const page = await person.call('review', { params: { taskId } });
  const returned = new Map(step.returned.map(({ question, note }) => [question, note]));
  // What the tier below decided stands as a proposal; where this tier decides otherwise it says why.
  const questions = [...new Set([...page.questions, ...Object.keys(step.decided), ...returned.keys()])];
  const changes = questions.map((question) => {
    const proposal = page.proposals[question];
    const grade = step.decided[question] ?? proposal?.grade ?? null;
    const other = proposal !== undefined && grade !== proposal.grade;
    return { question, verdict: returned.has(question) ? ('revise' as const) : ('accept' as const), ...(grade === null ? {} : { grade }), note: returned.get(question) ?? '', internal: other ? `Menurut jenjang ini pemenuhan kriterianya sesuai tingkat ${String(grade)}.` : '', baseRev: page.draft[question]?.rev ?? 0 };
  });
  await person.call('saveReview', { params: { taskId }, body: { changes } });
  await person.call('finishReview', { params: { taskId }, body: { round, decision: returned.size ? 'return' : 'pass' } });
}

/** Every act of the demo plan, as a person would do it. */
export const acts: Acting = {
  draft: async (stage, { grades }) => {
    const person = await stage.person(`operator.${stage.agencyKey}`);
    await save(stage, person, await taskOf(person, stage.trackId, ['fill', 'revise']), grades);
  },
  extend: async (stage, { days, reason }) => {
    const person = await stage.person('koordinator');
    const { state } = await person.call('track', { params: { trackId: stage.trackId } });
    await person.call('actOnTrack', { params: { trackId: stage.trackId }, body: { kind: 'extend', token: state.tokens[0]!.id, days, reason } });
  },
  askApproval: async (stage, { grades }) => {
    const person = await stage.person(`operator.${stage.agencyKey}`);
    const task = await taskOf(person, stage.trackId, ['fill', 'revise']);
    await save(stage, person, task, grades);
    await person.call('actOnTrack', { params: { trackId: stage.trackId }, body: { kind: 'askApproval', token: task.taskId.split('.').at(-1)!, round: task.round } });
  },
  submit: async (stage) => {
    const person = await stage.person(`kepala.${stage.agencyKey}`);
    await send(stage, person, await taskOf(person, stage.trackId, ['approve', 'fill', 'revise']));
  },
  review: (stage, step) => reviewAs(stage, step.tier === 'lead' ? 'ketua' : stage.member, step),
  resubmit: async (stage, { grades }) => {
    const operator = await stage.person(`operator.${stage.agencyKey}`);
    const task = await taskOf(operator, stage.trackId, ['revise', 'fill']);
    await save(stage, operator, task, grades);
    const head = await stage.person(`kepala.${stage.agencyKey}`);
    await send(stage, head, task);
  },
  meeting: async (stage, { session, returned }) => {
    const person = await stage.person('koordinator');
    const meetingId = await stage.meetingId(session);
    const { agendaItems } = await person.call('meeting', { params: { meetingId } });
    const itemId = agendaItems.find((item) => item.trackId === stage.trackId)?.itemId ?? null;
    const decide = (body: Partial<Decision> & Pick<Decision, 'decision'>) => person.call('decideInMeeting', { params: { meetingId }, body: { trackId: stage.trackId, itemId, questionId: null, instruction: '', actionItem: null, ...body } });
    for (const { question, note } of returned) await decide({ questionId: question, decision: 'return', instruction: note });
    if (returned.length === 0) await decide({ decision: 'accept', instruction: 'Nilai usulan diterima seluruhnya.' });
    await person.call('closeCase', { params: { meetingId }, body: { trackIds: [stage.trackId] } });
  },
};
