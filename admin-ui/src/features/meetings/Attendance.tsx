import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

type Attendee = MeetingPage['attendance'][number];

/** Who was called and who came; each tick is saved at once. */
export function Attendance({ meeting, held }: { meeting: MeetingPage; held: boolean }) {
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const change = useAct('changeMeeting', { refresh: ['meeting', 'meetings'] });
  const save = (attendance: readonly Attendee[]) => change.mutate({ params: { meetingId: meeting.meetingId }, body: { attendance: [...attendance] }, ifMatch: meeting.rev });
  const shown = meeting.attendance.map((one, index) => ({ one, index })).filter(({ one }) => `${one.name} ${one.position} ${one.represents}`.toLowerCase().includes(q.toLowerCase()));
  return (
    <div className={classes['stack']}>
      {meeting.attendance.length > 8 && <TextInput type="search" aria-label={t('shell.search')} placeholder={t('shell.search')} value={q} onChange={(event) => setQ(event.currentTarget.value)} style={{ maxInlineSize: 280 }} />}
      {meeting.attendance.length === 0 ? <EmptyState why={t('coordinator.room.nobodyCalled')} /> : (
        <ul className={classes['people']}>
          {shown.map(({ one, index }) => (
            <li key={`${one.name}${index}`}>
              <Checkbox checked={one.present} disabled={!held || change.isPending} onChange={(event) => save(meeting.attendance.with(index, { ...one, present: event.currentTarget.checked }))} label={<><strong>{one.name}</strong><small>{one.position}{one.represents && ` · ${one.represents}`}</small></>} />
            </li>
          ))}
        </ul>
      )}
      {held && <AddAttendee onAdd={(one) => save([...meeting.attendance, one])} busy={change.isPending} />}
    </div>
  );
}

function AddAttendee({ onAdd, busy }: { onAdd: (one: Attendee) => void; busy: boolean }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState({ name: '', position: '', represents: '' });
  if (!open) return <Button variant="default" onClick={() => setOpen(true)} style={{ justifySelf: 'start' }}>{t('coordinator.room.addAttendee')}</Button>;
  const refusal = words.name.trim().length < 2 ? t('coordinator.room.nameNeeded') : null;
  const add = () => {
    onAdd({ name: words.name.trim(), position: words.position.trim(), represents: words.represents.trim(), agencyId: null, present: true });
    setWords({ name: '', position: '', represents: '' });
    setOpen(false);
  };
  return (
    <Group align="flex-end" gap="xs">
      <TextInput label={t('coordinator.room.name')} maxLength={120} value={words.name} onChange={(event) => setWords({ ...words, name: event.currentTarget.value })} autoFocus />
      <TextInput label={t('coordinator.room.position')} maxLength={160} value={words.position} onChange={(event) => setWords({ ...words, position: event.currentTarget.value })} />
      <TextInput label={t('coordinator.room.represents')} maxLength={160} value={words.represents} onChange={(event) => setWords({ ...words, represents: event.currentTarget.value })} />
      <ActButton act={t('coordinator.room.add')} refusal={refusal} busy={busy} onAct={add} />
    </Group>
  );
}
