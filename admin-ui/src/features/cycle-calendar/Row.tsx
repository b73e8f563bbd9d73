import type { Day } from '../../../../core/cycle/calendar.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import type { Bar, TimelineRow } from '../../../../core/design/timeline.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './cycle-calendar.module.css';

/** A meeting that has its day already, with what it collides with. */
export type Held = { readonly title: string; readonly day: Day; readonly clashes: readonly string[] };
type Props = {
  readonly row: TimelineRow; readonly was: TimelineRow | undefined; readonly editable: boolean; readonly most: number; readonly clashes: readonly string[];
  readonly span: (from: Day, to: Day) => React.CSSProperties; readonly onSet: (bar: Bar, days: number) => void; readonly onGrip: (bar: Bar, x: number) => void;
};
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };

/** One deadline as a bar whose end can be moved, or a meeting or wait as a mark on its earliest day. */
export function Row({ row, was, span, clashes, ...acts }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const short = (day: Day) => say(formatDay(day, 'short'));
  const facts = row.kind === 'bar' ? [t('cycleCalendar.days', { count: row.days }), short(row.due), ...(row.daysOff > 0 ? [t('cycleCalendar.off', { count: row.daysOff })] : [])] : [t(`cycleCalendar.${row.kind}`), t('cycleCalendar.earliest', { day: short(row.to) })];
  return (
    <li>
      <span className={classes['name']}>{say(row.title)}<small>{facts.join(' · ')}</small>{clashes.map((words) => <small key={words} className={classes['warn']}>{words}</small>)}</span>
      {was && was.to !== row.to && <span className={classes['was']} style={span(was.from, was.to)} />}
      {row.kind === 'bar' ? <Stretch bar={row} warn={clashes.length > 0} style={span(row.from, row.to)} {...acts} /> : <span className={classes[row.kind]} style={span(row.from, row.to)} title={say(row.title)} />}
    </li>
  );
}

function Stretch({ bar, warn, style, editable, most, onSet, onGrip }: Omit<Props, 'row' | 'was' | 'span' | 'clashes'> & { readonly bar: Bar; readonly warn: boolean; readonly style: React.CSSProperties }) {
  const { t } = useTexts();
  const say = useSay();
  const fixed = !editable || bar.fixed;
  const said = t('cycleCalendar.bar', { title: say(bar.title), from: say(formatDay(bar.from, 'date')), to: say(formatDay(bar.to, 'date')), days: bar.days });
  const press = (event: React.KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onSet(bar, bar.days + by);
  };
  return (
    <span className={classes['bar']} data-warn={warn || undefined} style={style} title={said}>
      <button type="button" role="slider" aria-label={said} aria-valuemin={1} aria-valuemax={most} aria-valuenow={bar.days} aria-disabled={fixed} className={classes['handle']} onKeyDown={press} onPointerDown={(event) => { if (!fixed) onGrip(bar, event.clientX); }} />
    </span>
  );
}
