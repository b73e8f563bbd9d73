import type { Translate } from '../../texts/index.ts';
import { taskStatus } from '../../ui/statuses.ts';
import type { Task } from './task-order.ts';

/** Says whether a round asks for new questions alone: nothing was returned. */
export const isSupplement = ({ phase, returned }: Pick<Task, 'phase' | 'returned'>): boolean => phase === 'returned' && returned === 0;

/** Gives the status of a task as its agency reads it: new questions are to be filled in, not repaired. */
export const ownStatus = (task: Task) => taskStatus(isSupplement(task) ? 'open' : task.phase, task.progress?.answered, isSupplement(task) ? 'fill' : task.duty);

/** The button of a task, named by its act. */
export function actWords(task: Task, t: Translate): string {
  if (isSupplement(task)) return t('agency.tasks.acts.supplement');
  if (task.duty === 'revise') return t('agency.tasks.acts.revise', { count: Math.max(1, task.returnedOpen || task.returned) });
  if (task.duty === 'fill') return (task.progress?.answered ?? 0) > 0 ? t('agency.tasks.acts.goOn') : t('agency.tasks.acts.fill');
  return t(`agency.tasks.acts.${task.duty}`);
}
