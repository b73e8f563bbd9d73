import { Button, NativeSelect } from '@mantine/core';
import { IconCalendarStats, IconPlayerTrackNext, IconSitemap } from '@tabler/icons-react';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { cycleBadge } from '../admin-home/cycle-status.ts';
import { AgenciesStep } from './AgenciesStep.tsx';
import { BasicsStep } from './BasicsStep.tsx';
import { CheckStep } from './CheckStep.tsx';
import classes from './cycles.module.css';
import { FormStep } from './FormStep.tsx';
import { RecurrencePanel } from './RecurrencePanel.tsx';
import { ReviewersStep } from './ReviewersStep.tsx';
import { ScheduleStep } from './ScheduleStep.tsx';
import { steps, stepOf, useSetup, type Cycle, type SetupDesk, type Step } from './setup-state.ts';

export type StepProps = { readonly cycle: Cycle; readonly desk: SetupDesk; readonly goTo: (step: Step) => void; readonly readOnly: boolean };

const bodies = { basics: BasicsStep, agencies: AgenciesStep, form: FormStep, schedule: ScheduleStep, reviewers: ReviewersStep, check: CheckStep } as const satisfies Record<Step, unknown>;

/** A5: a new cycle in six steps, filled in from its template. */
export function SetupPage() {
  const cycleId = usePathPart('cycleId');
  const { data, error, refetch } = useApi('cycle', { params: { cycleId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Wizard key={cycleId} cycle={data} />;
}

function Wizard({ cycle }: { cycle: Cycle }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const [search, setSearch] = useSearchState<'step'>();
  const desk = useSetup(cycle);
  const step = stepOf(search.step ?? 'basics');
  const readOnly = cycle.status !== 'draft' || !may('editCycles');
  const check = useApi('checkCycle', { params: { cycleId: cycle.cycleId } }, { enabled: !readOnly });
  const troubled = new Set((check.data?.problems ?? []).filter((problem) => problem.blocks).map((problem) => stepOf(problem.step)));
  const goTo = (next: Step) => {
    void desk.save().then((saved) => saved && setSearch({ step: next }, true));
  };
  const Body = bodies[step];
  return (
    <>
      <PageHeader title={say(desk.setup.title)} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>]} badge={<StatusBadge kind="document" status={cycleBadge[cycle.status]} />} duty={readOnly ? null : t('admin.setup.duty')} acts={<><Button component={Go} href={paths.design(cycle.cycleId)} variant="default" leftSection={<IconSitemap size={18} aria-hidden />}>{t('design.open')}</Button><Button component={Go} href={paths.cycleCalendar(cycle.cycleId)} variant="default" leftSection={<IconCalendarStats size={18} aria-hidden />}>{t('cycleCalendar.open')}</Button><Button component={Go} href={paths.rehearsal(cycle.cycleId)} variant="default" leftSection={<IconPlayerTrackNext size={18} aria-hidden />}>{t('rehearsal.open')}</Button></>} />
      {cycle.status !== 'draft' && <p className={`${classes['good']} sk-tone-info`}><span>{t('admin.setup.started')} <Go href={paths.matrix(cycle.cycleId)}>{t('admin.setup.toMatrix')}</Go></span></p>}
      <StepList step={step} troubled={troubled} goTo={goTo} />
      {desk.refused && <div style={{ display: 'grid', gap: 12, marginBlockEnd: 16 }}><ProblemAlert problem={desk.refused} />{desk.refused.problem === 'changedMeanwhile' && <div><Button variant="default" onClick={() => void desk.takeNewest()}>{t('admin.setup.reload')}</Button></div>}</div>}
      <fieldset disabled={readOnly && step !== 'check' && step !== 'reviewers'} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
        <Body cycle={cycle} desk={desk} goTo={goTo} readOnly={readOnly} />
      </fieldset>
      {step === 'basics' && may('editCycles') && <div className={classes['body']} style={{ marginBlockStart: 20 }}><RecurrencePanel cycleId={cycle.cycleId} /></div>}
      <StepFoot step={step} desk={desk} goTo={goTo} readOnly={readOnly} />
    </>
  );
}

function StepList({ step, troubled, goTo }: { step: Step; troubled: ReadonlySet<Step>; goTo: (step: Step) => void }) {
  const { t } = useTexts();
  const at = steps.indexOf(step);
  return (
    <nav aria-label={t('admin.setup.stepOf', { n: at + 1, all: steps.length })}>
      <ol className={classes['steps']}>
        {steps.map((each, index) => (
          <li key={each}>
            <button type="button" className={classes['step']} aria-current={each === step ? 'step' : undefined} data-passed={index <= at || undefined} data-problem={troubled.has(each) || undefined} onClick={() => goTo(each)}>{index + 1}. {t(`admin.setup.steps.${each}`)}</button>
          </li>
        ))}
      </ol>
      <div className={classes['stepPhone']}>
        <NativeSelect aria-label={t('admin.setup.stepOf', { n: at + 1, all: steps.length })} value={step} onChange={(event) => goTo(stepOf(event.currentTarget.value))} data={steps.map((each, index) => ({ value: each, label: `${index + 1}/${steps.length} ${t(`admin.setup.steps.${each}`)}${troubled.has(each) ? ' •' : ''}` }))} />
      </div>
    </nav>
  );
}

function StepFoot({ step, desk, goTo, readOnly }: { step: Step; desk: SetupDesk; goTo: (step: Step) => void; readOnly: boolean }) {
  const { t } = useTexts();
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const state = { same: '', unsaved: t('admin.setup.unsaved'), saving: t('admin.setup.saving'), saved: t('admin.setup.saved') }[desk.state];
  return (
    <div className={classes['foot']}>
      <span className={classes['state']} aria-live="polite">{!readOnly && state}</span>
      {before && <Button variant="default" onClick={() => goTo(before)}>{t('admin.setup.previous')}</Button>}
      {!readOnly && step !== 'check' && step !== 'reviewers' && <Button visibleFrom="xs" variant="default" onClick={() => goTo('check')}>{t('admin.setup.toCheck')}</Button>}
      {after && <Button loading={desk.state === 'saving'} onClick={() => goTo(after)}>{t('admin.setup.next')}: {t(`admin.setup.steps.${after}`)}</Button>}
    </div>
  );
}
