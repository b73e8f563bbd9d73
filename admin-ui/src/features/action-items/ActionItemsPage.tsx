import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { DueChip } from '../../ui/DueChip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { decimalWords } from '../scores/explain.ts';
import { ReportDialog } from './ReportDialog.tsx';
import { VerifyDialog } from './VerifyDialog.tsx';
import classes from './action-items.module.css';

export type ActionItem = Answer<'actionItems'>['items'][number];
const columns = ['open', 'in_progress', 'submitted', 'returned', 'done', 'not_applicable'] as const;

/** C9: who owes what until when; of a cycle, or all own ones. */
export function ActionItemsPage() {
  const { t } = useTexts();
  const { may } = useSession();
  const cycleId = usePathPart('cycle');
  const [search, setSearch] = useSearchState<'as' | 'open'>();
  const { data, error, refetch } = useApi('actionItems', { query: cycleId ? { cycleId } : {} });
  const [item, setItem] = useState<{ item: ActionItem; what: 'report' | 'verify' }>();
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const board = search.as === 'board';
  const act = (which: ActionItem, what: 'report' | 'verify') => setItem({ item: which, what });
  return (
    <>
      <PageHeader title={t('coordinator.actions.title')} duty={data.items.length > 0 && <Counts counts={data.counts} />} acts={data.items.length > 0 && <SegmentedControl size="xs" value={board ? 'board' : 'table'} onChange={(as) => setSearch({ as: as === 'board' ? as : undefined })} aria-label={t('coordinator.actions.view')} data={[{ value: 'table', label: t('coordinator.actions.table') }, { value: 'board', label: t('coordinator.actions.board') }]} />} />
      {data.items.length === 0 ? <EmptyState why={t('coordinator.actions.empty')} act={cycleId && may('seeMeetings') && <Button component={Go} href={paths.meetings(cycleId)} variant="default">{t('shell.nav.meetings')}</Button>} /> : board ? <Board items={data.items} onAct={act} /> : <Table items={data.items} onAct={act} />}
      {item?.what === 'report' && <ReportDialog item={item.item} onClose={() => setItem(undefined)} />}
      {item?.what === 'verify' && <VerifyDialog item={item.item} onClose={() => setItem(undefined)} />}
    </>
  );
}

function Counts({ counts }: { counts: Answer<'actionItems'>['counts'] }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { done, doing, open, excluded, percent } = counts;
  const formula = t('coordinator.actions.formula', { done, all: done + doing + open + excluded, excluded });
  return (
    <span className={classes['counts']}>
      {t('coordinator.actions.counts', { done, doing, open, excluded })} <strong>{decimalWords(percent, language).replace(/%?$/, '%')}</strong>
      <Tooltip label={formula}><button type="button" className={classes['why']} aria-label={formula}><IconInfoCircle size={16} aria-hidden /></button></Tooltip>
    </span>
  );
}

type ListProps = { readonly items: readonly ActionItem[]; readonly onAct: (item: ActionItem, what: 'report' | 'verify') => void };

function Table({ items, onAct }: ListProps) {
  const { t } = useTexts();
  const { zone } = useWhen();
  const now = useNow();
  return (
    <DataTable
      caption={t('coordinator.actions.title')}
      rows={items}
      rowKey={({ actionItemId }) => actionItemId}
      empty={null}
      columns={[
        { key: 'what', title: t('coordinator.room.what'), phone: 'head', sort: (row) => row.number, cell: (row) => <div className={classes['what']}><small>{row.number}</small>{row.what}</div> },
        { key: 'agency', title: t('coordinator.matrix.agency'), sort: (row) => row.agencyName, cell: (row) => <div className={classes['what']}>{row.agencyName}<small>{row.who}</small></div> },
        { key: 'due', title: t('coordinator.room.when'), sort: (row) => row.dueAt, cell: (row) => <DueChip due={row.dueAt} zone={zone} now={now} late={row.late} short /> },
        { key: 'progress', title: t('coordinator.actions.progress'), sort: (row) => row.progress, cell: (row) => <Progress item={row} /> },
        { key: 'status', title: t('coordinator.actions.status'), sort: (row) => row.status, cell: (row) => <StatusBadge kind="actionItem" status={row.status} /> },
        { key: 'act', title: t('coordinator.actions.act'), cell: (row) => <Acts item={row} onAct={onAct} /> },
      ]}
    />
  );
}

function Progress({ item }: { item: ActionItem }) {
  return <div className={classes['progress']}><div aria-hidden><div style={{ inlineSize: `${item.progress}%` }} /></div><span>{item.progress}%</span></div>;
}

function Acts({ item, onAct }: { item: ActionItem; onAct: ListProps['onAct'] }) {
  const { t } = useTexts();
  const { may } = useSession();
  const over = item.status === 'done' || item.status === 'not_applicable';
  if (may('reportActionItem')) return <ActButton size="compact-sm" variant="light" act={t('coordinator.actions.report')} refusal={over ? t('coordinator.actions.over') : item.status === 'submitted' ? t('coordinator.actions.waits') : null} onAct={() => onAct(item, 'report')} />;
  if (may('verifyActionItem')) return <ActButton size="compact-sm" variant="light" act={t('coordinator.actions.verify')} refusal={over ? t('coordinator.actions.over') : item.status === 'submitted' ? null : t('coordinator.actions.notReported')} onAct={() => onAct(item, 'verify')} />;
  return <span className={classes['dim']}>–</span>;
}

/** The same items in columns by status; on a phone the columns lie under one another. */
function Board({ items, onAct }: ListProps) {
  const { t } = useTexts();
  const { zone } = useWhen();
  const now = useNow();
  return (
    <div className={classes['board']}>
      {columns.map((status) => {
        const own = items.filter((item) => item.status === status);
        return (
          <section key={status} aria-label={t(`shell.status.actionItem.${status}`)}>
            <h2><StatusBadge kind="actionItem" status={status} /> <span>{own.length}</span></h2>
            {own.map((item) => (
              <article key={item.actionItemId}>
                <small>{item.number} · {item.agencyName}</small>
                <strong>{item.what}</strong>
                <small>{item.who}</small>
                <DueChip due={item.dueAt} zone={zone} now={now} late={item.late} short />
                <Progress item={item} />
                <Acts item={item} onAct={onAct} />
              </article>
            ))}
          </section>
        );
      })}
    </div>
  );
}
