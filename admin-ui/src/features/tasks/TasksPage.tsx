import { Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useApi } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go } from '../../shell/Go.tsx';
import { useNow } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusSentence } from '../../ui/StatusSentence.tsx';
import { OwnActionItems } from './OwnActionItems.tsx';
import { addressOfTask, isSoon, urgentFirst, type Task } from './task-order.ts';
import { TaskCard } from './TaskCard.tsx';
import { TaskTable } from './TaskTable.tsx';
import { actWords } from './task-words.ts';
import classes from './tasks.module.css';

/** O1: the next duty in ten seconds; late first. */
export function TasksPage() {
  const { t } = useTexts();
  const now = useNow();
  const phone = useMediaQuery('(max-width: 768px)', false, { getInitialValueInEffect: false });
  const { may } = useSession();
  const { data, error, refetch } = useApi('tasks', { query: { show: 'mine' } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const mine = urgentFirst(data.mine);
  const late = mine.filter((task) => task.late).length;
  const soon = mine.filter((task) => !task.late && isSoon(task, now)).length;
  const list = (tasks: readonly Task[], own: boolean) => (phone ? tasks.map((task, index) => <TaskCard key={task.taskId} task={task} main={own && index === 0} />) : <TaskTable tasks={tasks} own={own} />);
  return (
    <>
      <PageHeader title={t('agency.tasks.title')} duty={<Counts late={late} soon={soon} waiting={data.waiting.length} />} acts={!phone && <MainAct task={mine[0]} />} />
      {mine.length === 0 ? <NothingToDo waiting={data.waiting} /> : <div className={classes['list']}>{list(mine, true)}</div>}
      {may('reportActionItem') && <OwnActionItems />}
      {(data.waiting.length > 0 || data.finished.length > 0) && (
        <Tabs defaultValue={data.waiting.length > 0 ? 'waiting' : 'finished'} mt="xl" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="waiting">{t('agency.tasks.waiting')} ({data.waiting.length})</Tabs.Tab>
            <Tabs.Tab value="finished">{t('agency.tasks.finished')} ({data.finished.length})</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="waiting" pt="md"><ul className={classes['waiting']}>{data.waiting.map((task) => <li key={task.taskId}><TaskName task={task} /><StatusSentence sentence={task.sentence} /></li>)}</ul></Tabs.Panel>
          <Tabs.Panel value="finished" pt="md"><ul className={classes['waiting']}>{data.finished.map((task) => <li key={task.taskId}><TaskName task={task} /><StatusSentence sentence={task.sentence} /></li>)}</ul></Tabs.Panel>
        </Tabs>
      )}
    </>
  );
}

function TaskName({ task }: { task: Task }) {
  const say = useSay();
  return <Go href={addressOfTask(task)}><strong>{say(task.cycleTitle)}{say(task.title) !== say(task.cycleTitle) && `: ${say(task.title)}`}</strong></Go>;
}

function Counts({ late, soon, waiting }: { late: number; soon: number; waiting: number }) {
  const { t } = useTexts();
  return (
    <ul className={classes['counts']}>
      <li data-late={late > 0 || undefined}>{t('agency.tasks.late')} <strong>{late}</strong></li>
      <li>{t('agency.tasks.thisWeek')} <strong>{soon}</strong></li>
      <li>{t('agency.tasks.waiting')} <strong>{waiting}</strong></li>
    </ul>
  );
}

function MainAct({ task }: { task: Task | undefined }) {
  const { t } = useTexts();
  return task ? <Button component={Go} href={addressOfTask(task)}>{actWords(task, t)}</Button> : null;
}

function NothingToDo({ waiting }: { waiting: readonly Task[] }) {
  const { t } = useTexts();
  const say = useSay();
  const first = waiting[0];
  const why = first ? t('agency.tasks.emptyNext', { agency: say(first.cycleTitle), holder: say(first.sentence.holder), next: say(first.sentence.next) }) : t('agency.tasks.empty');
  return <EmptyState why={why} act={first && <Button component={Go} href={addressOfTask(first)} variant="default">{t('agency.tasks.acts.watch')}</Button>} />;
}
