import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCircleCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useAct } from '../../api.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { agendaBody, moved, type AgendaItem, type MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

type Props = { readonly meeting: MeetingPage; readonly current: AgendaItem | undefined; readonly held: boolean; readonly onItem: (itemId: string) => void };

/** The order of the meeting; whoever holds it sorts, drops, and takes in what is proposed from unresolved cases. */
export function Agenda({ meeting, current, held, onItem }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const change = useAct('changeMeeting', { refresh: ['meeting', 'meetings'] });
  const items = meeting.agendaItems;
  const busy = change.isPending || (change.isSuccess && change.variables.ifMatch === meeting.rev);
  const save = (next: readonly AgendaItem[]) => change.mutate({ params: { meetingId: meeting.meetingId }, body: { agenda: agendaBody(next) }, ifMatch: meeting.rev });
  return (
    <nav className={classes['agenda']} aria-label={t('coordinator.room.agenda')}>
      <h2>{t('coordinator.room.agenda')}</h2>
      <ol>
        {items.map((item, index) => (
          <li key={item.itemId} data-current={item.itemId === current?.itemId || undefined}>
            <button type="button" className={classes['item']} aria-current={item.itemId === current?.itemId ? 'true' : undefined} onClick={() => onItem(item.itemId)}>
              <strong>{index + 1} {item.agencyName}</strong>
              <span>{say(item.title)}</span>
              {item.decided && <small className={classes['done']}><IconCircleCheck size={14} aria-hidden /> {t('coordinator.room.decided')}</small>}
            </button>
            {held && item.itemId === current?.itemId && (
              <div className={classes['sorting']}>
                <ActionIcon variant="default" aria-label={t('coordinator.room.up', { item: say(item.title) })} disabled={index === 0 || busy} onClick={() => save(moved(items, index, -1))}><IconArrowUp size={16} /></ActionIcon>
                <ActionIcon variant="default" aria-label={t('coordinator.room.down', { item: say(item.title) })} disabled={index === items.length - 1 || busy} onClick={() => save(moved(items, index, 1))}><IconArrowDown size={16} /></ActionIcon>
                <NumberInput key={`${item.itemId}${item.minutes}`} size="xs" min={1} max={240} allowDecimal={false} defaultValue={item.minutes} suffix={` ${t('coordinator.room.minute')}`} aria-label={t('coordinator.room.minutesFor')} onBlur={(event) => { const minutes = Number.parseInt(event.currentTarget.value, 10); if (minutes >= 1 && minutes <= 240 && minutes !== item.minutes) save(items.map((each) => (each.itemId === item.itemId ? { ...each, minutes } : each))); }} />
                <ActionIcon variant="default" aria-label={t('coordinator.room.drop', { item: say(item.title) })} disabled={item.decided || busy} onClick={() => save(items.filter(({ itemId }) => itemId !== item.itemId))}><IconX size={16} /></ActionIcon>
              </div>
            )}
          </li>
        ))}
      </ol>
      {items.length > 0 && <small className={classes['dim']}>{t('coordinator.room.total', { minutes: items.reduce((sum, { minutes }) => sum + minutes, 0) })}</small>}
      {held && meeting.proposals.length > 0 && (
        <section className={classes['proposals']}>
          <h3>{t('coordinator.room.proposals')} ({meeting.proposals.length})</h3>
          <Button size="compact-sm" variant="light" loading={busy} onClick={() => save([...items, ...meeting.proposals])}>{t('coordinator.room.takeAll')}</Button>
          <ul>{meeting.proposals.map((item) => <li key={item.itemId}><span><strong>{item.agencyName}</strong> {say(item.title)}<small>{say(item.why)}</small></span><ActionIcon variant="default" aria-label={t('coordinator.room.take', { item: `${item.agencyName} ${say(item.title)}` })} onClick={() => save([...items, item])}><IconPlus size={16} /></ActionIcon></li>)}</ul>
        </section>
      )}
    </nav>
  );
}
