import { Button, SegmentedControl, Tabs } from '@mantine/core';
import { useFullscreenDocument } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useLetterKeys, useLetterSwitch } from '../review/letter-keys.ts';
import { Agenda } from './Agenda.tsx';
import { Attendance } from './Attendance.tsx';
import { CaseView } from './CaseView.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { DecisionList } from './DecisionList.tsx';
import type { MeetingPage } from './meeting-view.ts';
import { MeetingBadge } from './MeetingBadge.tsx';
import { Minutes } from './Minutes.tsx';
import { MoveDialog } from './PlanDialog.tsx';
import classes from './meetings.module.css';

type Search = 'item' | 'as' | 'tab';

/** C6: one item after the other; a decision changes case, clock and minutes together or not at all. */
export function RoomPage() {
  const meetingId = usePathPart('meeting');
  const { data, error, refetch } = useApi('meeting', { params: { meetingId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Room key={meetingId} meeting={data} />;
}

function Room({ meeting }: { meeting: MeetingPage }) {
  const { t } = useTexts();
  const { may } = useSession();
  const [search, setSearch] = useSearchState<Search>();
  const { toggle } = useFullscreenDocument();
  const held = may('decideInMeeting') && meeting.status !== 'final';
  const projector = search.as === 'projector';
  const items = meeting.agendaItems;
  const current = items.find(({ itemId }) => itemId === search.item) ?? items.find(({ decided }) => !decided) ?? items[0];
  const move = (step: 1 | -1) => {
    const next = items[items.findIndex(({ itemId }) => itemId === current?.itemId) + step];
    if (next) setSearch({ item: next.itemId });
  };
  const [letters] = useLetterSwitch();
  const keys = useMemo(() => ({ n: () => move(1), p: () => move(-1), f: () => void toggle() }), [items, current, toggle]);
  useLetterKeys(keys, letters);
  const tab = search.tab ?? 'case';
  return (
    <div data-projector={projector || undefined} className={classes['room']}>
      <RoomHead meeting={meeting} held={held} projector={projector} onAs={(as) => setSearch({ as: as === 'clerk' ? undefined : as })} />
      <Tabs value={tab} onChange={(value) => setSearch({ tab: value === 'case' ? undefined : (value ?? undefined) })} keepMounted={false}>
        <Tabs.List mb="md" className="sk-noprint">
          <Tabs.Tab value="case">{t('coordinator.room.case')}</Tabs.Tab>
          <Tabs.Tab value="decisions">{t('coordinator.room.decisions')} ({meeting.decisions.length})</Tabs.Tab>
          <Tabs.Tab value="attendance">{t('coordinator.room.attendance')} ({meeting.present}/{meeting.invited})</Tabs.Tab>
          <Tabs.Tab value="minutes">{t('coordinator.room.minutes')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="case">
          <div className={classes['columns']} data-held={(held && !projector) || undefined}>
            <Agenda meeting={meeting} current={current} held={may('holdMeetings') && meeting.status !== 'final' && !projector} onItem={(item) => setSearch({ item })} />
            {current ? <CaseView key={current.itemId} meeting={meeting} item={current} projector={projector} /> : <EmptyState why={t('coordinator.room.noAgenda')} />}
            {current && held && !projector && <DecisionForm key={`p${current.itemId}`} meeting={meeting} item={current} onNext={() => move(1)} onItem={(next) => setSearch({ item: next })} />}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="decisions"><DecisionList meeting={meeting} /></Tabs.Panel>
        <Tabs.Panel value="attendance"><Attendance meeting={meeting} held={may('holdMeetings') && meeting.status !== 'final'} /></Tabs.Panel>
        <Tabs.Panel value="minutes"><Minutes meeting={meeting} held={may('holdMeetings') && meeting.status !== 'final'} /></Tabs.Panel>
      </Tabs>
    </div>
  );
}

function RoomHead({ meeting, held, projector, onAs }: { meeting: MeetingPage; held: boolean; projector: boolean; onAs: (as: string) => void }) {
  const { t } = useTexts();
  const when = useWhen();
  const { may } = useSession();
  const [dialog, setDialog] = useState<'move' | 'finalise' | 'early'>();
  const now = useNow();
  const open = useAct('changeMeeting', { onDone: () => tell(t('coordinator.room.opened')) });
  const finalise = useAct('finaliseMeeting', { onDone: () => { tell(t('coordinator.room.finalised')); setDialog(undefined); } });
  const left = meeting.agendaItems.filter(({ decided }) => !decided).length;
  const params = { meetingId: meeting.meetingId };
  // an hour before is usual: the room fills up
  const early = Date.parse(meeting.startsAt) - now > 3_600_000;
  // Opened, it is a newer meeting: the next act waits until that one is on the screen.
  const opening = open.isPending || open.isSuccess;
  const begin = () => open.mutate({ params, body: { status: 'open' }, ifMatch: meeting.rev });
  return (
    <>
      <PageHeader
        title={meeting.title}
        crumbs={[<Go key="r" href={paths.meetings(meeting.cycleId)}>{t('coordinator.meetings.title')}</Go>]}
        badge={<MeetingBadge status={meeting.status} />}
        duty={<><span>{when.long(meeting.startsAt)}{meeting.place && `, ${meeting.place}`}</span><strong>{t('coordinator.room.progress', { done: meeting.agendaItems.length - left, all: meeting.agendaItems.length })}</strong><span>{t('coordinator.room.presentOf', { present: meeting.present, invited: meeting.invited })}</span></>}
        acts={<>
          {may('decideInMeeting') && <SegmentedControl size="xs" value={projector ? 'projector' : 'clerk'} onChange={onAs} aria-label={t('coordinator.room.as')} data={[{ value: 'clerk', label: t('coordinator.room.clerk') }, { value: 'projector', label: t('coordinator.room.projector') }]} />}
          {held && !projector && <Button variant="default" onClick={() => setDialog('move')}>{t('coordinator.meetings.move')}</Button>}
          <Button component={Go} href={paths.record(meeting.cycleId, meeting.meetingId)} variant="default">{t('coordinator.meetings.record')}</Button>
          {held && !projector && meeting.status === 'planned' && <ActButton act={t('coordinator.room.open')} busy={opening} onAct={() => (early ? setDialog('early') : begin())} />}
          {held && !projector && meeting.status === 'open' && <ActButton act={t('coordinator.room.finalise')} onAct={() => setDialog('finalise')} />}
        </>}
      />
      {dialog === 'move' && <MoveDialog meeting={meeting} onClose={() => setDialog(undefined)} />}
      {dialog === 'early' && meeting.status === 'planned' && <ConfirmDialog open title={t('coordinator.room.earlyTitle')} consequences={[t('coordinator.room.earlyWhen', { when: when.long(meeting.startsAt) }), t('coordinator.room.earlyActs')]} act={t('coordinator.room.open')} busy={opening} onClose={() => setDialog(undefined)} onAct={begin} />}
      {dialog === 'finalise' && (
        <ConfirmDialog open title={t('coordinator.room.finaliseTitle')} consequences={[t('coordinator.room.finaliseLocks'), t('coordinator.room.finaliseGoesOn'), ...(left > 0 ? [t('coordinator.room.finaliseLeft', { count: left })] : [])]} act={t('coordinator.room.finalise')} danger={left > 0} busy={finalise.isPending} onClose={() => setDialog(undefined)} onAct={() => finalise.mutate({ params, body: {} })} />
      )}
    </>
  );
}
