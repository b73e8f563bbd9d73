import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
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
  const [list, save] = useAttendance(meeting);
  const shown = list.map((one, index) => ({ one, index })).filter(({ one }) => `${one.name} ${one.position} ${one.represents}`.toLowerCase().includes(q.toLowerCase()));
  return (
    <div className={classes['stack']}>
      {list.length > 8 && <TextInput type="search" aria-label={t('shell.search')} placeholder={t('shell.search')} value={q} onChange={(event) => setQ(event.currentTarget.value)} style={{ maxInlineSize: 280 }} />}
      {list.length === 0 ? <EmptyState why={t('coordinator.room.nobodyCalled')} /> : (
        <ul className={classes['people']}>
          {shown.map(({ one, index }) => (
            <li key={`${one.name}${index}`}>
              <Checkbox checked={one.present} disabled={!held} onChange={(event) => save(list.with(index, { ...one, present: event.currentTarget.checked }))} label={<><strong>{one.name}</strong><small>{one.position}{one.represents && ` · ${one.represents}`}</small></>} />
            </li>
          ))}
        </ul>
      )}
      {held && <AddAttendee onAdd={(one) => save([...list, one])} />}
    </div>
  );
}

/** Ticks show at once; what was ticked within half a second is saved together, on the newest revision. */
function useAttendance({ meetingId, rev, attendance }: MeetingPage): [readonly Attendee[], (next: readonly Attendee[]) => void] {
  const [wanted, setWanted] = useState<readonly Attendee[]>();
  const sent = useRef<{ readonly rev: number; readonly list: readonly Attendee[] }>(undefined);
  const { mutate } = useAct('changeMeeting', { refresh: ['meeting', 'meetings'] });
  useEffect(() => {
    if (!wanted || sent.current?.rev === rev) return;
    // the newest revision holds what was sent: from here on the server's list counts again
    if (wanted === sent.current?.list) return setWanted(undefined);
    const wait = setTimeout(() => {
      sent.current = { rev, list: wanted };
      mutate({ params: { meetingId }, body: { attendance: [...wanted] }, ifMatch: rev }, { onError: () => { sent.current = undefined; setWanted(undefined); } });
    }, 500);
    return () => clearTimeout(wait);
  }, [wanted, rev, meetingId, mutate]);
  return [wanted ?? attendance, setWanted];
}

function AddAttendee({ onAdd }: { onAdd: (one: Attendee) => void }) {
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
      <ActButton act={t('coordinator.room.add')} refusal={refusal} onAct={add} />
    </Group>
  );
}
