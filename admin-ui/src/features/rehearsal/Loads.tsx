import { tierNames } from '../../../../core/access.ts';
import { nobodyYet } from '../../../../core/rehearsal/actors.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import type { Findings } from '../../../../core/rehearsal/findings.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from './Panel.tsx';
import classes from './rehearsal.module.css';

/** Cases waiting at each reviewer, week by week: the darker, the more. */
export function Loads({ loads }: { readonly loads: Findings['loads'] }) {
  const { t } = useTexts();
  const say = useSay();
  if (loads.length === 0) return <Panel title={t('rehearsal.load')}><EmptyState why={t('rehearsal.noLoad')} /></Panel>;
  const weeks = [...new Set(loads.flatMap((load) => Object.keys(load.weeks)))].toSorted();
  const most = Math.max(1, ...loads.flatMap((load) => Object.values(load.weeks)));
  const short = (day: string) => say(formatDay(day, 'short')).replace(/ \d{4}$/, '');
  return (
    <Panel title={t('rehearsal.load')} help={t('rehearsal.loadHelp')}>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('rehearsal.load')}>
        <table className={classes['heat']}>
          <thead><tr><th scope="col">{t('rehearsal.reviewer')}</th><th scope="col">{t('rehearsal.cases')}</th><th scope="col">{t('rehearsal.peak')}</th>{weeks.map((week) => <th key={week} scope="col" className={classes['week']}>{short(week)}</th>)}</tr></thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load.reviewer + load.tier}>
                <th scope="row">{load.reviewer === nobodyYet ? t('rehearsal.nobodyYet') : load.reviewer}<small>{say(tierNames[load.tier])}</small></th>
                <td>{load.cases}</td>
                <td>{load.peak}<small>{short(load.peakDay)}</small></td>
                {weeks.map((week) => { const count = load.weeks[week] ?? 0; return <td key={week} className={classes['cell']} style={{ '--heat': `${Math.round((100 * count) / most)}%` } as React.CSSProperties} data-hot={count / most > 0.6 || undefined}>{count || ''}</td>; })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
