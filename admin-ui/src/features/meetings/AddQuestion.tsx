import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { useFormVersion } from '../../shell/form-version.ts';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { judgedOf, titleIn } from '../review/questions.ts';
import { agendaBody, useTaskInMeeting, type AgendaItem, type MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

/** Takes one question of a case onto the agenda, so that it can be returned or graded. */
export function AddQuestion({ meeting, item, onAdded }: { meeting: MeetingPage; item: AgendaItem; onAdded: (itemId: string) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const [questionId, setQuestionId] = useState('');
  const taskId = useTaskInMeeting(item.trackId);
  const review = useApi('review', { params: { taskId: taskId ?? '' } }, { enabled: taskId !== undefined });
  const form = useFormVersion(review.data?.formVersionId ?? '');
  const itemId = `${item.trackId}.${questionId}`;
  const change = useAct('changeMeeting', { refresh: ['meeting', 'meetings'], onDone: () => { tell(t('coordinator.room.added')); onAdded(itemId); } });
  if (!review.data || !form.data) return null;
  const known = new Set(meeting.agendaItems.map((each) => each.itemId));
  const questions = judgedOf(form.data.model, review.data).filter(({ node }) => !known.has(`${item.trackId}.${node.id}`));
  const at = meeting.agendaItems.findIndex((each) => each.itemId === item.itemId) + 1;
  const add = () => change.mutate({ params: { meetingId: meeting.meetingId }, ifMatch: meeting.rev, body: { agenda: agendaBody(meeting.agendaItems).toSpliced(at, 0, { itemId, trackId: item.trackId, questionId, minutes: item.minutes }) } });
  return (
    <div className={classes['addQuestion']}>
      <NativeSelect label={t('coordinator.room.addQuestion')} description={t('coordinator.room.addQuestionHint')} value={questionId} onChange={(event) => setQuestionId(event.currentTarget.value)} data={[{ value: '', label: t('coordinator.room.pickQuestion') }, ...questions.map(({ node }) => ({ value: node.id, label: titleIn(node, language).slice(0, 90) }))]} />
      <Button size="compact-md" variant="light" disabled={questionId === ''} loading={change.isPending} onClick={add}>{t('coordinator.room.addQuestionAct')}</Button>
    </div>
  );
}
