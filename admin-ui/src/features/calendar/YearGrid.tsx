import { monthName } from '../../../../core/cycle/dates.ts';
import { useNow } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './calendar.module.css';
import type { Holiday } from './CalendarPage.tsx';

type Props = { readonly year: number; readonly days: readonly Holiday[]; /** Left out while changes are not saved: the server counts. */ readonly workingDays: readonly number[] | undefined; readonly onDay?: (date: string) => void };

const two = (n: number) => String(n).padStart(2, '0');
const letters = { id: ['S', 'S', 'R', 'K', 'J', 'S', 'M'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] };

/** Weeks of a month from Monday; 0 fills the days of other months. */
function weeksOf(year: number, month: number): readonly (readonly number[])[] {
  const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const cells = [...Array.from({ length: first }, () => 0), ...Array.from({ length: last }, (_, index) => index + 1)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? 0));
}

/** Twelve months; non-working days by colour, word and screen-reader text. */
export function YearGrid({ year, days, workingDays, onDay }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const heads = say({ id: 'id', en: 'en' }) === 'en' ? letters.en : letters.id;
  const cell = (month: number, date: number, weekday: number) => {
    if (date === 0) return null;
    const key = `${year}-${two(month + 1)}-${two(date)}`;
    const day = byDate.get(key);
    const look = [classes['day'], day ? classes[day.kind] : weekday > 4 ? classes['weekend'] : '', key === today ? classes['today'] : ''].join(' ');
    const words = day ? `${date}: ${say(day.name)}, ${t(`admin.calendar.kinds.${day.kind}`)}` : undefined;
    return onDay && !day ? <button type="button" className={look} onClick={() => onDay(key)}>{date}</button> : <span className={look} style={{ cursor: 'default' }} title={words}>{date}{words && <span className="sk-hidden">{words}</span>}</span>;
  };
  return (
    <div className={classes['year']}>
      {Array.from({ length: 12 }, (_, month) => (
        <section key={month} className={classes['month']}>
          <h3>{say(monthName(month + 1))}{workingDays && <span>{t('admin.calendar.workingDays', { count: workingDays[month] ?? 0 })}</span>}</h3>
          <table>
            <thead><tr>{heads.map((letter, at) => <th key={at} scope="col">{letter}</th>)}</tr></thead>
            <tbody>{weeksOf(year, month).map((week, row) => <tr key={row}>{week.map((date, weekday) => <td key={weekday}>{cell(month, date, weekday)}</td>)}</tr>)}</tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
