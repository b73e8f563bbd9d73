import { Button, Chip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { instantOf } from '../../../../core/cycle/calendar.ts';
import { call, keyOf, type Answer, type Refused } from '../../api.tsx';
import { useSearchState } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Tone } from '../../ui/statuses.ts';
import { Timeline } from '../../ui/Timeline.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import classes from './track.module.css';

const shows = ['all', 'decisions', 'deadlines', 'messages'] as const;
type Show = (typeof shows)[number];
const kinds: Readonly<Record<Exclude<Show, 'all'>, ReadonlySet<string>>> = {
  decisions: new Set(['submit', 'returnToOperator', 'recall', 'finishReview', 'decideGate', 'decideInMeeting', 'closeMeeting', 'scored', 'published', 'repair', 'suspend', 'resume', 'withdraw']),
  deadlines: new Set(['taskOpened', 'clockSet', 'stageOpened', 'opened', 'extend', 'shorten', 'overdue', 'closed']),
  messages: new Set(['reminded', 'escalated']),
};
const tones: Readonly<Record<string, Tone>> = { submit: 'good', finishReview: 'info', returnToOperator: 'warn', overdue: 'bad', closed: 'bad', escalated: 'bad', extend: 'info', shorten: 'info', decideInMeeting: 'wait', closeMeeting: 'wait', suspend: 'warn', withdraw: 'bad', repair: 'warn', scored: 'good', published: 'good' };

/** Everything that happened, newest first; by kind, or as it stood on a day. */
export function History({ trackId }: { trackId: string }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const [search, setSearch] = useSearchState<'show' | 'at'>();
  const show: Show = shows.find((each) => each === search.show) ?? 'all';
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery<Answer<'trackHistory'>, Refused, { pages: Answer<'trackHistory'>[] }, readonly unknown[], string | undefined>({
    queryKey: [...keyOf('trackHistory', { params: { trackId } }), 'all'], initialPageParam: undefined, getNextPageParam: (last) => last.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('trackHistory', { params: { trackId }, query: { limit: 100, ...(pageParam && { cursor: pageParam }) }, signal }),
  });
  const until = search.at ? Date.parse(instantOf(search.at, '23:59', when.zone)) : undefined;
  const events = (data?.pages.flatMap(({ items }) => items) ?? []).filter(({ kind, at }) => (show === 'all' || kinds[show].has(kind)) && (until === undefined || Date.parse(at) <= until));
  return (
    <section aria-labelledby="riwayat">
      <div className={classes['historyHead']}>
        <h2 id="riwayat">{t('coordinator.track.history')}</h2>
        <Chip.Group value={show} onChange={(value) => setSearch({ show: value === 'all' ? undefined : String(value) })}>
          <div className={classes['badges']} role="group" aria-label={t('coordinator.track.history')}>{shows.map((each) => <Chip key={each} value={each} size="xs">{t(`coordinator.track.show.${each}`)}</Chip>)}</div>
        </Chip.Group>
        <DayInput size="xs" label={t('coordinator.track.at')} clearable value={search.at || null} onChange={(at) => setSearch({ at: at ?? '' })} />
      </div>
      {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : !data ? <PageSkeleton /> : (
        <Timeline sayWhen={when.short} events={events.map(({ entryId, at, who, sentence, reason, kind }) => ({ key: entryId, at, who: who === 'system' ? t('shell.system') : who, sentence: say(sentence), reason, ...(tones[kind] && { tone: tones[kind] }) }))} />
      )}
      {hasNextPage && <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('coordinator.track.older')}</Button>}
    </section>
  );
}
