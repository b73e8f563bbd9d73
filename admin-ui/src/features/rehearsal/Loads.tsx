import type { CSSProperties } from 'react';
import { tierNames } from '../../../../core/access.ts';
import { addDays, weekday, type Day } from '../../../../core/cycle/calendar.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { nobodyYet } from '../../../../core/rehearsal/actors.ts';
import type { Findings } from '../../../../core/rehearsal/findings.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from './Panel.tsx';
import classes from './rehearsal.module.css';

const workdays = [0, 1, 2, 3, 4] as const;
const mondayOf = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));

/** Cases waiting at each reviewer on each day from Monday to Friday, the days of a week side by side: the stronger the colour, the more. */
export function Loads({ loads }: { readonly loads: Findings['loads'] }) {
  const { t } = useTexts();
  const say = useSay();
  if (loads.length === 0) return <Panel title={t('rehearsal.load')}><EmptyState why={t('rehearsal.noLoad')} /></Panel>;
  const weeks = [...new Set(loads.flatMap(({ days }) => Object.keys(days).map(mondayOf)))].toSorted();
  const columns = weeks.flatMap((monday) => workdays.map((n) => addDays(monday, n)));
  const most = Math.max(1, ...loads.map(({ peak }) => peak));
  const short = (day: Day) => say(formatDay(day, 'short')).replace(/ \d{4}$/, '');
  return (
    <Panel title={t('rehearsal.load')} help={t('rehearsal.loadHelp')}>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('rehearsal.load')}>
        <table className={classes['heat']}>
          <thead>
            <tr><th scope="col" rowSpan={2}>{t('rehearsal.reviewer')}</th>{weeks.map((week) => <th key={week} scope="colgroup" colSpan={workdays.length} className={classes['week']}>{t('rehearsal.weekOf', { day: short(week) })}</th>)}</tr>
            <tr>{columns.map((day) => <th key={day} scope="col" className={classes['day']} aria-label={say(formatDay(day, 'day'))}>{Number(day.slice(8))}</th>)}</tr>
          </thead>
          <tbody>
            {loads.map(({ reviewer, tier, cases, peak, peakDay, days }) => (
              <tr key={reviewer + tier}>
                <th scope="row">{reviewer === nobodyYet ? t('rehearsal.nobodyYet') : reviewer}<small>{say(tierNames[tier])}. {t('rehearsal.peakOn', { cases, peak, day: short(peakDay) })}</small></th>
                {columns.map((day) => { const count = days[day] ?? 0; return <td key={day} className={classes['cell']} style={{ '--heat': `${Math.round((100 * count) / most)}%` } as CSSProperties} data-hot={count / most > 0.6 || undefined}>{count || ''}</td>; })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
