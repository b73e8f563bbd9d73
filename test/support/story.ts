import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { goldenGrades } from '../../core/samples/demo-plan.ts';
import { sampleIds } from '../../db/seed.ts';
import { aPdf, castOf, type Actor } from './cast.ts';
import type { TestServer } from './server.ts';
import type { FileRef } from '../../core/form/model.ts';

export type Story = {
  readonly as: (login: string) => Promise<Actor>;
  readonly cycleId: string;
  /** The track of an agency of the cast, by its key. */
  readonly trackOf: (agency: string) => string;
  /** The task somebody has in a track, once the engine has laid it on him or her. */
  readonly taskOf: (login: string, agency: string) => Promise<Awaited<ReturnType<Actor['does']>> & { readonly taskId: string; readonly round: number; readonly duty: string; readonly phase: string }>;
};

/** Repeats a question until its answer is there: the engine needs a moment for each step. */
export async function until<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Launches a cycle from the AKIP template, or from what `design` makes of it, for the named agencies, over own forms by key where named, and waits until every one of them has its task. */
export async function aCycle(server: TestServer, agencies: readonly string[], { design = (usual) => usual, forms }: { readonly design?: (usual: CycleDefinition) => CycleDefinition; readonly forms?: Readonly<Record<string, string>> } = {}): Promise<Story> {
  const as = castOf(server);
  const administrator = await as('administrator');
  const { cycleId, rev } = await administrator.does('addCycle', { body: { templateKey: 'akip-internal', title: { id: 'Evaluasi AKIP internal 2026', en: 'Internal AKIP evaluation 2026' } } });
  const { setup } = await administrator.does('cycle', { params: { cycleId } });
  const usual = (await administrator.does('cycleDesign', { params: { cycleId } })).definition as unknown as CycleDefinition;
  const wanted = design(usual);
  const saved = wanted === usual ? { rev } : await administrator.does('changeDesign', { params: { cycleId }, rev, body: { definition: wanted as never } });
  const reviewers = { member: sampleIds.person('anggota'), lead: sampleIds.person('ketua') };
  const agencyIds = agencies.map(sampleIds.agency);
  await administrator.does('changeCycle', { params: { cycleId }, rev: saved.rev, body: { ...setup, ...(forms && { forms }), period: '2026', launchDate: '2026-07-06', agencyIds, assignments: agencyIds.map((agencyId) => ({ agencyId, reviewers })) } });
  await administrator.does('launchCycle', { params: { cycleId } });
  const rows = await until(async () => {
    const matrix = await administrator.does('matrix', { params: { cycleId } });
    return matrix.rows.filter(({ dueAt }) => dueAt !== null).length === agencies.length ? matrix.rows : undefined;
  }, 'the tracks to open');
  const tracks = new Map(rows.map(({ agencyId, trackId }) => [agencyId, trackId]));
  const trackOf = (agency: string) => tracks.get(sampleIds.agency(agency)) ?? '';
  const taskOf: Story['taskOf'] = async (login, agency) => {
    const person = await as(login);
    return until(async () => (await person.does('tasks')).mine.find(({ trackId }) => trackId === trackOf(agency)), `a task of ${login} for ${agency}`) as never;
  };
  return { as, cycleId, trackOf, taskOf };
}

type Grades = Readonly<Record<string, string>>;
export const grades: Grades = goldenGrades.b6300 as unknown as Grades;

/** An operator answers the graded questions of the worksheet, each with a piece of evidence. */
export async function fillsIn({ as, taskOf }: Story, agency: string, answers: Grades): Promise<void> {
  const operator = await as(`operator.${agency}`);
  const { taskId } = await taskOf(`operator.${agency}`, agency);
  const { fields } = await operator.does('task', { params: { taskId } });
  const { body } = await operator.uploads('Renstra 2026.pdf', aPdf(agency));
  const { fileId, name, size, mime, sha256 } = body as FileRef;
  const changes = Object.entries(answers).map(([question, value]) => ({ question, value, evidence: [{ fileId, name, size, mime, sha256 }], baseRev: fields[question]?.rev ?? 0 }));
  const saved = await operator.does('saveDraft', { params: { taskId }, body: { changes } });
  if (saved.saved.length !== changes.length) throw new Error(`not everything was saved: ${JSON.stringify(saved)}`);
}

/** The head of an agency approves and sends; gives the receipt. */
export async function handsIn({ as, taskOf }: Story, agency: string) {
  const operator = await as(`operator.${agency}`);
  const { taskId, round } = await taskOf(`operator.${agency}`, agency);
  await operator.does('actOnTrack', { params: { trackId: taskId.slice(0, taskId.lastIndexOf('.')) }, body: { kind: 'askApproval', token: taskId.slice(taskId.lastIndexOf('.') + 1), round } });
  const head = await as(`kepala.${agency}`);
  const task = await taskOf(`kepala.${agency}`, agency);
  const submissionId = crypto.randomUUID();
  return head.does('sendTask', { params: { taskId: task.taskId }, body: { round: task.round, submissionId }, key: submissionId });
}

/** A reviewer judges everything that is left to judge: the named questions go back with a note, the rest is accepted as the tier below proposes it. */
export async function reviews({ as, taskOf }: Story, { login, agency, returned = {}, graded = {}, why = '' }: { readonly login: string; readonly agency: string; readonly returned?: Readonly<Record<string, string>>; readonly graded?: Grades; readonly why?: string }): Promise<void> {
  const reviewer = await as(login);
  const { taskId, round } = await taskOf(login, agency);
  const { questions, draft, proposals } = await reviewer.does('review', { params: { taskId } });
  const gradeOf = (question: string) => (question in graded ? { grade: graded[question] } : proposals[question] ? { grade: proposals[question].grade } : {});
  const changes = questions.map((question) => ({ question, verdict: question in returned ? 'revise' as const : 'accept' as const, ...gradeOf(question), note: returned[question] ?? '', internal: why, baseRev: draft[question]?.rev ?? 0 }));
  if (changes.length > 0) await reviewer.does('saveReview', { params: { taskId }, body: { changes } });
  await reviewer.does('finishReview', { params: { taskId }, body: { round, decision: Object.keys(returned).length > 0 ? 'return' : 'pass' } });
}
