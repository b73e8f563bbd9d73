import { Button } from '@mantine/core';
import { Go } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { DueChip } from '../../ui/DueChip.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { addressOfTask, type Task } from './task-order.ts';
import { TaskProgress } from './TaskCard.tsx';
import { actWords, ownStatus } from './task-words.ts';
import classes from './tasks.module.css';

/** Duties on a desktop. */
export function TaskTable({ tasks, own }: { tasks: readonly Task[]; own: boolean }) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  return (
    <DataTable
      caption={t('agency.tasks.title')}
      rows={tasks}
      rowKey={(task) => task.taskId}
      empty={null}
      columns={[
        { key: 'task', title: t('agency.tasks.task'), phone: 'head', cell: (task) => <div className={classes['name']}><Go href={addressOfTask(task)}>{say(task.cycleTitle)}</Go><small>{task.agencyName}</small></div> },
        { key: 'stage', title: t('agency.tasks.stage'), cell: (task) => <div className={classes['name']}>{say(task.title)}{task.round > 1 && <small>{t('agency.tasks.round', { round: task.round })}</small>}</div> },
        { key: 'status', title: t('agency.tasks.status'), cell: (task) => <div className={classes['badges']}><StatusBadge kind="task" status={ownStatus(task)} />{task.late && <StatusBadge kind="flag" status="late" />}</div> },
        { key: 'progress', title: t('agency.tasks.progress'), cell: (task) => <TaskProgress task={task} /> },
        { key: 'due', title: t('agency.tasks.due'), cell: (task) => <DueChip due={task.dueAt} zone={zone} now={now} late={task.late} provisional={task.provisional} short /> },
        { key: 'act', title: t('agency.tasks.act'), cell: (task) => <Button component={Go} href={addressOfTask(task)} size="compact-sm" variant={own ? 'light' : 'default'}>{actWords(task, t)}</Button> },
      ]}
    />
  );
}
