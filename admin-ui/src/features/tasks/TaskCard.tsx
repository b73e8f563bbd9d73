import { Button, Progress, Text } from '@mantine/core';
import { Go } from '../../shell/Go.tsx';
import { useNow, useWhen, useWorkingDays } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { addressOfTask, type Task } from './task-order.ts';
import { actWords, ownStatus } from './task-words.ts';
import classes from './tasks.module.css';

/** A duty on a phone: status, until when, and its act as wide as the thumb needs. */
export function TaskCard({ task, main }: { task: Task; main: boolean }) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  const workingDays = useWorkingDays(task.dueAt);
  return (
    <article className={classes['card']}>
      <div className={classes['badges']}>
        <StatusBadge kind="task" status={ownStatus(task)} />
        {task.late && <StatusBadge kind="flag" status="late" />}
      </div>
      <h2>{say(task.cycleTitle)}</h2>
      <Text size="sm">{say(task.title)} · {task.agencyName}</Text>
      <DueChip due={task.dueAt} zone={zone} now={now} late={task.late} provisional={task.provisional} {...(workingDays !== undefined && { workingDays })} />
      <TaskProgress task={task} />
      {task.dueAt && !task.late && <Text size="sm" c="dimmed">{t('agency.tasks.ifLate')}</Text>}
      <Button component={Go} href={addressOfTask(task)} variant={main ? 'filled' : 'default'} fullWidth size="md">{actWords(task, t)}</Button>
    </article>
  );
}

/** How far a task is: returned questions first, else required answers. */
export function TaskProgress({ task }: { task: Task }) {
  const { t } = useTexts();
  if (task.returned > 0) return <span>{task.returnedOpen > 0 ? t('agency.tasks.returnedOf', { open: task.returnedOpen, all: task.returned }) : t('agency.tasks.repaired', { all: task.returned })}</span>;
  if (!task.progress || task.progress.required === 0) return null;
  const words = t('agency.tasks.progressOf', task.progress);
  return (
    <div className={classes['progress']}>
      <Progress value={(task.progress.answered / task.progress.required) * 100} size="sm" aria-label={words} />
      <span>{words}</span>
    </div>
  );
}
