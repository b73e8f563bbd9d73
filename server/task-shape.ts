import type { Tier } from '../core/access.ts';
import { tasksOf, type Task } from '../core/submission/tasks.ts';
import { statusSentence } from '../core/submission/sentence.ts';
import { sentence, type Text } from '../core/problem.ts';
import type { SignedIn } from './auth/session.ts';
import type { Case, Clockwork } from './reach.ts';

export type Progress = { readonly answered: number; readonly required: number };
type About = Pick<Case, 'view' | 'state' | 'ir' | 'cycle'>;

/** Says whether a duty lies with this person now, and not only with the office. */
export function isMine(person: SignedIn, { state, reviewers }: { readonly state: Case['state']; readonly reviewers: Readonly<Partial<Record<Tier, string>>> }, task: Task): boolean {
  if (!task.roles.includes(person.role)) return false;
  if (person.role === 'operator' || person.role === 'head') return person.agencyId === state.agencyId;
  return person.role !== 'evaluator' || (task.tier !== undefined && reviewers[task.tier] === person.personId);
}

/** Why this person may not do the duty, though it is in the list. */
function whyNot(person: SignedIn, { state }: About): Text | null {
  return person.role === 'evaluator' && person.agencyId === state.agencyId ? sentence('ownAgency') : null;
}

/** Gives one duty as the contract shows it. */
export function taskShapeOf(about: About, task: Task, { person, progress = null, returnedOpen = task.returned }: { readonly person: SignedIn; readonly progress?: Progress | null; readonly returnedOpen?: number }) {
  const { view, cycle } = about;
  return {
    taskId: `${view._id}.${task.token}`, trackId: view._id, cycleId: view.cycleId, cycleTitle: cycle.title, agencyId: view.agencyId, agencyName: view.agencyName,
    duty: task.duty, title: task.title, stage: task.stage, phase: task.phase, round: task.round, dueAt: task.dueAt, provisional: task.provisional, late: task.late,
    returned: task.returned, returnedOpen, progress, sentence: task.sentence, refused: whyNot(person, about),
  };
}

/** Gives the duties of a case. */
export function tasksIn({ ir, state }: Pick<Case, 'ir' | 'state'>, { now, calendar }: Clockwork): readonly Task[] {
  return tasksOf(ir, state, { now, calendar });
}

/** Gives a case that asks for nothing now: finished, suspended, or with the machine. */
export function restingShape(about: About, clockwork: Clockwork, person: SignedIn) {
  const { ir, state, cycle } = about;
  const token = state.tokens[0];
  const task: Task = {
    token: token?.id ?? 't0', duty: 'watch', role: person.role, roles: [person.role], title: cycle.title, node: '', stage: token?.stage ?? ir.stages.at(-1)?.key ?? '', phase: state.ended === undefined ? (token?.phase ?? 'working') : 'ended',
    round: state.round, dueAt: null, provisional: false, late: false, returned: 0, resubmission: false, sentence: statusSentence(ir, state, { now: clockwork.now, calendar: clockwork.calendar }), urgency: Number.MAX_SAFE_INTEGER,
  };
  return taskShapeOf(about, task, { person });
}

/** Gives a case as the contract shows it, with the duties it lays on people. */
export function trackShapeOf(about: About, clockwork: Clockwork, person: SignedIn) {
  const { view, state, ir, cycle } = about;
  const tasks = tasksIn(about, clockwork).map((task) => taskShapeOf(about, task, { person }));
  const sentenceNow = statusSentence(ir, state, { now: clockwork.now, calendar: clockwork.calendar });
  return { trackId: view._id, cycleId: view.cycleId, cycleTitle: cycle.title, agencyId: view.agencyId, agencyName: view.agencyName, state, sentence: sentenceNow, tasks };
}
