import { Button, Tabs, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, useGo, useSearchState } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { DueChip } from '../../ui/DueChip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { taskStatus } from '../../ui/statuses.ts';
import { Standing } from '../track/Standing.tsx';
import classes from './review.module.css';

type Task = Answer<'tasks'>['mine'][number];

/** Resubmissions first, then late ones, then by deadline. */
const firstFirst = (a: Task, b: Task) => Number(b.round > 1) - Number(a.round > 1) || Number(b.late) - Number(a.late) || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9');

/** E1: what to judge first. */
export function QueuePage() {
  const { t } = useTexts();
  const [{ q = '', tab = 'mine' }, setSearch] = useSearchState<'q' | 'tab'>();
  const { data, error, refetch } = useApi('tasks', { query: { show: 'all' } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const wanted = ({ agencyName, cycleTitle }: Task) => `${agencyName} ${cycleTitle.id} ${cycleTitle.en}`.toLowerCase().includes(q.toLowerCase());
  const mine = data.mine.filter(({ duty }) => duty === 'review').toSorted(firstFirst);
  const search = <TextInput type="search" aria-label={t('review.queue.searchLabel')} placeholder={t('review.queue.searchLabel')} leftSection={<IconSearch size={16} aria-hidden />} value={q} onChange={(event) => setSearch({ q: event.currentTarget.value })} style={{ inlineSize: 280, maxInlineSize: '100%' }} />;
  const first = mine.find(({ refused }) => !refused);
  return (
    <>
      <PageHeader title={t('review.queue.title')} duty={<Counts tasks={mine} />} acts={first && <Button component={Go} href={paths.reviewTask(first.taskId)}>{t('review.queue.firstOf', { agency: first.agencyName })}</Button>} />
      <Tabs value={tab} onChange={(value) => setSearch({ tab: value === 'mine' ? undefined : (value ?? undefined) })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="mine">{t('review.queue.mine')} ({mine.length})</Tabs.Tab>
          <Tabs.Tab value="waiting">{t('review.queue.waiting')} ({data.waiting.length})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mine"><Queue tasks={mine.filter(wanted)} own tools={mine.length > 6 && search} filtered={q !== ''} onClear={() => setSearch({ q: undefined })} /></Tabs.Panel>
        <Tabs.Panel value="waiting"><Queue tasks={data.waiting.filter(wanted)} tools={data.waiting.length > 6 && search} filtered={q !== ''} onClear={() => setSearch({ q: undefined })} /></Tabs.Panel>
      </Tabs>
    </>
  );
}

function Counts({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTexts();
  const late = tasks.filter((task) => task.late).length;
  return (
    <ul className={classes['counts']}>
      <li>{t('review.queue.count')} <strong>{tasks.length}</strong></li>
      <li data-late={late > 0 || undefined}>{t('review.queue.late')} <strong>{late}</strong></li>
      <li>{t('review.queue.resentCount')} <strong>{tasks.filter(({ round }) => round > 1).length}</strong></li>
    </ul>
  );
}

type Props = { readonly tasks: readonly Task[]; readonly own?: boolean; readonly tools: ReactNode; readonly filtered: boolean; readonly onClear: () => void };

function Queue({ tasks, own, tools, filtered, onClear }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const when = useWhen();
  const now = useNow();
  const age = ({ sentence: { since } }: Task) => (since ? Math.max(0, -when.daysUntil(since, now)) : 0);
  return (
    <DataTable
      caption={t('review.queue.title')}
      rows={tasks}
      rowKey={({ taskId }) => taskId}
      tools={tools}
      filtered={filtered}
      onClearFilter={onClear}
      empty={<EmptyState why={own ? t('review.queue.empty') : t('review.queue.emptyWaiting')} />}
      columns={[
        { key: 'agency', title: t('review.queue.agency'), phone: 'head', sort: (task) => task.agencyName, cell: (task) => <div className={classes['name']}><Go href={own ? paths.reviewTask(task.taskId) : paths.agency(task.cycleId, task.trackId)}>{task.agencyName}</Go><small>{say(task.cycleTitle)}</small></div> },
        { key: 'round', title: t('review.queue.round'), sort: (task) => task.round, cell: (task) => <div className={classes['name']}>{t('review.queue.roundOf', { round: task.round })}<small>{task.round > 1 ? t('review.queue.resent') : t('review.queue.first')}</small></div> },
        { key: 'stage', title: t('review.queue.stage'), cell: (task) => (own ? say(task.title) : <Standing sentence={task.sentence} />) },
        { key: 'status', title: t('review.queue.status'), cell: (task) => <div className={classes['badges']}><StatusBadge kind="task" status={taskStatus(task.phase)} />{task.late && <StatusBadge kind="flag" status="late" />}</div> },
        { key: 'age', title: t('review.queue.age'), sort: age, cell: (task) => (age(task) === 0 ? t('review.queue.ageToday') : t('review.queue.age', { count: age(task) })) },
        { key: 'due', title: t('review.queue.due'), sort: (task) => task.dueAt ?? '9', cell: (task) => <DueChip due={task.dueAt} zone={when.zone} now={now} late={task.late} provisional={task.provisional} short /> },
        { key: 'act', title: t('review.queue.act'), cell: (task) => <ActButton size="compact-sm" variant={own ? 'light' : 'default'} act={own ? (task.phase === 'inReview' ? t('review.queue.goOn') : t('review.queue.start')) : t('review.queue.read')} refusal={task.refused} onAct={() => go(own ? paths.reviewTask(task.taskId) : paths.agency(task.cycleId, task.trackId))} /> },
      ]}
    />
  );
}
