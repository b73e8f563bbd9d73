import type { Translate } from '../../texts/index.ts';
import type { Task } from './task-order.ts';

/** The button of a task, named by its act. */
export function actWords(task: Task, t: Translate): string {
  if (task.duty === 'revise') return t('agency.tasks.acts.revise', { count: Math.max(1, task.returnedOpen || task.returned) });
  if (task.duty === 'fill') return (task.progress?.answered ?? 0) > 0 ? t('agency.tasks.acts.goOn') : t('agency.tasks.acts.fill');
  return t(`agency.tasks.acts.${task.duty}`);
}
