import { meetingBlocks } from '../../../../core/report/paper.ts';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useTexts } from '../../texts/index.ts';
import { Paper } from '../reports/Paper.tsx';

/** The berita acara of a meeting. */
export function RecordPage() {
  const { t } = useTexts();
  const { zone } = useWhen();
  const [cycleId, meetingId] = [usePathPart('cycle'), usePathPart('meeting')];
  const { data, error, refetch } = useApi('meetingRecord', { params: { meetingId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Paper head={data} blocks={meetingBlocks(data, zone)} pdf={{ name: 'meetingRecordPdf', params: { meetingId } }} title={t('coordinator.record.title')} crumbs={[<Go key="r" href={paths.meetings(cycleId)}>{t('coordinator.meetings.title')}</Go>, <Go key="k" href={paths.room(cycleId, meetingId)}>{t('coordinator.room.back')}</Go>]} />;
}
