import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { SaveIndicator, type SaveState } from '../../ui/SaveIndicator.tsx';
import type { MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

const quiet = 900;

/** The minutes: free words that save themselves, and the lines the decisions wrote. */
export function Minutes({ meeting, held }: { meeting: MeetingPage; held: boolean }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const [words, setWords] = useState(meeting.minutes);
  const kept = useRef(meeting.minutes);
  const rev = useRef(meeting.rev);
  rev.current = meeting.rev;
  const [state, setState] = useState<SaveState>('idle');
  const [savedAt, setSavedAt] = useState<number>();
  const { ahead } = useSession();
  const act = useAct('changeMeeting', { refresh: ['meeting'] });
  const { mutateAsync } = act;
  useEffect(() => {
    if (!held || words === kept.current) return;
    setState('saving');
    const wait = setTimeout(() => {
      mutateAsync({ params: { meetingId: meeting.meetingId }, body: { minutes: words }, ifMatch: rev.current }).then(() => { kept.current = words; setSavedAt(Date.now() + ahead); setState('saved'); }, () => setState('refused'));
    }, quiet);
    return () => clearTimeout(wait);
  }, [words, held, ahead, meeting.meetingId, mutateAsync]);
  return (
    <div className={classes['stack']}>
      {held ? (
        <>
          <Textarea label={t('coordinator.room.minutes')} description={t('coordinator.room.minutesHint')} autosize minRows={8} maxLength={50_000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          <SaveIndicator state={state} {...(savedAt && { at: when.time(savedAt) })} />
        </>
      ) : <div className={classes['minutes']}>{meeting.minutes || <span className={classes['dim']}>{t('coordinator.room.noMinutes')}</span>}</div>}
      <h2>{t('coordinator.room.lines')}</h2>
      {meeting.decisions.length === 0 ? <span className={classes['dim']}>{t('coordinator.room.noDecisions')}</span> : (
        <ol className={classes['lines']}>
          {meeting.decisions.map((row) => <li key={row.decisionId}>{row.agencyName}, {row.questionTitle ? say(row.questionTitle) : t('coordinator.room.wholeCase')}: <strong>{t(`coordinator.decisions.${row.decision}`)}{typeof row.grade === 'string' && ` ${row.grade}`}</strong>. {row.instruction}</li>)}
        </ol>
      )}
    </div>
  );
}
