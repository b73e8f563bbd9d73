import { useRef } from 'react';
import { addDays, isWorkingDay, weekday, workingDaysBetween, type Calendar, type Day } from '../../../../core/cycle/calendar.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import type { Bar, TimelineRow } from '../../../../core/design/timeline.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { Row, type Held } from './Row.tsx';
import classes from './cycle-calendar.module.css';

type Props = { readonly rows: readonly TimelineRow[]; readonly before: readonly TimelineRow[]; readonly calendar: Calendar; readonly editable: boolean; readonly held: readonly Held[]; readonly clashes: (row: TimelineRow) => readonly string[]; readonly onDays: (clock: string, days: number) => void };

const dayMs = 86_400_000;
const apart = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
const most = 120;

/** Days from left to right, one row per deadline, meeting and wait; days off are grey, the plan as kept is a thin line under each bar. */
export function Chart({ rows, before, calendar, editable, held, clashes, onDays }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const drag = useRef<{ bar: Bar; x: number } | undefined>(undefined);
  if (rows.length === 0) return null;
  const all = [...rows, ...before].flatMap(({ from, to }) => [from, to]).concat(held.map(({ day }) => day)).toSorted();
  const first = addDays(all[0]!, -((weekday(all[0]!) + 6) % 7));
  const days = Array.from({ length: apart(first, all.at(-1)!) + 8 }, (_, i) => addDays(first, i));
  const width = days.length > 200 ? 8 : days.length > 90 ? 14 : 22;
  const old = new Map(before.map((row) => [row.key, row]));
  const set = (bar: Bar, count: number) => { if (editable && !bar.fixed && count >= 1 && count <= most && count !== bar.days) onDays(bar.clock, count); };
  const move = (event: React.PointerEvent) => {
    const grip = drag.current;
    if (!grip) return;
    const to = addDays(grip.bar.to, Math.round((event.clientX - grip.x) / width));
    const now = rows.find(({ key }) => key === grip.bar.key);
    set(now?.kind === 'bar' ? now : grip.bar, grip.bar.days + workingDaysBetween(calendar, grip.bar.to, to));
  };
  const span = (from: Day, to: Day): React.CSSProperties => ({ insetInlineStart: `calc(var(--name) + ${apart(first, from) * width}px)`, inlineSize: (apart(from, to) + 1) * width });
  const drop = () => { drag.current = undefined; };
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('cycleCalendar.title')} onPointerMove={move} onPointerUp={drop} onPointerLeave={drop}>
      <div className={classes['chart']} style={{ '--day': `${width}px`, inlineSize: `calc(var(--name) + ${days.length * width}px)` } as React.CSSProperties}>
        <div className={classes['head']} aria-hidden>
          <span className={classes['corner']} />
          {days.map((day) => <span key={day} className={classes['day']} data-off={!isWorkingDay(calendar, day) || undefined} data-monday={weekday(day) === 1 || undefined}>{weekday(day) === 1 && <small>{say(formatDay(day, 'short')).replace(/ \d{4}$/, '')}</small>}</span>)}
        </div>
        <ol>
          {rows.map((row) => <Row key={row.key} row={row} was={old.get(row.key)} span={span} most={most} editable={editable} clashes={clashes(row)} onSet={set} onGrip={(bar, x) => { drag.current = { bar, x }; }} />)}
          {held.map(({ title, day, clashes: its }) => <li key={title + day}><span className={classes['name']}>{title}<small>{t('cycleCalendar.meeting')} · {say(formatDay(day, 'short'))}</small>{its.map((words) => <small key={words} className={classes['warn']}>{words}</small>)}</span><span className={classes['meeting']} style={span(day, day)} title={title} /></li>)}
        </ol>
      </div>
    </div>
  );
}
