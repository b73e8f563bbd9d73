import { Button, NumberInput } from '@mantine/core';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './cycles.module.css';
import { Plan } from './Plan.tsx';
import type { StepProps } from './SetupPage.tsx';

/** Step 4: working days per stage; the dates follow at once from the calendar. */
export function ScheduleStep({ cycle, desk, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const { clocks } = cycle;
  const { setup, change, save } = desk;
  const own = clocks.some((clock) => (setup.clocks[clock.node] ?? clock.days) !== clock.days);
  const setDays = (node: string, days: number | string, usual: number) => {
    if (typeof days !== 'number' || days < 1 || days > 120) return;
    const { [node]: _, ...rest } = setup.clocks;
    change({ clocks: days === usual ? rest : { ...rest, [node]: days } });
  };
  return (
    <div className={classes['schedule']}>
      <section className={classes['panel']}>
        <h2>{t('admin.setup.days')}</h2>
        <DayInput label={t('admin.setup.launchDate')} description={say(formatDay(setup.launchDate, 'day'))} disabled={readOnly} value={setup.launchDate} onChange={(day) => { if (day) { change({ launchDate: day }); void save(); } }} />
        <div>
          {clocks.map((clock) => (
            <div key={clock.node} className={classes['clock']}>
              <label htmlFor={`clock-${clock.node}`}>{say(clock.title)}{(setup.clocks[clock.node] ?? clock.days) !== clock.days && <small>{t('admin.setup.usual', { days: clock.days })}</small>}</label>
              <NumberInput id={`clock-${clock.node}`} disabled={readOnly} min={1} max={120} allowDecimal={false} clampBehavior="strict" value={setup.clocks[clock.node] ?? clock.days} onChange={(days) => setDays(clock.node, days, clock.days)} onBlur={() => void save()} onKeyDown={(event) => event.key === 'Enter' && void save()} />
            </div>
          ))}
        </div>
        {own && !readOnly && <div><Button size="compact-sm" variant="subtle" onClick={() => { change({ clocks: {} }); void save(); }}>{t('admin.setup.backToUsual')}</Button></div>}
      </section>
      {!readOnly && <Plan cycleId={cycle.cycleId} />}
    </div>
  );
}
