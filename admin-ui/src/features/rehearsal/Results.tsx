import { formatDay } from '../../../../core/cycle/dates.ts';
import type { Ir } from '../../../../core/cycle/ir.ts';
import { roleNames, tierNames } from '../../../../core/access.ts';
import { figures, totals } from '../../../../core/rehearsal/summary.ts';
import type { Unowned as Lack } from '../../../../core/rehearsal/unowned.ts';
import { longDay, shortDay, wholeNumber, type Zone } from '../../when.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { Loads } from './Loads.tsx';
import { Panel } from './Panel.tsx';
import classes from './rehearsal.module.css';
import type { Played } from './rehearsal-worker.ts';

export type ResultProps = { readonly played: Played; readonly ir: Ir; readonly zone: Zone };

/** What a rehearsal came to: figures, what nobody owns, holidays, stages and load. */
export function Results({ played, ir, zone }: ResultProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { findings } = played;
  return (
    <>
      <p className={classes['lead']}>{t('rehearsal.lead', { count: played.choice.agencies, ended: totals.ended(findings), stuck: findings.stuck, day: longDay(findings.endsAt, zone, language), seconds: (played.ms / 1000).toFixed(1).replace('.', language === 'id' ? ',' : '.') })}</p>
      <dl className={classes['figures']}>
        {figures.map((figure) => <div key={figure}><dt>{t(`rehearsal.figure.${figure}`)}</dt><dd>{wholeNumber(totals[figure](findings), language)}</dd></div>)}
      </dl>
      <Unowned played={played} ir={ir} />
      <Holidays played={played} ir={ir} />
      <Stages played={played} ir={ir} zone={zone} />
      <Loads loads={findings.loads} />
    </>
  );
}

const few = 6;

function Unowned({ played: { findings }, ir }: Pick<ResultProps, 'played' | 'ir'>) {
  const { t } = useTexts();
  const say = useSay();
  const [stages, steps] = [ir.stages, ir.nodes].map((list) => new Map(list.map(({ key, title }) => [key, say(title)])));
  const named = (list: readonly string[]) => `${list.slice(0, few).join(', ')}${list.length > few ? ` ${t('rehearsal.more', { count: list.length - few })}` : ''}`;
  const lack = (each: Lack) => t(`rehearsal.lack.${each.what}`, {
    count: each.agencies.length, stage: 'stage' in each ? (stages!.get(each.stage) ?? each.stage) : '', tier: 'tier' in each ? say(tierNames[each.tier]) : '',
    role: 'role' in each ? say(roleNames[each.role]) : '', steps: 'steps' in each ? named(each.steps.map((key) => `“${steps!.get(key) ?? key}”`)) : '',
  });
  if (findings.unowned.length === 0) return <Panel title={t('rehearsal.unowned')}><p className="sk-tone-good" style={{ borderRadius: 8, padding: '8px 12px', margin: 0 }}>{t('rehearsal.allOwned')}</p></Panel>;
  return (
    <Panel title={t('rehearsal.unowned')} help={t('rehearsal.unownedHelp')}>
      <ul className={classes['lines']}>
        {findings.unowned.map((each, at) => (
          <li key={at}><strong>{lack(each)}</strong>{each.what !== 'waitedFor' && each.agencies.length > 0 && <span className={classes['dim']}> {named(each.agencies)}</span>}</li>
        ))}
      </ul>
    </Panel>
  );
}

function Holidays({ played: { findings }, ir }: Pick<ResultProps, 'played' | 'ir'>) {
  const { t } = useTexts();
  const say = useSay();
  const titles = new Map(ir.nodes.map(({ key, title }) => [key, say(title)]));
  if (findings.breaks.length + findings.moved.length === 0) return null;
  return (
    <Panel title={t('rehearsal.holidays')}>
      <ul className={classes['lines']}>
        {findings.moved.map(({ node, date, to }) => <li key={node + date}>{t('rehearsal.moved', { step: titles.get(node) ?? node, date: say(formatDay(date, 'day')), to: say(formatDay(to, 'day')) })}</li>)}
        {findings.breaks.map(({ from, to, deadlinesAfter }) => <li key={from}>{t('rehearsal.break', { from: say(formatDay(from, 'date')), to: say(formatDay(to, 'date')) })} {deadlinesAfter > 0 && <strong>{t('rehearsal.dueAfter', { count: deadlinesAfter })}</strong>}</li>)}
      </ul>
    </Panel>
  );
}

/** Stages as bars from their first to their last event. */
function Stages({ played: { findings }, ir, zone }: Pick<ResultProps, 'played' | 'ir' | 'zone'>) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const titles = new Map(ir.stages.map(({ key, title }) => [key, say(title)]));
  const begin = Math.min(...findings.spans.map(({ first }) => Date.parse(first)));
  const whole = Math.max(1, Math.max(...findings.spans.map(({ last }) => Date.parse(last))) - begin);
  const percent = (at: string) => (100 * (Date.parse(at) - begin)) / whole;
  return (
    <Panel title={t('rehearsal.stages')} help={t('rehearsal.stagesHelp')}>
      <ol className={classes['bars']}>
        {findings.spans.map(({ stage, first, last, agencies, overdue }) => (
          <li key={stage}>
            <span className={classes['barName']}>{titles.get(stage) ?? stage}</span>
            <span className={classes['track']}><span className={classes['bar']} data-late={overdue > 0 || undefined} style={{ insetInlineStart: `${percent(first)}%`, inlineSize: `${Math.max(1, percent(last) - percent(first))}%` }} /></span>
            <span className={classes['dim']}>{shortDay(first, zone, language)} – {shortDay(last, zone, language)} · {t('rehearsal.stageAgencies', { count: agencies })}{overdue > 0 && ` · ${t('rehearsal.stageLate', { count: overdue })}`}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
