import { trackBlocks } from '../../../../core/report/paper.ts';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useTexts } from '../../texts/index.ts';
import { Paper } from './Paper.tsx';

/** The document of one agency: the record of its verification, or its proposal with the worksheet. */
export function TrackReportPage() {
  const { t } = useTexts();
  const [cycleId, trackId] = [usePathPart('cycle'), usePathPart('agency')];
  const { data, error, refetch } = useApi('trackReport', { params: { trackId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Paper head={data} blocks={trackBlocks(data)} pdf={{ name: 'trackReportPdf', params: { trackId } }} title={t('reports.track')} crumbs={[<Go key="a" href={paths.agency(cycleId, trackId)}>{data.agencyName}</Go>]} />;
}
