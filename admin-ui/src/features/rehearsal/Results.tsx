import { formatDay } from '../../../../core/cycle/dates.ts';
import type { Ir } from '../../../../core/cycle/ir.ts';
import { tierNames } from '../../../../core/access.ts';
import { wholeNumber, longDay, shortDay, type Zone } from '../../when.ts';
import { useLanguage, useSay, useTexts, type TextKey } from '../../texts/index.ts';
import { Loads } from './Loads.tsx';
import { Panel } from './Panel.tsx';
import classes from './rehearsal.module.css';
import type { Played } from './rehearsal-worker.ts';

export type ResultProps = { readonly played: Played; readonly before?: Played | undefined; readonly ir: Ir; readonly zone: Zone };

const figures = {
  late: (played) => played.findings.late, stuck: (played) => played.findings.stuck, tasks: ({ findings }) => findings.tally.tasks, messages: ({ findings }) => findings.tally.messages,
  reminders: ({ findings }) => findings.tally.reminders, escalations: ({ findings }) => findings.tally.escalations, locks: ({ findings }) => findings.tally.locks, peak: ({ findings }) => findings.loads[0]?.peak ?? 0,
} as const satisfies Record<string, (played: Played) => number>;

/** What a rehearsal came to: figures, what nobody owns, holidays, stages and load. */
export function Results({ played, before, ir, zone }: ResultProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { findings } = played;
  const ended = Object.values(findings.outcomes).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className={classes['lead']}>{t('rehearsal.lead', { count: played.choice.agencies, ended, stuck: findings.stuck, day: longDay(findings.endsAt, zone, language), seconds: (played.ms / 1000).toFixed(1).replace('.', language === 'id' ? ',' : '.') })}</p>
      <dl className={classes['figures']}>
        {Object.entries(figures).map(([key, read]) => <div key={key}><dt>{t(`rehearsal.figure.${key as keyof typeof figures}`)}</dt><dd>{wholeNumber(read(played), language)}{before && <small>{t('rehearsal.was', { value: wholeNumber(read(before), language) })}</small>}</dd></div>)}
      </dl>
      {before && <p className={classes['dim']}>{t('rehearsal.compared', { before: shortDay(before.findings.endsAt, zone, language), now: shortDay(findings.endsAt, zone, language) })}</p>}
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
  const titles = new Map(ir.stages.map(({ key, title }) => [key, say(title)]));
  const named = (list: readonly string[]) => `${list.slice(0, few).join(', ')}${list.length > few ? ` ${t('rehearsal.more', { count: list.length - few })}` : ''}`;
  if (findings.unowned.length === 0) return <Panel title={t('rehearsal.unowned')}><p className="sk-tone-good" style={{ borderRadius: 8, padding: '8px 12px', margin: 0 }}>{t('rehearsal.allOwned')}</p></Panel>;
  return (
    <Panel title={t('rehearsal.unowned')} help={t('rehearsal.unownedHelp')}>
      <ul className={classes['lines']}>
        {findings.unowned.map((each, at) => (
          <li key={at}><strong>{t(`rehearsal.lack.${each.what}` as TextKey, { count: each.agencies.length, stage: titles.get(each.stage ?? '') ?? '', tier: each.tier ? say(tierNames[each.tier]) : '' })}</strong>{each.what !== 'waitedFor' && <span className={classes['dim']}> {named(each.agencies)}</span>}</li>
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
