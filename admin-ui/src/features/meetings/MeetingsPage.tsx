import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, useGo, usePathPart } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { MeetingBadge } from './MeetingBadge.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import classes from './meetings.module.css';

type Meeting = Answer<'meetings'>['items'][number];

/** C5: the meetings of a cycle; the agenda of a new one prepares itself. */
export function MeetingsPage() {
  const { t } = useTexts();
  const go = useGo();
  const cycleId = usePathPart('cycle');
  const { may } = useSession();
  const [planning, setPlanning] = useState(false);
  const { data, error, refetch } = useApi('meetings', { params: { cycleId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const plan = may('holdMeetings') && <Button onClick={() => setPlanning(true)}>{t('coordinator.meetings.plan')}</Button>;
  const sorted = data.items.toSorted((a, b) => Number(a.status === 'final') - Number(b.status === 'final') || a.startsAt.localeCompare(b.startsAt));
  return (
    <>
      <PageHeader title={t('coordinator.meetings.title')} duty={may('holdMeetings') && <span>{t('coordinator.meetings.duty')}</span>} acts={plan} />
      {sorted.length === 0 ? <EmptyState why={may('holdMeetings') ? t('coordinator.meetings.empty') : t('coordinator.meetings.emptyOthers')} act={plan} /> : (
        <ul className={classes['list']}>{sorted.map((meeting) => <MeetingCard key={meeting.meetingId} meeting={meeting} />)}</ul>
      )}
      {planning && <PlanDialog cycleId={cycleId} onClose={() => setPlanning(false)} onDone={(meetingId) => go(paths.room(cycleId, meetingId))} />}
    </>
  );
}

function MeetingCard({ meeting }: { meeting: Meeting }) {
  const { t } = useTexts();
  const when = useWhen();
  const room = paths.room(meeting.cycleId, meeting.meetingId);
  return (
    <li className={classes['meeting']}>
      <div className={classes['meetingHead']}><h2><Go href={room}>{meeting.title}</Go></h2><MeetingBadge status={meeting.status} /></div>
      <span>{when.long(meeting.startsAt)}</span>
      <span className={classes['dim']}>{[t(`coordinator.meetings.modes.${meeting.mode}`), meeting.place].filter(Boolean).join(' · ')}</span>
      <ul className={classes['counts']}>
        <li>{t('coordinator.meetings.agenda')} <strong>{meeting.agenda}</strong></li>
        <li>{t('coordinator.meetings.decided')} <strong>{meeting.decided}</strong></li>
        <li>{t('coordinator.meetings.present')} <strong>{t('coordinator.meetings.presentOf', { present: meeting.present, invited: meeting.invited })}</strong></li>
      </ul>
      <div className={classes['acts']}>
        <Button component={Go} href={room} size="compact-md" variant={meeting.status === 'final' ? 'default' : 'light'}>{meeting.status === 'final' ? t('coordinator.meetings.see') : t('coordinator.meetings.open')}</Button>
        <Button component={Go} href={paths.record(meeting.cycleId, meeting.meetingId)} size="compact-md" variant="subtle">{t('coordinator.meetings.record')}</Button>
      </div>
    </li>
  );
}
