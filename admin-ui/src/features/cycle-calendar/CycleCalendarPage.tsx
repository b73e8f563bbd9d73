import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { calendarOf, dayOf, isWorkingDay } from '../../../../core/cycle/calendar.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { withDays } from '../../../../core/design/clocks.ts';
import { movedRows, timelineOf, type TimelineRow } from '../../../../core/design/timeline.ts';
import { keyOf, useAct, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Chart } from './Chart.tsx';
import classes from './cycle-calendar.module.css';

/** The stages of a cycle on the calendar: drag an end and see what moves, before anything is kept. */
export function CycleCalendarPage() {
  const cycleId = usePathPart('cycleId');
  const { data, error, refetch } = useApi('cycleDesign', { params: { cycleId } }, { staleTime: 0 });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Desk cycleId={cycleId} design={data} />;
}

type Props = { readonly cycleId: string; readonly design: Answer<'cycleDesign'> };

function Desk({ cycleId, design }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const calendar = useMemo(() => calendarOf(design.years), [design.years]);
  const meetings = useApi('meetings', { params: { cycleId } }, { enabled: !design.editable, retry: false });
  const neighbours = useApi('cycleNeighbours', { params: { cycleId } });
  // Days tried here, by deadline: they lie over what is kept, so that a design read again in the middle takes none of them away.
  const [changes, setChanges] = useState<Readonly<Record<string, number>>>({});
  const tried = useMemo(() => withDays(design.definition, changes), [design.definition, changes]);
  const before = useMemo(() => timelineOf(design.definition, design.launchDate, calendar), [design, calendar]);
  const rows = useMemo(() => timelineOf(tried, design.launchDate, calendar), [tried, design.launchDate, calendar]);
  const moved = movedRows(before, rows);
  const client = useQueryClient();
  const save = useAct('changeDesign', { onDone: () => tell(t('cycleCalendar.saved')) });
  const keep = () => save.mutate({ params: { cycleId }, body: { definition: tried }, ifMatch: design.rev }, {
    onSuccess: ({ rev, faults }) => {
      client.setQueryData(keyOf('cycleDesign', { params: { cycleId } }), { ...design, definition: tried, rev, faults });
      setChanges((now) => Object.fromEntries(Object.entries(now).filter(([clock, days]) => changes[clock] !== days)));
    },
  });
  const short = (each: string) => say(formatDay(each, 'short'));
  const tasks = useMemo(() => new Set(tried.nodes.flatMap(({ key, kind }) => (kind === 'task' ? [key] : []))), [tried]);
  const beside = (row: TimelineRow) => (row.kind === 'bar' && tasks.has(row.step) ? (neighbours.data?.items ?? []).filter(({ day }) => day === row.due) : []);
  const clashes = (row: TimelineRow): readonly string[] => [
    ...(row.moved ? [t('cycleCalendar.moved', { from: short(row.moved.date), to: short(row.moved.to) })] : []),
    ...(row.kind === 'bar' && row.afterBreak ? [t('cycleCalendar.afterBreak')] : []),
    ...(row.kind === 'bar' && row.early ? [t('cycleCalendar.early', { day: short(row.due) })] : []),
    ...beside(row).map(({ title, agencies }) => t('cycleCalendar.beside', { title: say(title), count: agencies })),
  ];
  const held = (meetings.data?.items ?? []).map(({ title, startsAt }) => {
    const day = dayOf(startsAt, zone);
    return { title, day, clashes: isWorkingDay(calendar, day) ? [] : [t('cycleCalendar.dayOff')] };
  });
  return (
    <>
      <PageHeader title={t('cycleCalendar.title')} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>, <Go key="cycle" href={paths.setup(cycleId)}>{say(design.definition.title)}</Go>]} duty={design.editable ? t('cycleCalendar.duty') : t('cycleCalendar.frozen')} />
      <Chart rows={rows} before={before} calendar={calendar} editable={design.editable} held={held} clashes={clashes} onDays={(clock, days) => setChanges((now) => ({ ...now, [clock]: days }))} />
      {moved.length > 0 && (
        <section className={classes['moved']} aria-live="polite" aria-label={t('cycleCalendar.moves', { count: moved.length })}>
          <h2>{t('cycleCalendar.moves', { count: moved.length })}</h2>
          <ul>{moved.map(({ key, title, from, to }) => <li key={key}>{say(title)}: {short(from)} → <strong>{short(to)}</strong></li>)}</ul>
          {save.error && <ProblemAlert problem={save.error} />}
          <div className={classes['acts']}>
            <Button loading={save.isPending} onClick={keep}>{t('cycleCalendar.save')}</Button>
            <Button variant="default" onClick={() => setChanges({})}>{t('cycleCalendar.drop')}</Button>
          </div>
        </section>
      )}
    </>
  );
}
