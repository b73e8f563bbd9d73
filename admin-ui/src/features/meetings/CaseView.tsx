import { useState } from 'react';
import type { Node } from '../../../../core/form/model.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { useApi } from '../../api.tsx';
import { useFormVersion } from '../../shell/form-version.ts';
import { paths } from '../../paths.ts';
import { AnswerView } from '../../questions/index.ts';
import { Go } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { EvidenceList, type Evidence } from '../../ui/EvidenceList.tsx';
import { EvidenceViewer } from '../../ui/EvidenceViewer.tsx';
import { NoteThread, type Remark } from '../../ui/NoteThread.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ScorePair } from '../../ui/ScorePair.tsx';
import { Standing } from '../track/Standing.tsx';
import { gradesOf, gradeWords } from '../review/questions.ts';
import { useTaskInMeeting, type AgendaItem, type MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

type Props = { readonly meeting: MeetingPage; readonly item: AgendaItem; readonly projector: boolean };

/** The case being spoken about: rule, both grades side by side, evidence and what was said. */
export function CaseView({ meeting, item, projector }: Props) {
  const say = useSay();
  const { t } = useTexts();
  const track = useApi('track', { params: { trackId: item.trackId } });
  const taskId = useTaskInMeeting(item.trackId);
  return (
    <section className={classes['case']} aria-labelledby="judul-kasus">
      <div className={classes['caseHead']}>
        <Go href={paths.agency(meeting.cycleId, item.trackId)}>{item.agencyName}</Go>
        <h2 id="judul-kasus">{say(item.title)}</h2>
        <span className={classes['dim']}>{say(item.why)} {t('coordinator.room.minutesOf', { minutes: item.minutes })}</span>
      </div>
      {track.error && <ProblemAlert problem={track.error} onRetry={() => void track.refetch()} />}
      {!track.data && !track.error && <PageSkeleton />}
      {track.data && <Standing sentence={track.data.sentence} />}
      <Decided meeting={meeting} item={item} />
      {taskId && item.questionId && <QuestionOfCase taskId={taskId} questionId={item.questionId} projector={projector} />}
    </section>
  );
}

type Shown = { readonly value: unknown; readonly files: readonly Evidence[]; readonly remarks: readonly Remark[]; readonly decided: unknown; readonly hasReview: boolean };

/** Reviewers and coordinators read the review; an agency its own task. */
function QuestionOfCase({ taskId, questionId, projector }: { taskId: string; questionId: string; projector: boolean }) {
  const { may } = useSession();
  const asReviewer = may('seeReview');
  const review = useApi('review', { params: { taskId } }, { enabled: asReviewer });
  const task = useApi('task', { params: { taskId } }, { enabled: !asReviewer });
  const versionId = review.data?.formVersionId ?? task.data?.formVersionId ?? '';
  const form = useFormVersion(versionId);
  const error = review.error ?? task.error ?? form.error;
  if (error) return <ProblemAlert problem={error} />;
  const node = form.data?.model.byId[questionId];
  if (!form.data || !node) return <PageSkeleton />;
  const of = ({ notes }: { readonly notes: readonly (Remark & { readonly questionId: string })[] }) => notes.filter((note) => note.questionId === questionId);
  const shown: Shown | undefined = review.data
    ? { value: review.data.answers.data[questionId], files: review.data.answers.evidence[questionId] ?? [], remarks: of(review.data), decided: review.data.decided[questionId]?.value ?? review.data.earlier.findLast(({ verdicts }) => verdicts[questionId]?.grade != null)?.verdicts[questionId]?.grade, hasReview: true }
    : task.data ? { value: task.data.fields[questionId]?.value, files: task.data.fields[questionId]?.evidence ?? [], remarks: of(task.data), decided: undefined, hasReview: false } : undefined;
  return shown ? <Question node={node} shown={shown} projector={projector} /> : <PageSkeleton />;
}

function Question({ node, shown, projector }: { node: Node; shown: Shown; projector: boolean }) {
  const { t } = useTexts();
  const language = useLanguage();
  const when = useWhen();
  const [file, setFile] = useState<Evidence>();
  const graded = gradesOf(node).length > 0;
  const side = (value: unknown) => (typeof value === 'string' && gradesOf(node).includes(value) ? { grade: gradeWords(node, value, language), ...(node.score?.values?.[value] && { value: node.score.values[value] }) } : null);
  const rule = node.text[language]?.guidance ?? node.text.id?.guidance ?? node.text[language]?.help ?? node.text.id?.help;
  return (
    <>
      {graded && <ScorePair proposed={side(shown.value)} {...(shown.hasReview && { decided: side(shown.decided) })} />}
      {rule && <details className={classes['rule']} open={projector}><summary>{t('review.page.criteria')}</summary><p>{rule}</p></details>}
      {kindOf(node) !== 'fileEvidence' && <div><h3>{t('review.page.answer')}</h3><AnswerView node={node} value={shown.value} onView={setFile} /></div>}
      <div><h3>{t('review.page.evidence')} ({shown.files.length})</h3><EvidenceList files={shown.files} onView={setFile} {...(file && { chosen: file.fileId })} /></div>
      {file && <EvidenceViewer file={file} />}
      <div><h3>{t('review.page.thread')}</h3><NoteThread remarks={shown.remarks} sayWhen={when.short} label={t('review.page.thread')} /></div>
    </>
  );
}

/** What this meeting has decided on the item so far; on a case as a whole also what it decided on its questions. */
function Decided({ meeting, item }: { meeting: MeetingPage; item: AgendaItem }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const decisions = meeting.decisions.filter(({ trackId, questionId }) => trackId === item.trackId && (item.questionId === null || questionId === item.questionId));
  if (decisions.length === 0) return null;
  return (
    <div className={classes['decidedBox']} role="status">
      {decisions.map(({ decisionId, questionTitle, decision, grade, instruction, at, by, effect }) => <p key={decisionId}>{item.questionId === null && questionTitle && <>{say(questionTitle)}: </>}<strong>{t(`coordinator.decisions.${decision}`)}{typeof grade === 'string' && `: ${grade}`}</strong> {say(effect)} {instruction && `“${instruction}”`} <small>{by} · {when.short(at)}</small></p>)}
    </div>
  );
}
