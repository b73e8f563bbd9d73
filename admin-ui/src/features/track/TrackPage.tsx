import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useApi, type Answer, type Refused } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, useGo, usePathPart } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { taskStatus } from '../../ui/statuses.ts';
import { History } from './History.tsx';
import { Standing } from './Standing.tsx';
import { StageLine } from './StageLine.tsx';
import { TrackActs } from './TrackActs.tsx';
import classes from './track.module.css';

export type Track = Answer<'track'>;

/** C2: where an agency stands and why, in plain words; the agency reads the same sentences. */
export function TrackPage() {
  const [cycleId, trackId] = [usePathPart('cycle'), usePathPart('agency')];
  const { data, error, refetch } = useApi('track', { params: { trackId } }, { retry: false });
  if (data) return <Content track={data} />;
  return error?.problem === 'notFound' ? <ByAgency cycleId={cycleId} agencyId={trackId} error={error} /> : <PageLoading error={error} onRetry={refetch} />;
}

/** An address that names the agency instead of its track leads to the track. */
function ByAgency({ cycleId, agencyId, error }: { cycleId: string; agencyId: string; error: Refused }) {
  const go = useGo();
  const { may } = useSession();
  const { data, isLoading, refetch } = useApi('matrix', { params: { cycleId } }, { enabled: may('seeMatrix') });
  const found = data?.rows.find((row) => row.agencyId === agencyId);
  useEffect(() => {
    if (found) go(paths.agency(cycleId, found.trackId), { replace: true });
  }, [found, cycleId, go]);
  return <PageLoading error={isLoading || found ? null : error} onRetry={refetch} />;
}

function Content({ track }: { track: Track }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const crumbs = may('seeMatrix') ? [<Go key="m" href={paths.matrix(track.cycleId)}>{say(track.cycleTitle)}</Go>] : [];
  return (
    <>
      <PageHeader title={track.agencyName} crumbs={crumbs} badge={<StatusBadge kind="task" status={taskStatus(track.state.status)} />} duty={<Standing sentence={track.sentence} />} acts={<><Button component={Go} href={paths.agencyReport(track.cycleId, track.trackId)} variant="default" leftSection={<IconFileText size={18} aria-hidden />}>{t('reports.document')}</Button><TrackActs track={track} /></>} />
      <div className={classes['page']}>
        <div className={classes['main']}>
          <Duties track={track} />
          <History trackId={track.trackId} />
        </div>
        <aside className={classes['aside']}>
          <h2>{t('coordinator.track.stages')}</h2>
          <StageLine track={track} />
        </aside>
      </div>
    </>
  );
}

/** What lies with whom now, with its deadline and the way to it. */
function Duties({ track }: { track: Track }) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  const { may } = useSession();
  if (track.tasks.length === 0) return null;
  return (
    <section className={classes['duties']} aria-label={t('coordinator.track.duties')}>
      {track.tasks.map((task) => (
        <article key={task.taskId} className={classes['duty']}>
          <div className={classes['badges']}><strong>{say(task.title)}</strong><StatusBadge kind="task" status={taskStatus(task.phase)} />{task.late && <StatusBadge kind="flag" status="late" />}</div>
          <DueChip due={task.dueAt} zone={zone} now={now} late={task.late} provisional={task.provisional} />
          <span>{t('review.queue.roundOf', { round: task.round })}{task.returned > 0 && ` · ${t('coordinator.track.returned', { count: task.returned })}`}</span>
          <div className={classes['badges']}>
            {task.round > 0 && <Go href={paths.task(task.taskId)}>{t('coordinator.track.seeAnswers')}</Go>}
            {may('seeReview') && task.duty === 'review' && <Go href={paths.reviewTask(task.taskId)}>{t('coordinator.track.seeReview')}</Go>}
            {task.duty === 'meeting' && <Go href={paths.meetings(track.cycleId)}>{t('coordinator.track.seeMeetings')}</Go>}
          </div>
        </article>
      ))}
    </section>
  );
}
