import { cycleBlocks } from '../../../../core/report/paper.ts';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { Paper } from './Paper.tsx';

/** The compiled report of a cycle: results, totals, lists, what stays open, who has not reported. */
export function CycleReportPage() {
  const { t } = useTexts();
  const say = useSay();
  const cycleId = usePathPart('cycle');
  const { data, error, refetch } = useApi('cycleReport', { params: { cycleId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Paper head={data} blocks={cycleBlocks(data)} pdf={{ name: 'cycleReportPdf', params: { cycleId } }} title={t('reports.cycle')} crumbs={[<Go key="m" href={paths.matrix(cycleId)}>{say(data.title)}</Go>]} />;
}
