import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { instantOf } from '../../../../core/cycle/calendar.ts';
import type { BodyOf } from '../../../../core/api/endpoint.ts';
import type { api } from '../../../../core/api.ts';
import { useAct, useApi } from '../../api.tsx';
import { useFormVersion } from '../../shell/form-version.ts';
import { useNow, useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { useLetterKeys, useLetterSwitch } from '../review/letter-keys.ts';
import { gradesOf, gradeWords } from '../review/questions.ts';
import { AddQuestion } from './AddQuestion.tsx';
import { decisionKinds, useTaskInMeeting, type AgendaItem, type DecisionKind, type MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

type Props = { readonly meeting: MeetingPage; readonly item: AgendaItem; readonly onNext: () => void; readonly onItem: (itemId: string) => void };
type Draft = { readonly decision: DecisionKind | undefined; readonly grade: string | undefined; readonly days: number | string; readonly instruction: string; readonly follows: boolean; readonly what: string; readonly who: string; readonly day: string; readonly evidence: string };

const blank = ({ agencyName }: AgendaItem, operator: string): Draft => ({ decision: undefined, grade: undefined, days: 5, instruction: '', follows: false, what: '', who: operator.replace('{{agency}}', agencyName), day: '', evidence: '' });
const aboutQuestion: ReadonlySet<DecisionKind> = new Set(['return', 'score']);

/** The decision on one item with its instruction and follow-up: recorded together or not at all. */
export function DecisionForm({ meeting, item, onNext, onItem }: Props) {
  const { t } = useTexts();
  const when = useWhen();
  const now = useNow();
  const track = useApi('track', { params: { trackId: item.trackId } }).data;
  const [draft, setDraft] = useState(() => blank(item, t('coordinator.room.operatorOf', { agency: item.agencyName })));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const act = useAct('decideInMeeting', { quiet: true, onDone: () => { tell(t('coordinator.room.recorded')); setDraft(blank(item, t('coordinator.room.operatorOf', { agency: item.agencyName }))); } });
  const dueAt = draft.day ? instantOf(draft.day, '23:59', when.zone) : undefined;
  const refusal = refusalOf({ draft, item, dueAt, now, t, planned: meeting.status === 'planned' });
  const record = () => {
    if (refusal || !draft.decision || act.isPending) return;
    const { decision, grade, days, instruction, follows, what, who, evidence } = draft;
    const body: BodyOf<(typeof api)['decideInMeeting']> = { trackId: item.trackId, itemId: item.itemId, questionId: item.questionId, decision, instruction: instruction.trim(), actionItem: follows && dueAt ? { what: what.trim(), who: who.trim(), dueAt, evidence: evidence.trim() } : null, ...(decision === 'score' && { grade }), ...(decision === 'extend' && { days: Number(days) }) };
    act.mutate({ params: { meetingId: meeting.meetingId }, body });
  };
  const latest = useRef(record);
  latest.current = record;
  const [letters] = useLetterSwitch();
  const keys = useMemo(() => ({
    ...Object.fromEntries(decisionKinds.map((decision, index) => [String(index + 1), () => { if (item.questionId !== null || !aboutQuestion.has(decision)) set({ decision }); }])),
    i: () => document.getElementById('instruksi')?.focus(), a: () => { set({ follows: true }); setTimeout(() => document.getElementById('rtl-apa')?.focus(), 60); }, 'ctrl+Enter': () => latest.current(),
  }), [item.questionId]);
  useLetterKeys(keys, letters);
  if (track && meeting.status === 'open' && !track.state.tokens.some(({ phase }) => phase === 'inMeeting')) return <Closed onNext={onNext} />;
  return (
    <section className={classes['decide']} aria-labelledby="judul-putusan">
      <h2 id="judul-putusan">{t('coordinator.room.decision')}</h2>
      <div className={classes['kinds']} role="radiogroup" aria-labelledby="judul-putusan">
        {decisionKinds.map((decision, index) => (
          <label key={decision} className={classes['kind']} data-checked={draft.decision === decision || undefined} data-off={(aboutQuestion.has(decision) && item.questionId === null) || undefined}>
            <input type="radio" name="putusan" checked={draft.decision === decision} disabled={aboutQuestion.has(decision) && item.questionId === null} onChange={() => set({ decision })} />
            <kbd aria-hidden>{index + 1}</kbd><span>{t(`coordinator.decisions.${decision}`)}</span>
          </label>
        ))}
      </div>
      {item.questionId === null && <AddQuestion meeting={meeting} item={item} onAdded={onItem} />}
      {draft.decision === 'score' && item.questionId && <GradePick item={item} questionId={item.questionId} chosen={draft.grade} onGrade={(grade) => set({ grade })} />}
      {draft.decision === 'extend' && <NumberInput label={t('coordinator.extend.days')} min={1} max={60} allowDecimal={false} value={draft.days} onChange={(days) => set({ days })} />}
      <Textarea id="instruksi" label={t('coordinator.room.instruction')} description={draft.decision === 'return' ? t('coordinator.room.instructionNeeded') : t('coordinator.room.instructionHint')} autosize minRows={2} maxLength={2000} value={draft.instruction} onChange={(event) => set({ instruction: event.currentTarget.value })} />
      <Checkbox label={t('coordinator.room.follows')} checked={draft.follows} onChange={(event) => set({ follows: event.currentTarget.checked })} />
      {draft.follows && (
        <div className={classes['rtl']}>
          <TextInput id="rtl-apa" label={t('coordinator.room.what')} maxLength={500} value={draft.what} onChange={(event) => set({ what: event.currentTarget.value })} />
          <TextInput label={t('coordinator.room.who')} maxLength={160} value={draft.who} onChange={(event) => set({ who: event.currentTarget.value })} />
          <DayInput label={t('coordinator.room.when')} description={dueAt && when.long(dueAt)} clearable value={draft.day || null} onChange={(day) => set({ day: day ?? '' })} />
          <TextInput label={t('coordinator.room.proof')} maxLength={300} value={draft.evidence} onChange={(event) => set({ evidence: event.currentTarget.value })} />
        </div>
      )}
      {draft.decision && <p className={classes['effect']}><strong>{t('coordinator.room.effect')}</strong> {t(`coordinator.effects.${draft.decision}`)}{draft.follows && ` ${t('coordinator.effects.actionItem')}`}</p>}
      {act.error && <ProblemAlert problem={act.error} onRetry={record} />}
      <div className={classes['acts']}>
        <ActButton act={t('coordinator.room.record')} refusal={refusal} busy={act.isPending} onAct={record} shortcut="Control+Enter" />
        <Button variant="subtle" onClick={onNext} aria-keyshortcuts="N">{t('coordinator.room.next')}</Button>
        <CloseCase meeting={meeting} item={item} />
      </div>
    </section>
  );
}

/** A case whose path has gone on takes no more decisions here. */
function Closed({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTexts();
  return (
    <section className={classes['decide']} aria-labelledby="judul-putusan">
      <h2 id="judul-putusan">{t('coordinator.room.decision')}</h2>
      <p role="status">{t('coordinator.room.caseClosed')}</p>
      <div className={classes['acts']}><Button variant="subtle" onClick={onNext} aria-keyshortcuts="N">{t('coordinator.room.next')}</Button></div>
    </section>
  );
}

type Asked = { readonly draft: Draft; readonly item: AgendaItem; readonly dueAt: string | undefined; readonly now: number; readonly planned: boolean; readonly t: ReturnType<typeof useTexts>['t'] };

function refusalOf({ draft, dueAt, now, planned, t }: Asked): string | null {
  if (planned) return t('coordinator.room.refused.planned');
  if (!draft.decision) return t('coordinator.room.refused.none');
  if (draft.decision === 'return' && draft.instruction.trim().length < 3) return t('coordinator.room.refused.instruction');
  if (draft.decision === 'score' && !draft.grade) return t('coordinator.room.refused.grade');
  if (draft.decision === 'extend' && !(Number(draft.days) >= 1 && Number(draft.days) <= 60)) return t('coordinator.extend.refusedDays');
  if (!draft.follows) return null;
  if (draft.what.trim().length < 3) return t('coordinator.room.refused.what');
  if (draft.who.trim().length < 2) return t('coordinator.room.refused.who');
  return !dueAt || Date.parse(dueAt) <= now ? t('coordinator.room.refused.when') : null;
}

/** The grades of the question, with the agency's own form. */
function GradePick({ item, questionId, chosen, onGrade }: { item: AgendaItem; questionId: string; chosen: string | undefined; onGrade: (grade: string) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const taskId = useTaskInMeeting(item.trackId);
  const review = useApi('review', { params: { taskId: taskId ?? '' } }, { enabled: taskId !== undefined });
  const form = useFormVersion(review.data?.formVersionId ?? '');
  const node = form.data?.model.byId[questionId];
  if (!node) return <span className={classes['dim']}>{t('shell.loading')}</span>;
  const grades = gradesOf(node);
  if (grades.length === 0) return <span className={classes['dim']}>{t('review.page.gradeNone')}</span>;
  return (
    <div className={classes['kinds']} role="radiogroup" aria-label={t('review.page.grade')}>
      {grades.map((grade) => <label key={grade} className={classes['kind']} data-checked={chosen === grade || undefined}><input type="radio" name="nilai-rakor" checked={chosen === grade} onChange={() => onGrade(grade)} /><span>{gradeWords(node, grade, language)}</span></label>)}
    </div>
  );
}

/** Ends the meeting for this agency: its path goes on. */
function CloseCase({ meeting, item }: { meeting: MeetingPage; item: AgendaItem }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const { data } = useApi('track', { params: { trackId: item.trackId } });
  const act = useAct('closeCase', { onDone: () => { tell(t('coordinator.room.closed', { agency: item.agencyName })); setAsking(false); } });
  const left = meeting.agendaItems.filter(({ trackId, decided }) => trackId === item.trackId && !decided).length;
  const waits = data?.state.tokens.some(({ phase }) => phase === 'inMeeting') ?? false;
  return (
    <>
      <ActButton variant="default" act={t('coordinator.room.close')} refusal={waits ? null : t('coordinator.room.closedAlready')} onAct={() => setAsking(true)} />
      {asking && <ConfirmDialog open title={t('coordinator.room.closeTitle', { agency: item.agencyName })} consequences={[t('coordinator.room.closeGoesOn'), ...(left > 0 ? [t('coordinator.room.closeLeft', { count: left })] : [])]} act={t('coordinator.room.close')} danger={left > 0} busy={act.isPending} onClose={() => setAsking(false)} onAct={() => act.mutate({ params: { meetingId: meeting.meetingId }, body: { trackIds: [item.trackId] } })} />}
    </>
  );
}
