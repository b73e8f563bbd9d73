import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';
import type { Tone } from './statuses.ts';

export type TimelineEvent = { readonly key: string; readonly at: string; readonly who: string; readonly sentence: string; readonly reason?: string | null; readonly tone?: Tone; readonly more?: ReactNode };

/** Everything that happened, in sentences, in the order given. */
export function Timeline({ events, sayWhen }: { readonly events: readonly TimelineEvent[]; readonly sayWhen: (at: string) => string }) {
  const { t } = useTexts();
  if (events.length === 0) return <span className={classes['dim']}>{t('shell.timeline.none')}</span>;
  return (
    <ol className={classes['timeline']}>
      {events.map((event) => (
        <li key={event.key} className={classes['event']} data-tone={event.tone}>
          <div className={classes['eventHead']}><time dateTime={event.at}>{sayWhen(event.at)}</time> · {event.who}</div>
          <div>{event.sentence}</div>
          {event.reason && <div className={classes['dim']}>“{event.reason}”</div>}
          {event.more}
        </li>
      ))}
    </ol>
  );
}
