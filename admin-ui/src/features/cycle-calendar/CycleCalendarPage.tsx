import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { calendarOf } from '../../../../core/cycle/calendar.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import type { CycleDefinition } from '../../../../core/cycle/ir.ts';
import { withClocks } from '../../../../core/design/durations.ts';
import { movedBars, timelineOf } from '../../../../core/design/timeline.ts';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Chart } from './Chart.tsx';
import classes from './cycle-calendar.module.css';

/** The stages of a cycle on the calendar: drag an end and see what moves, before anything is kept. */
export function CycleCalendarPage() {
  const cycleId = usePathPart('cycleId');
  const design = useApi('cycleDesign', { params: { cycleId } }, { staleTime: 0 });
  const stage = useApi('rehearsalStage', { params: { cycleId } });
  const error = design.error ?? stage.error;
  if (error) return <ProblemAlert problem={error} onRetry={() => { void design.refetch(); void stage.refetch(); }} />;
  if (!design.data || !stage.data) return <PageSkeleton />;
  return <Desk key={design.data.rev} cycleId={cycleId} design={design.data} stage={stage.data} refetch={() => void design.refetch()} />;
}

type Props = { readonly cycleId: string; readonly design: Answer<'cycleDesign'>; readonly stage: Answer<'rehearsalStage'>; readonly refetch: () => void };

function Desk({ cycleId, design, stage, refetch }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const calendar = useMemo(() => calendarOf(stage.years), [stage.years]);
  const meetings = useApi('meetings', { params: { cycleId } }, { enabled: !design.editable, retry: false });
  const [tried, setTried] = useState<CycleDefinition>(design.definition);
  const before = useMemo(() => timelineOf(design.definition, stage.launchDate, calendar), [design.definition, stage.launchDate, calendar]);
  const bars = useMemo(() => timelineOf(tried, stage.launchDate, calendar), [tried, stage.launchDate, calendar]);
  const moved = movedBars(before, bars);
  const save = useAct('changeDesign', { onDone: () => { tell(t('cycleCalendar.saved')); refetch(); } });
  const day = (each: string) => say(formatDay(each, 'short'));
  return (
    <>
      <PageHeader title={t('cycleCalendar.title')} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>, <Go key="cycle" href={paths.setup(cycleId)}>{say(design.definition.title)}</Go>]} duty={design.editable ? t('cycleCalendar.duty') : t('cycleCalendar.frozen')} />
      <Chart bars={bars} before={before} calendar={calendar} editable={design.editable} meetings={(meetings.data?.items ?? []).map(({ title, startsAt }) => ({ title, day: startsAt.slice(0, 10) }))} onDays={(clock, days) => setTried(withClocks(tried, { [clock]: days }))} />
      {moved.length > 0 && (
        <section className={classes['moved']} aria-live="polite">
          <h2>{t('cycleCalendar.moves', { count: moved.length })}</h2>
          <ul>{moved.map((each) => <li key={each.title.id}>{say(each.title)}: {day(each.from)} → <strong>{day(each.to)}</strong></li>)}</ul>
          {save.error && <ProblemAlert problem={save.error} />}
          <div className={classes['acts']}>
            <Button loading={save.isPending} onClick={() => save.mutate({ params: { cycleId }, body: { definition: tried }, ifMatch: design.rev })}>{t('cycleCalendar.save')}</Button>
            <Button variant="default" onClick={() => setTried(design.definition)}>{t('cycleCalendar.drop')}</Button>
          </div>
        </section>
      )}
    </>
  );
}
