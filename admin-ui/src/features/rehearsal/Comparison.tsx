import { NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { tierNames } from '../../../../core/access.ts';
import { nobodyYet } from '../../../../core/rehearsal/actors.ts';
import { behaviours } from '../../../../core/cycle/ir.ts';
import { figures, pairs, type RunSummary, type StageSummary } from '../../../../core/rehearsal/summary.ts';
import { behaviourNames } from '../../../../core/rehearsal/words.ts';
import { clockTime, shortDay, wholeNumber, type Zone } from '../../when.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { Panel } from './Panel.tsx';
import classes from './rehearsal.module.css';

/** The newest run beside an earlier one of the same cycle, of this design or another: totals, stages, reviewers. */
export function Comparison({ runs, zone }: { readonly runs: readonly RunSummary[]; readonly zone: Zone }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const [chosen, setChosen] = useState('');
  const [now, ...earlier] = runs;
  const before = earlier.find(({ playedAt }) => playedAt === chosen) ?? earlier[0];
  if (now === undefined || before === undefined) return null;
  const number = (value: number | undefined) => (value === undefined ? '–' : wholeNumber(value, language));
  const whichRun = ({ playedAt, rev, steps, choice }: RunSummary) => t('rehearsal.run', { time: clockTime(playedAt, zone, language), count: choice.agencies, mix: behaviours.map((each) => `${say(behaviourNames[each])} ${choice[each]}%`).join(', '), seed: choice.seed, from: shortDay(`${choice.from}T00:00:00.000Z`, zone, language), rev, steps });
  const span = (one: StageSummary | undefined) => (one === undefined ? '–' : <>{shortDay(one.first, zone, language)} – {shortDay(one.last, zone, language)}<small>{t('rehearsal.stageLate', { count: one.late })}</small></>);
  return (
    <Panel title={t('rehearsal.comparison')} help={now.rev === before.rev ? t('rehearsal.sameDesign') : t('rehearsal.twoDesigns')}>
      {earlier.length > 1 && <NativeSelect label={t('rehearsal.compareWith')} value={before.playedAt} onChange={(event) => setChosen(event.currentTarget.value)} data={earlier.map((each) => ({ value: each.playedAt, label: whichRun(each) }))} />}
      <dl className={classes['runs']}><dt>{t('rehearsal.before')}</dt><dd>{whichRun(before)}</dd><dt>{t('rehearsal.now')}</dt><dd>{whichRun(now)}</dd></dl>
      <Sides title={t('rehearsal.totals')} rows={[
        ...figures.map((figure) => ({ key: figure, name: t(`rehearsal.figure.${figure}`), before: number(before.totals[figure]), now: number(now.totals[figure]), differs: before.totals[figure] !== now.totals[figure] })),
        { key: 'endsAt', name: t('rehearsal.endsAt'), before: shortDay(before.endsAt, zone, language), now: shortDay(now.endsAt, zone, language), differs: before.endsAt !== now.endsAt },
      ]} />
      <Sides title={t('rehearsal.stages')} rows={pairs(before.stages, now.stages, ({ stage }) => stage).map((pair) => ({ key: (pair.now ?? pair.before)!.stage, name: say((pair.now ?? pair.before)!.title), before: span(pair.before), now: span(pair.now), differs: JSON.stringify(pair.before) !== JSON.stringify(pair.now) }))} />
      <Sides title={t('rehearsal.peakAt')} rows={pairs(before.reviewers, now.reviewers, ({ reviewer, tier }) => `${reviewer}/${tier}`).map((pair) => {
        const { reviewer, tier } = (pair.now ?? pair.before)!;
        return { key: reviewer + tier, name: <>{reviewer === nobodyYet ? t('rehearsal.nobodyYet') : reviewer}<small>{say(tierNames[tier])}</small></>, before: number(pair.before?.peak), now: number(pair.now?.peak), differs: pair.before?.peak !== pair.now?.peak };
      })} />
    </Panel>
  );
}

type Row = { readonly key: string; readonly name: ReactNode; readonly before: ReactNode; readonly now: ReactNode; readonly differs: boolean };

function Sides({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTexts();
  if (rows.length === 0) return null;
  return (
    <table className={classes['sides']}>
      <thead><tr><th scope="col">{title}</th><th scope="col">{t('rehearsal.before')}</th><th scope="col">{t('rehearsal.now')}</th></tr></thead>
      <tbody>{rows.map(({ key, name, before, now, differs }) => <tr key={key} data-differs={differs || undefined}><th scope="row">{name}</th><td>{before}</td><td>{now}</td></tr>)}</tbody>
    </table>
  );
}
