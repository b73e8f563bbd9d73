import { useRef } from 'react';
import { addDays, isWorkingDay, weekday, workingDaysBetween, type Calendar, type Day } from '../../../../core/cycle/calendar.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import type { Bar } from '../../../../core/design/timeline.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './cycle-calendar.module.css';

type Props = { readonly bars: readonly Bar[]; readonly before: readonly Bar[]; readonly calendar: Calendar; readonly editable: boolean; readonly meetings: readonly { readonly title: string; readonly day: Day }[]; readonly onDays: (clock: string, days: number) => void };

const dayMs = 86_400_000;
const apart = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
const most = 120;

/** Days from left to right, one row per deadline; days off are grey, the plan as kept is a thin line under each bar. */
export function Chart({ bars, before, calendar, editable, meetings, onDays }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const drag = useRef<{ bar: Bar; x: number } | undefined>(undefined);
  if (bars.length === 0) return null;
  const first = addDays(bars[0]!.from, -((weekday(bars[0]!.from) + 6) % 7));
  const last = [...bars, ...before].map(({ to }) => to).concat(meetings.map(({ day }) => day)).toSorted().at(-1)!;
  const days = Array.from({ length: apart(first, last) + 8 }, (_, i) => addDays(first, i));
  const width = days.length > 200 ? 8 : days.length > 90 ? 14 : 22;
  const old = new Map(before.map((bar) => [bar.key, bar]));
  const set = (bar: Bar, count: number) => { if (editable && !bar.fixed && count >= 1 && count <= most && count !== bar.days) onDays(bar.clock, count); };
  const move = (event: React.PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    const to = addDays(held.bar.to, Math.round((event.clientX - held.x) / width));
    set(bars.find(({ key }) => key === held.bar.key) ?? held.bar, held.bar.days + workingDaysBetween(calendar, held.bar.to, to));
  };
  const keys = (event: React.KeyboardEvent, bar: Bar) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, PageUp: 5, PageDown: -5 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(bar, bar.days + by);
  };
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('cycleCalendar.title')} onPointerMove={move} onPointerUp={() => { drag.current = undefined; }} onPointerLeave={() => { drag.current = undefined; }}>
      <div className={classes['chart']} style={{ '--day': `${width}px`, inlineSize: `calc(var(--name) + ${days.length * width}px)` } as React.CSSProperties}>
        <div className={classes['head']} aria-hidden>
          <span className={classes['corner']} />
          {days.map((day) => <span key={day} className={classes['day']} data-off={!isWorkingDay(calendar, day) || undefined} data-monday={weekday(day) === 1 || undefined}>{weekday(day) === 1 && <small>{say(formatDay(day, 'short')).replace(/ \d{4}$/, '')}</small>}</span>)}
        </div>
        <ol>
          {bars.map((bar) => {
            const was = old.get(bar.key);
            const said = t('cycleCalendar.bar', { title: say(bar.title), from: say(formatDay(bar.from, 'date')), to: say(formatDay(bar.to, 'date')), days: bar.days });
            return (
              <li key={bar.key}>
                <span className={classes['name']}>{say(bar.title)}<small>{t('cycleCalendar.days', { count: bar.days })} · {say(formatDay(bar.to, 'short'))}{bar.daysOff > 0 && ` · ${t('cycleCalendar.off', { count: bar.daysOff })}`}</small>{bar.afterBreak && <small className={classes['warn']}>{t('cycleCalendar.afterBreak')}</small>}</span>
                {was && was.to !== bar.to && <span className={classes['was']} style={{ insetInlineStart: `calc(var(--name) + ${apart(first, was.from) * width}px)`, inlineSize: (apart(was.from, was.to) + 1) * width }} />}
                <span className={classes['bar']} data-warn={bar.afterBreak || undefined} style={{ insetInlineStart: `calc(var(--name) + ${apart(first, bar.from) * width}px)`, inlineSize: (apart(bar.from, bar.to) + 1) * width }} title={said}>
                  <button type="button" role="slider" aria-label={said} aria-valuemin={1} aria-valuemax={most} aria-valuenow={bar.days} aria-disabled={!editable || bar.fixed} className={classes['handle']} onKeyDown={(event) => keys(event, bar)} onPointerDown={(event) => { if (editable && !bar.fixed) drag.current = { bar, x: event.clientX }; }} />
                </span>
              </li>
            );
          })}
          {meetings.map(({ title, day }) => <li key={title + day}><span className={classes['name']}>{title}<small>{t('cycleCalendar.meeting')} · {say(formatDay(day, 'short'))}</small></span><span className={classes['meeting']} style={{ insetInlineStart: `calc(var(--name) + ${apart(first, day) * width}px)` }} title={title} /></li>)}
        </ol>
      </div>
    </div>
  );
}
