import { Button, NumberInput, Progress } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../../../core/api.ts';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { behaviours } from '../../../../core/cycle/ir.ts';
import type { RehearsedAgency } from '../../../../core/rehearsal/plan.ts';
import type { Choice, Stage } from '../../../../core/rehearsal/stage.ts';
import { behaviourNames } from '../../../../core/rehearsal/words.ts';
import { addressOf, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Comparison } from './Comparison.tsx';
import { Log } from './Log.tsx';
import classes from './rehearsal.module.css';
import { Results } from './Results.tsx';
import { useRehearsal } from './use-rehearsal.ts';

type Staged = Answer<'rehearsalStage'>;

/** A7: plays the whole cycle in virtual time before anybody gets a letter. */
export function RehearsalPage() {
  const { t } = useTexts();
  const say = useSay();
  const cycleId = usePathPart('cycleId');
  const { data, error, refetch } = useApi('rehearsalStage', { params: { cycleId } }, { staleTime: 0 });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return (
    <>
      <PageHeader title={t('rehearsal.title')} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>, <Go key="cycle" href={paths.setup(cycleId)}>{data.ir ? say(data.ir.title) : t('rehearsal.cycle')}</Go>]} duty={t('rehearsal.duty')} />
      {data.ir === null ? <Broken faults={data.faults} cycleId={cycleId} /> : <Stageroom data={data} ir={data.ir} cycleId={cycleId} />}
    </>
  );
}

function Broken({ faults, cycleId }: { faults: Staged['faults']; cycleId: string }) {
  const { t } = useTexts();
  const say = useSay();
  return <div className="sk-tone-bad" style={{ borderRadius: 8, padding: 16 }}><p>{t('rehearsal.broken')}</p><ul>{faults.map((each) => <li key={each.id}>{say(each)}</li>)}</ul><Go href={paths.setup(cycleId, 'check')}>{t('rehearsal.toCheck')}</Go></div>;
}

const usual = { punctual: 60, late: 20, returnedTwice: 15, silent: 5 } as const;

function Stageroom({ data, ir, cycleId }: { data: Staged; ir: NonNullable<Staged['ir']>; cycleId: string }) {
  const { t } = useTexts();
  const desk = useRehearsal(cycleId);
  const [choice, setChoice] = useState<Choice>({ ...usual, agencies: Math.max(1, data.agencies.length), from: data.launchDate, seed: 1 });
  const stage: Stage = { ir, zone: data.zone, agencies: data.agencies as readonly RehearsedAgency[], vacant: data.vacant, years: data.years };
  const share = behaviours.reduce((sum, each) => sum + choice[each], 0);
  const { progress } = desk;
  return (
    <div className={classes['room']}>
      <section className={classes['choices']} aria-label={t('rehearsal.choices')}>
        <Choices choice={choice} real={data.agencies.length} onChange={(change) => setChoice({ ...choice, ...change })} />
        {share !== 100 && <p className={classes['dim']}>{t('rehearsal.shares', { sum: share })}</p>}
        <div className={classes['acts']}>
          {desk.running ? <Button variant="default" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={desk.cancel}>{t('rehearsal.cancel')}</Button>
            : <Button leftSection={<IconPlayerPlay size={18} aria-hidden />} disabled={share === 0} onClick={() => desk.play(stage, choice, data.rev)}>{t('rehearsal.play')}</Button>}
          {desk.now && <Button component="a" download variant="default" leftSection={<IconDownload size={18} aria-hidden />} href={addressOf(api.rehearsalSheet.path, { cycleId }, desk.now.choice)}>{t('rehearsal.sheet')}</Button>}
        </div>
        {desk.running && <div><Progress value={progress ? (100 * progress.done) / progress.of : 0} aria-label={t('rehearsal.progress')} /><p className={classes['dim']} aria-live="polite">{progress ? t('rehearsal.done', { done: progress.done, of: progress.of }) : t('rehearsal.starting')}</p></div>}
        {desk.failed && <p className="sk-tone-bad" style={{ borderRadius: 8, padding: 12, margin: 0 }}>{t('rehearsal.failed')}</p>}
      </section>
      <div className={classes['results']} aria-live="polite">
        {desk.now ? <Results played={desk.now} ir={ir} zone={data.zone} /> : <EmptyState why={t('rehearsal.empty')} />}
        <Comparison runs={desk.runs} zone={data.zone} />
        {desk.now && <Log played={desk.now} ir={ir} zone={data.zone} />}
      </div>
    </div>
  );
}

function Choices({ choice, real, onChange }: { choice: Choice; real: number; onChange: (change: Partial<Choice>) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const whole = (value: number | string, to: (value: number) => Partial<Choice>) => typeof value === 'number' && onChange(to(value));
  return (
    <>
      <NumberInput label={t('rehearsal.agencies')} description={t('rehearsal.agenciesHint', { count: real })} min={1} max={2000} allowDecimal={false} clampBehavior="strict" value={choice.agencies} onChange={(value) => whole(value, (agencies) => ({ agencies }))} />
      <DayInput label={t('rehearsal.from')} description={say(formatDay(choice.from, 'day'))} value={choice.from} onChange={(from) => from && onChange({ from })} />
      <fieldset className={classes['mix']}>
        <legend>{t('rehearsal.mix')}</legend>
        {behaviours.map((each) => <NumberInput key={each} label={say(behaviourNames[each])} suffix=" %" min={0} max={100} allowDecimal={false} clampBehavior="strict" value={choice[each]} onChange={(value) => whole(value, (part) => ({ [each]: part }))} />)}
      </fieldset>
      <NumberInput label={t('rehearsal.seed')} description={t('rehearsal.seedHint')} min={1} max={999_999} allowDecimal={false} clampBehavior="strict" value={choice.seed} onChange={(value) => whole(value, (seed) => ({ seed }))} />
    </>
  );
}
