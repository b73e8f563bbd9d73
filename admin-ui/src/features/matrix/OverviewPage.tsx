import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { useSearchState } from '../../shell/Go.tsx';
import { useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { filterOf } from './matrix-view.ts';
import { MatrixFilters } from './MatrixFilters.tsx';
import { OverviewGrid } from './OverviewGrid.tsx';
import classes from './matrix.module.css';

/** Where every agency stands in all running cycles at once. */
export function OverviewPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchState<'filter' | 'q'>();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const filter = filterOf(search.filter);
  const { data, error, refetch } = useApi('overview', { query: { filter, ...(search.q && { q: search.q }) } }, { placeholderData: keepPreviousData });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const clear = () => setSearch({ filter: undefined, q: undefined });
  const none = data.cycles.length === 0 ? <EmptyState why={t('coordinator.overview.empty')} /> : <EmptyState why={t('shell.noMatch')} act={<Button variant="default" onClick={clear}>{t('shell.clearFilter')}</Button>} />;
  return (
    <>
      <PageHeader title={t('coordinator.overview.title')} duty={`${t('coordinator.overview.duty')} ${t('coordinator.overview.cycles', { count: data.cycles.length })}, ${t('coordinator.overview.total', { total: data.total })}.`} />
      <div className={classes['tools']}>
        <MatrixFilters q={search.q ?? ''} filter={filter} onSearch={setSearch} />
        <span className={classes['dim']} aria-live="polite">{t('coordinator.matrix.shown', { shown: data.rows.length, total: data.total })}</span>
      </div>
      {data.rows.length === 0 ? none : <OverviewGrid data={data} phone={phone ?? false} />}
    </>
  );
}
