import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useAct } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useNow, useWhen, useWorkingDays } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { StatusSentence } from '../../ui/StatusSentence.tsx';
import { isSupplement, ownStatus } from '../tasks/task-words.ts';
import { useAnswering } from './answering.tsx';
import classes from './answering.module.css';
import { notRepaired } from './revision.ts';
import { tokenOf } from './task-token.ts';

type Place = 'fill' | 'check' | 'revise';

/** Whose form it is, until when, in whose hands; and why it cannot be changed, if so. */
export function TaskHead({ title, place }: { title?: string; place: Place }) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  const task = useAnswering((state) => state.task.task);
  const workingDays = useWorkingDays(task.dueAt);
  const name = `${say(task.cycleTitle)} – ${task.agencyName}`;
  const crumbs = [<Go key="tasks" href={paths.tasks}>{t('shell.nav.tasks')}</Go>, ...(title ? [<Go key="task" href={paths.task(task.taskId)}>{name}</Go>] : [])];
  return (
    <>
      <PageHeader title={title ?? name} crumbs={crumbs} badge={<StatusBadge kind="task" status={ownStatus(task)} />} duty={<><span>{say(task.title)}</span><DueChip due={task.dueAt} zone={zone} now={now} late={task.late} provisional={task.provisional} {...(workingDays !== undefined && { workingDays })} /><span className={classes['whole']}><StatusSentence sentence={task.sentence} /></span></>} />
      <LockedBanner place={place} />
    </>
  );
}

/** Read only: since when, by whom, and the way out that this role has. */
function LockedBanner({ place }: { place: Place }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const { task, readOnly, receiptIds } = useAnswering((state) => state.task);
  const takeBack = useAct('actOnTrack', { refresh: ['task', 'tasks'], onDone: () => tell(t('agency.fill.takenBack')) });
  const receipt = receiptIds.at(-1);
  const left = useAnswering(notRepaired);
  if (task.duty === 'revise' && !readOnly && place === 'fill') {
    return <div className={`${classes['banner']} sk-tone-warn`}><span>{isSupplement(task) ? t('agency.tasks.freshLeft', { count: left }) : left > 0 ? t('agency.tasks.returnedOf', { open: left, all: task.returned }) : t('agency.tasks.repaired', { all: task.returned })}</span><Button component={Go} href={paths.revise(task.taskId)} size="compact-md">{t(isSupplement(task) ? 'agency.revise.supplement' : 'agency.revise.title')}</Button></div>;
  }
  // the head is on this very page to decide: the reason is no obstacle
  if (place === 'check' && task.phase === 'inApproval' && may('submit')) return null;
  if (!readOnly) return null;
  return (
    <div className={`${classes['banner']} sk-tone-info`} role="status">
      <span><IconLock size={18} aria-hidden /> {t('agency.fill.readOnly')}. {say(readOnly)}</span>
      <span className={classes['acts']}>
        {task.phase === 'inApproval' && may('takeBack') && <Button size="compact-md" variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate({ params: { trackId: task.trackId }, body: { kind: 'takeBack', token: tokenOf(task) } })}>{t('agency.fill.takeBack')}</Button>}
        {task.phase === 'inApproval' && may('submit') && <Button component={Go} href={paths.check(task.taskId)} size="compact-md">{t('agency.tasks.acts.approve')}</Button>}
        {receipt && <Button component={Go} href={paths.receipt(receipt)} size="compact-md" variant="default">{t('agency.receipt.title')}</Button>}
      </span>
    </div>
  );
}
