import type { Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';

export type Task = Answer<'tasks'>['mine'][number];

/** Late first, approvals before other duties of the same day, then by deadline. */
export function urgentFirst(tasks: readonly Task[]): readonly Task[] {
  const rank = (task: Task) => [task.late ? 0 : 1, task.duty === 'approve' ? 0 : 1, task.dueAt ? Date.parse(task.dueAt) : Number.MAX_SAFE_INTEGER] as const;
  return tasks.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  });
}

/** Due within seven days. */
export const isSoon = (task: Task, now: number): boolean => task.dueAt !== null && Date.parse(task.dueAt) - now < 7 * 86_400_000;

const addresses: Readonly<Record<Task['duty'], (task: Task) => string>> = {
  fill: (task) => paths.task(task.taskId),
  approve: (task) => paths.check(task.taskId),
  revise: (task) => paths.revise(task.taskId),
  review: (task) => paths.reviewTask(task.taskId),
  gate: (task) => paths.agency(task.cycleId, task.trackId),
  meeting: (task) => paths.meetings(task.cycleId),
  watch: (task) => paths.task(task.taskId),
};

/** The screen on which a duty is done. */
export const addressOfTask = (task: Task): string => addresses[task.duty](task);
