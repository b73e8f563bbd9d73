import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { coordinator as words } from '../../texts/id/coordinator.ts';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { shortDay } from '../../when.ts';
import { Paper } from '../reports/Paper.tsx';
import { PaperTable } from '../reports/PaperTable.tsx';

/** The berita acara of a meeting. */
export function RecordPage() {
  const { t } = useTexts();
  const { zone } = useWhen();
  const [cycleId, meetingId] = [usePathPart('cycle'), usePathPart('meeting')];
  const { data, error, refetch } = useApi('meetingRecord', { params: { meetingId } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Paper head={data} title={t('coordinator.record.title')} crumbs={[<Go key="r" href={paths.meetings(cycleId)}>{t('coordinator.meetings.title')}</Go>, <Go key="k" href={paths.room(cycleId, meetingId)}>{t('coordinator.room.back')}</Go>]}>
      <PaperTable
        columns={[words.record.n, words.matrix.agency, words.room.question, words.room.decision, words.room.instruction, words.record.due]} none={words.room.noDecisions}
        lines={data.rows.map((row, index) => [String(index + 1), row.agencyName, row.question, row.decision.id, row.instruction || '–', row.dueAt ? shortDay(row.dueAt, zone, 'id') : '–'])}
      />
    </Paper>
  );
}
