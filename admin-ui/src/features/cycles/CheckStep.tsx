import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAllPeople } from '../admin-home/everything.ts';
import classes from './cycles.module.css';
import { Plan } from './Plan.tsx';
import { reviewersByTier } from './reviewers.ts';
import { stepOf } from './setup-state.ts';
import type { StepProps } from './SetupPage.tsx';

/** Step 6: what keeps the cycle from starting, the plan of dates, and the start itself. */
export function CheckStep({ cycle, desk, goTo, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useApi('checkCycle', { params: { cycleId: cycle.cycleId } }, { enabled: !readOnly });
  const launch = useAct('launchCycle', { quiet: true, onDone: () => { tell(t('admin.setup.launchedToast')); go(paths.matrix(cycle.cycleId)); } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (readOnly) return <Facts desk={desk} />;
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
          <ul className={classes['problems']}>
            {data.problems.toSorted((a, b) => Number(b.blocks) - Number(a.blocks)).map((problem) => (
              <li key={problem.name + problem.message.id} className={problem.blocks ? 'sk-tone-bad' : 'sk-tone-warn'}>
                {problem.blocks ? <IconCircleX size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
                <span>{say(problem.message)} <span className={classes['badge']}>({problem.blocks ? t('admin.setup.blocks') : t('admin.setup.warns')})</span></span>
                <Button size="compact-sm" variant="default" onClick={() => goTo(stepOf(problem.step))}>{t('admin.setup.toStep', { step: t(`admin.setup.steps.${stepOf(problem.step)}`) })}</Button>
              </li>
            ))}
          </ul>
        </section>
        <Facts desk={desk} />
        <div><ActButton act={t('admin.setup.launch')} size="md" icon={<IconPlayerPlay size={18} aria-hidden />} refusal={blocking > 0 ? t('admin.setup.blocked', { count: blocking }) : null} onAct={() => setOpen(true)} /></div>
      </div>
      <Plan cycleId={cycle.cycleId} />
      <ConfirmDialog open={open} title={t('admin.setup.launchTitle', { title: say(desk.setup.title) })} consequences={consequences} act={t('admin.setup.launchAct', { count })} busy={launch.isPending} onClose={() => setOpen(false)} onAct={() => launch.mutate({ params: { cycleId: cycle.cycleId }, body: {} })}>
        {launch.error && <ProblemAlert problem={launch.error} />}
      </ConfirmDialog>
    </div>
  );
}

function Facts({ desk }: Pick<StepProps, 'desk'>) {
  const { t } = useTexts();
  const say = useSay();
  const people = useAllPeople();
  const { setup } = desk;
  const byTier = reviewersByTier(people.data ?? []);
  const full = setup.agencyIds.filter((id) => byTier.every(({ tier }) => setup.assignments.find((one) => one.agencyId === id)?.reviewers[tier])).length;
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
