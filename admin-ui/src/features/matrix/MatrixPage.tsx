import { Button, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileText, IconInfoCircle, IconUsers } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useApi } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { useChosenCycle } from '../../shell/cycle.ts';
import { paths } from '../../paths.ts';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { BulkBar, type BulkDialog } from './BulkBar.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { MatrixFilters } from './MatrixFilters.tsx';
import { filterOf, type Matrix, type MatrixFilter } from './matrix-view.ts';
import { PlayedExample } from './PlayedExample.tsx';
import { RemindDialog } from './RemindDialog.tsx';
import { ReviewersDialog } from '../reviewers/ReviewersDialog.tsx';
import { WaitingStages } from './WaitingStages.tsx';
import classes from './matrix.module.css';

type Search = 'filter' | 'q' | 'stage';

/** C1: who is where, who is late, and one act for many. */
export function MatrixPage() {
  const { t } = useTexts();
  const say = useSay();
  const cycleId = usePathPart('cycle');
  const { may } = useSession();
  const { cycles } = useChosenCycle();
  const [search, setSearch] = useSearchState<Search>();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const filter = filterOf(search.filter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<BulkDialog>();
  const { data, error, refetch } = useApi('matrix', { params: { cycleId }, query: { filter, ...(search.q && { q: search.q }), ...(search.stage && { stage: search.stage }) } }, { placeholderData: keepPreviousData });
  // a phone begins with what is late
  const rows = useMemo(() => (data && phone ? data.rows.toSorted((a, b) => Number(b.late) - Number(a.late)) : (data?.rows ?? [])), [data, phone]);
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const cycle = cycles.find((each) => each.cycleId === cycleId);
  const stage = data.stages.find(({ key }) => key === search.stage);
  const clear = () => setSearch({ filter: undefined, q: undefined, stage: undefined });
  const names = new Map(rows.map((row) => [row.trackId, row.name]));
  const acts = may('extend');
  return (
    <>
      <PageHeader title={cycle ? say(cycle.title) : t('coordinator.matrix.title')} duty={<Counts data={data} onFilter={(next) => setSearch({ filter: next })} />} acts={<>{may('changeReviewers') && <Button component={Go} href={paths.reviewers(cycleId)} variant="default" leftSection={<IconUsers size={18} aria-hidden />}>{t('reviewers.link')}</Button>}<Button component={Go} href={paths.report(cycleId)} variant="default" leftSection={<IconFileText size={18} aria-hidden />}>{t('reports.report')}</Button></>} />
      {cycle?.sample && <PlayedExample {...cycle.sample} />}
      {may('openStages') && <WaitingStages cycleId={cycleId} data={data} />}
      <div className={classes['tools']}>
        <MatrixFilters q={search.q ?? ''} filter={filter} onSearch={setSearch} />
        {stage && <Button size="compact-sm" variant="light" onClick={() => setSearch({ stage: undefined })}>{t('coordinator.matrix.onlyStage', { stage: say(stage.title) })} ×</Button>}
        <span className={classes['dim']} aria-live="polite">{t('coordinator.matrix.shown', { shown: rows.length, total: data.total })}</span>
      </div>
      {rows.length === 0 ? (
        data.total === 0 ? <EmptyState why={t('coordinator.matrix.empty')} /> : <EmptyState why={t('shell.noMatch')} act={<Button variant="default" onClick={clear}>{t('shell.clearFilter')}</Button>} />
      ) : <MatrixGrid data={data} rows={rows} cycleId={cycleId} phone={phone ?? false} chosen={chosen} onChosen={setChosen} onStage={(key) => setSearch({ stage: key === search.stage ? undefined : key })} stage={search.stage} acts={acts} onAct={(which) => chosen.size > 0 && setDialog(which)} />}
      {acts && <BulkBar rows={rows} chosen={chosen} onChosen={setChosen} onAct={setDialog} />}
      {dialog === 'remind' && <RemindDialog cycleId={cycleId} trackIds={[...chosen]} names={names} onClose={() => setDialog(undefined)} />}
      {dialog === 'extend' && <ExtendDialog cycleId={cycleId} trackIds={[...chosen]} onClose={() => setDialog(undefined)} />}
      {dialog === 'reviewers' && <ReviewersDialog cycleId={cycleId} trackIds={[...chosen]} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function Counts({ data, onFilter }: { data: Matrix; onFilter: (filter: MatrixFilter) => void }) {
  const { t } = useTexts();
  return (
    <ul className={classes['counts']}>
      <li><button type="button" className="sk-link" onClick={() => onFilter('all')}>{t('coordinator.matrix.agencies', { count: data.total })}</button></li>
      {data.onTime !== null && (
        <li>
          {t('coordinator.matrix.onTime', { percent: data.onTime })}
          <Tooltip label={t('coordinator.matrix.onTimeWhy')}><button type="button" className={classes['why']} aria-label={t('coordinator.matrix.onTimeWhy')}><IconInfoCircle size={16} aria-hidden /></button></Tooltip>
        </li>
      )}
      <li data-late={data.late > 0 || undefined}><button type="button" className="sk-link" onClick={() => onFilter('late')}>{t('coordinator.matrix.late', { count: data.late })}</button></li>
    </ul>
  );
}
