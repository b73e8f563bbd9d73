import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayOf, instantOf, timeOf } from '../../../../core/cycle/calendar.ts';
import { useAct, useApi } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import type { MeetingPage } from './meeting-view.ts';

const modes = ['onsite', 'online', 'hybrid'] as const;
type Mode = (typeof modes)[number];
type Words = { readonly title: string; readonly day: string; readonly time: string; readonly place: string; readonly mode: Mode };

/** Plans a meeting: the cases that wait for one become its agenda. */
export function PlanDialog({ cycleId, onClose, onDone }: { cycleId: string; onClose: () => void; onDone: (meetingId: string) => void }) {
  const { t } = useTexts();
  const { data: waiting } = useApi('matrix', { params: { cycleId }, query: { filter: 'meeting' } });
  const act = useAct('addMeeting', { onDone: ({ meetingId }) => { tell(t('coordinator.meetings.planned')); onDone(meetingId); } });
  return (
    <PlanForm title={t('coordinator.meetings.plan')} act={t('coordinator.meetings.planAct')} busy={act.isPending} start={{ title: t('coordinator.meetings.usualTitle'), day: '', time: '09.00', place: '', mode: 'hybrid' }} onClose={onClose}
      hint={waiting ? t('coordinator.meetings.willBe', { count: waiting.rows.length }) : undefined}
      onAct={(body) => act.mutate({ params: { cycleId }, body })} />
  );
}

/** Moves a meeting: time, place, way of meeting. */
export function MoveDialog({ meeting, onClose }: { meeting: MeetingPage; onClose: () => void }) {
  const { t } = useTexts();
  const { zone } = useWhen();
  const act = useAct('changeMeeting', { onDone: () => { tell(t('coordinator.meetings.moved')); onClose(); } });
  const { title, place, mode, startsAt } = meeting;
  return (
    <PlanForm title={t('coordinator.meetings.move')} act={t('shell.save')} busy={act.isPending} start={{ title, place, mode, day: dayOf(startsAt, zone), time: timeOf(startsAt, zone).replace(':', '.') }} onClose={onClose}
      onAct={(body) => act.mutate({ params: { meetingId: meeting.meetingId }, body, ifMatch: meeting.rev })} />
  );
}

type FormProps = { readonly title: string; readonly act: string; readonly start: Words; readonly busy: boolean; readonly hint?: string | undefined; readonly onClose: () => void; readonly onAct: (body: { title: string; startsAt: string; place: string; mode: Mode }) => void };

function PlanForm({ title, act, start, busy, hint, onClose, onAct }: FormProps) {
  const { t } = useTexts();
  const when = useWhen();
  const [words, setWords] = useState(start);
  const set = (patch: Partial<Words>) => setWords({ ...words, ...patch });
  const time = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(words.time.trim());
  const startsAt = words.day && time ? instantOf(words.day, `${(time[1] ?? '').padStart(2, '0')}:${time[2]}`, when.zone) : undefined;
  const refusal = words.title.trim().length < 3 ? t('coordinator.meetings.titleNeeded') : !startsAt ? t('coordinator.meetings.dayNeeded') : null;
  const go = () => startsAt && onAct({ title: words.title.trim(), startsAt, place: words.place.trim(), mode: words.mode });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md" onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && !refusal && !busy && go()}>
        {hint && <span>{hint}</span>}
        <TextInput label={t('coordinator.meetings.name')} maxLength={160} value={words.title} onChange={(event) => set({ title: event.currentTarget.value })} data-autofocus />
        <Group grow align="flex-start">
          <DayInput label={t('coordinator.meetings.day')} clearable value={words.day || null} onChange={(day) => set({ day: day ?? '' })} />
          <TextInput label={t('coordinator.meetings.time', { zone: when.zone })} placeholder="09.00" inputMode="numeric" maxLength={5} value={words.time} onChange={(event) => set({ time: event.currentTarget.value })} />
        </Group>
        {startsAt && <strong>{when.long(startsAt)}</strong>}
        <NativeSelect label={t('coordinator.meetings.mode')} value={words.mode} onChange={(event) => set({ mode: event.currentTarget.value as Mode })} data={modes.map((mode) => ({ value: mode, label: t(`coordinator.meetings.modes.${mode}`) }))} />
        <TextInput label={t('coordinator.meetings.place')} maxLength={200} value={words.place} onChange={(event) => set({ place: event.currentTarget.value })} />
        <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button><ActButton act={act} refusal={refusal} busy={busy} onAct={go} shortcut="Control+Enter" /></Group>
      </Stack>
    </Modal>
  );
}
