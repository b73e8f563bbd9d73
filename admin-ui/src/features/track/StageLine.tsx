import { useApi } from '../../api.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { cellStatus } from '../matrix/matrix-view.ts';
import type { Track } from './TrackPage.tsx';
import classes from './track.module.css';

/** The stages of the cycle from top to bottom, with where this agency stands in each. */
export function StageLine({ track }: { track: Track }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const { data } = useApi('cycle', { params: { cycleId: track.cycleId } });
  if (!data) return <PageSkeleton />;
  return (
    <ol className={classes['stages']}>
      {data.stages.map(({ key, title }) => {
        const cell = track.state.cells[key];
        return (
          <li key={key} data-status={cell?.status ?? 'locked'} aria-current={cell?.status === 'current' ? 'step' : undefined}>
            <span>{say(title)}</span>
            <span className={classes['badges']}><StatusBadge kind="task" status={cellStatus(cell ?? { status: 'locked' })} />{cell?.late && <StatusBadge kind="flag" status="late" />}</span>
            {cell?.status === 'done' && cell.doneAt && <small>{t('coordinator.track.doneOn', { when: when.day(cell.doneAt) })}</small>}
            {cell?.status === 'current' && cell.dueAt && <small>{t('coordinator.track.dueOn', { when: when.day(cell.dueAt) })}</small>}
          </li>
        );
      })}
    </ol>
  );
}
