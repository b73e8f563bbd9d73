import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { longMoment } from '../../when.ts';
import classes from './cycles.module.css';
import { Plan } from './Plan.tsx';
import { steps, stepOf, type Step } from './setup-state.ts';
import type { StepProps } from './SetupPage.tsx';

/** Step 6: what keeps the cycle from starting, the plan of dates, and the start itself. */
export function CheckStep({ cycle, desk, goTo, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const language = useLanguage();
  const { zone } = useWhen();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useApi('checkCycle', { params: { cycleId: cycle.cycleId } }, { enabled: !readOnly });
  const launch = useAct('launchCycle', { quiet: true, onDone: () => { tell(t('admin.setup.launchedToast')); go(paths.matrix(cycle.cycleId)); } });
  const approval = useApi('cycleApproval', { params: { cycleId: cycle.cycleId } }, { enabled: !readOnly, staleTime: 0 });
  const ask = useAct('askToLaunch', { quiet: true, onDone: () => { tell(t('builder.approval.launchAsked')); setOpen(false); void approval.refetch(); } });
  const waiting = approval.data?.waiting ?? null;
  const asks = approval.data?.needed === true && waiting === null;
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (readOnly) return <Facts cycle={cycle} desk={desk} />;
  if (!data) return <PageSkeleton />;
  const blocking = data.problems.filter((problem) => problem.blocks).length;
  const count = desk.setup.agencyIds.length;
  const first = data.plan[0];
  const consequences = [t('admin.setup.effectTracks', { count }), t('admin.setup.effectForm'), ...(first ? [t('admin.setup.effectDue', { sentence: say(first.sentence) })] : []), t('admin.setup.effectFixed')];
  return (
    <div className={classes['schedule']}>
      <div className={classes['body']}>
        <section className={classes['panel']}>
          <h2>{t('admin.setup.problems')}</h2>
          {data.problems.length === 0 && <div className={`${classes['good']} sk-tone-good`}><IconCircleCheck size={20} aria-hidden />{t('admin.setup.noProblems')}</div>}
          {steps.map((step) => <StepProblems key={step} step={step} problems={data.problems.filter((problem) => stepOf(problem.step) === step)} goTo={goTo} />)}
        </section>
        <Facts cycle={cycle} desk={desk} />
        <div><ActButton act={asks ? t('builder.approval.ask') : waiting ? t('builder.approval.launchApprove') : t('admin.setup.launch')} size="md" icon={<IconPlayerPlay size={18} aria-hidden />} refusal={blocking > 0 ? t('admin.setup.blocked', { count: blocking }) : waiting?.mine ? t('builder.approval.launchMine') : null} onAct={() => setOpen(true)} /></div>
      </div>
      <Plan cycleId={cycle.cycleId} />
      {waiting && <p className={`${classes['good']} sk-tone-wait`}>{t('builder.approval.by', { who: waiting.byName, when: longMoment(waiting.at, zone, language) })}: {waiting.reason}</p>}
      <ConfirmDialog open={open} {...(asks && { reason: t('builder.approval.why') })} title={t('admin.setup.launchTitle', { title: say(desk.setup.title) })} consequences={consequences} act={asks ? t('builder.approval.ask') : t('admin.setup.launchAct', { count })} busy={launch.isPending || ask.isPending} onClose={() => setOpen(false)} onAct={(reason) => (asks ? ask.mutate({ params: { cycleId: cycle.cycleId }, body: { reason }, ifMatch: cycle.rev }) : launch.mutate({ params: { cycleId: cycle.cycleId }, body: {} }))}>
        {(launch.error ?? ask.error) && <ProblemAlert problem={(launch.error ?? ask.error)!} />}
      </ConfirmDialog>
    </div>
  );
}

function Facts({ cycle, desk }: Pick<StepProps, 'cycle' | 'desk'>) {
  const { t } = useTexts();
  const say = useSay();
  const { setup } = desk;
  const full = setup.agencyIds.filter((id) => cycle.tiers.every((tier) => setup.assignments.find((one) => one.agencyId === id)?.reviewers[tier])).length;
  return (
    <section className={classes['panel']}>
      <h2>{t('admin.setup.summary')}</h2>
      <dl className={classes['facts']}>
        <div><dt>{t('admin.setup.facts.agencies')}</dt><dd>{setup.agencyIds.length}</dd></div>
        <div><dt>{t('admin.setup.facts.launch')}</dt><dd>{say(formatDay(setup.launchDate, 'day'))}</dd></div>
        <div><dt>{t('admin.setup.facts.mode')}</dt><dd>{t(`admin.setup.${setup.scoreMode}`)}</dd></div>
        <div><dt>{t('admin.setup.facts.reviewers')}</dt><dd>{full} / {setup.agencyIds.length}</dd></div>
      </dl>
    </section>
  );
}

type Obstacle = Answer<'checkCycle'>['problems'][number];

/** What one step still lacks: blocking first, long lists folded. */
function StepProblems({ step, problems, goTo }: { step: Step; problems: readonly Obstacle[]; goTo: (step: Step) => void }) {
  const { t } = useTexts();
  const say = useSay();
  if (problems.length === 0) return null;
  const blocking = problems.filter((problem) => problem.blocks);
  const sorted = [...blocking, ...problems.filter((problem) => !problem.blocks)];
  const lines = (list: readonly Obstacle[]) => <ul>{list.map((problem) => <li key={problem.name + problem.message.id}>{say(problem.message)}{!problem.blocks && blocking.length > 0 && ` (${t('admin.setup.warns')})`}</li>)}</ul>;
  return (
    <div className={`${classes['group']} ${blocking.length > 0 ? 'sk-tone-bad' : 'sk-tone-warn'}`}>
      <div className={classes['groupHead']}>
        {blocking.length > 0 ? <IconCircleX size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        <strong>{t(`admin.setup.steps.${step}`)}: {problems.length} ({blocking.length > 0 ? t('admin.setup.blocks') : t('admin.setup.warns')})</strong>
        <Button size="compact-sm" variant="default" onClick={() => goTo(step)}>{t('admin.setup.toStep', { step: t(`admin.setup.steps.${step}`) })}</Button>
      </div>
      {lines(sorted.slice(0, 3))}
      {sorted.length > 3 && <details><summary>{t('admin.setup.rest', { count: sorted.length - 3 })}</summary>{lines(sorted.slice(3))}</details>}
    </div>
  );
}
