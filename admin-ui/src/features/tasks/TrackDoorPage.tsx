import { useEffect } from 'react';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { useGo, usePathPart } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { addressOfTask } from './task-order.ts';

/** Where the link of a message leads: to the reader's own duty in this case, else to the case, else to the list. */
export function TrackDoorPage() {
  const trackId = usePathPart('trackId');
  const go = useGo();
  const { may } = useSession();
  const tasks = useApi('tasks', {}, { enabled: may('seeTasks') });
  const track = useApi('track', { params: { trackId } });
  const ready = (tasks.data !== undefined || !may('seeTasks')) && track.data !== undefined;
  useEffect(() => {
    if (!ready || !track.data) return;
    const own = tasks.data?.mine.find((task) => task.trackId === trackId);
    go(own ? addressOfTask(own) : may('seeMatrix') ? paths.agency(track.data.cycleId, trackId) : paths.tasks, { replace: true });
  }, [ready, track.data, tasks.data, trackId, go, may]);
  return <PageLoading error={track.error} onRetry={track.refetch} />;
}
