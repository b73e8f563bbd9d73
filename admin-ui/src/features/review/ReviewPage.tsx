import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { FormModel } from '../../../../core/form/model.ts';
import { reviewersOwn } from '../../../../core/form/seen-by.ts';
import { useApi } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { useFormVersion } from '../../shell/form-version.ts';
import { paths } from '../../paths.ts';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { taskStatus } from '../../ui/statuses.ts';
import { decimalWords } from '../scores/explain.ts';
import { AnswerSide } from './AnswerSide.tsx';
import { OwnAnswer } from './OwnAnswer.tsx';
import { giveGrade, giveVerdict } from './giving.ts';
import { useLetterKeys, useLetterSwitch } from './letter-keys.ts';
import { createMarks, type MarkStore, type Review, type Verdict } from './marks.ts';
import { gradesOf, judgedOf, passesFilter, reviewFilters, type Judged, type ReviewFilter } from './questions.ts';
import { ReviewActs } from './ReviewActs.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import { VerdictSide } from './VerdictSide.tsx';
import classes from './review.module.css';

/** E2: judge one question after the other without leaving the page. */
export function ReviewPage() {
  const taskId = usePathPart('taskId');
  const review = useApi('review', { params: { taskId } });
  const versionId = review.data?.formVersionId ?? '';
  const form = useFormVersion(versionId);
  const error = review.error ?? form.error;
  if (!review.data || !form.data) return <PageLoading error={error} onRetry={() => (review.error ? review.refetch() : form.refetch())} />;
  return <Desk key={`${taskId}/${review.data.round}`} review={review.data} model={form.data.model} onStale={() => void review.refetch()} />;
}

type Search = 'q' | 'show';

function Desk({ review, model, onStale }: { review: Review; model: FormModel; onStale: () => void }) {
  const { taskId } = review.task;
  const [store] = useState(() => createMarks(taskId, review.draft));
  const [search, setSearch] = useSearchState<Search>();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const judged = useMemo(() => judgedOf(model, review), [model, review]);
  const filter: ReviewFilter = reviewFilters.find((each) => each === search.show) ?? 'all';
  useEffect(() => store.takeIn(review.draft), [store, review.draft]);
  useKeepUnsaved(store);
  const savedAt = useStore(store, (state) => state.savedAt);
  // Rules may ask for more, or less, by what the reviewers fill in themselves.
  useEffect(() => { if (savedAt !== undefined && reviewersOwn(model).size > 0) onStale(); }, [savedAt]);
  // chosen once per filter: a question that is being judged does not vanish under the hands
  const shown = useMemo(() => judged.filter((each) => passesFilter(each, filter, { review, fields: store.getState().fields })), [judged, filter, store]);
  const current = shown.find(({ node }) => node.id === search.q) ?? shown[0];
  const move = (step: 1 | -1) => {
    const next = shown[shown.findIndex(({ node }) => node.id === current?.node.id) + step];
    if (next) setSearch({ q: next.node.id });
  };
  const act = review.refused === null;
  const keys = useMemo(() => keysOf({ store, current, review, act, move }), [store, current, review, act, shown]);
  const [letters, setLetters] = useLetterSwitch();
  useLetterKeys(keys, letters);
  return (
    <>
      <ReviewHead review={review} store={store} judged={judged} seen={seen} />
      <ReviewBar store={store} review={review} judged={judged} shown={shown} current={current} filter={filter} onFilter={(show) => setSearch({ show: show === 'all' ? undefined : show, q: undefined })} onQuestion={(q) => setSearch({ q })} onMove={move} letters={letters} onLetters={setLetters} />
      {current ? <OneQuestion key={current.node.id} judged={current} review={review} store={store} onSeen={(fileId) => setSeen(new Set(seen).add(fileId))} /> : <NothingHere filter={filter} />}
    </>
  );
}

/** Warns before the tab is closed while a verdict is still on its way. */
function useKeepUnsaved(store: MarkStore) {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (Object.keys(store.getState().dirty).length > 0) event.preventDefault();
    };
    const online = () => void store.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', online);
      void store.flush();
    };
  }, [store]);
}

type KeyScene = { readonly store: MarkStore; readonly current: Judged | undefined; readonly review: Review; readonly act: boolean; readonly move: (step: 1 | -1) => void };

function keysOf({ store, current, review, act, move }: KeyScene): Readonly<Record<string, () => void>> {
  const moves = { n: () => move(1), p: () => move(-1), 'ctrl+Enter': () => move(1) };
  if (!act || !current || current.own) return moves;
  const grades = gradesOf(current.node);
  const give = (verdict: Verdict) => () => giveVerdict(store, { judged: current, review, verdict });
  const numbers = Object.fromEntries(grades.slice(0, 8).map((grade, index) => [String(index + 1), () => giveGrade(store, current, grade)]));
  return { ...moves, ...numbers, t: give('accept'), k: give('revise'), b: give('newEvidence'), 0: give('notApplicable'), c: () => document.getElementById('catatan-opd')?.focus(), e: () => document.getElementById('bukti-dukung')?.querySelector('button')?.click() };
}

function ReviewHead({ review, store, judged, seen }: { review: Review; store: MarkStore; judged: readonly Judged[]; seen: ReadonlySet<string> }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const now = useNow();
  const { task } = review;
  const fields = useStore(store, (state) => state.fields);
  const asked = judged.filter(({ open }) => open);
  const done = asked.filter(({ node }) => fields[node.id]?.verdict).length;
  return (
    <PageHeader
      title={`${task.agencyName}: ${t('review.queue.roundOf', { round: review.round })}`}
      crumbs={[<Go key="q" href={paths.review}>{t('review.queue.title')}</Go>]}
      badge={<StatusBadge kind="task" status={taskStatus(task.phase)} />}
      duty={<>
        <span>{say(task.cycleTitle)} · {say(task.title)}</span>
        <strong>{t('review.page.decided', { done, all: asked.length })}</strong>
        <DueChip due={task.dueAt} zone={when.zone} now={now} late={task.late} provisional={task.provisional} />
        <Scores review={review} />
        {review.refused && <span className={classes['barred']}>{say(review.refused)} {t('review.page.readOnly')}</span>}
      </>}
      acts={<ReviewActs review={review} store={store} judged={judged} seen={seen} />}
    />
  );
}

function Scores({ review }: { review: Review }) {
  const { t } = useTexts();
  const language = useLanguage();
  if (!review.proposed) return null;
  const words = (score: Review['proposed']) => (score ? `${decimalWords(score.shown, language)} ${score.grade}` : t('shell.score.none'));
  return <span className={classes['dim']}>{t('review.page.total', { proposed: words(review.proposed), decided: words(review.decidedScore) })}</span>;
}

function NothingHere({ filter }: { filter: ReviewFilter }) {
  const { t } = useTexts();
  return <EmptyState why={t(`review.page.none.${filter}`)} />;
}

function OneQuestion({ judged, review, store, onSeen }: { judged: Judged; review: Review; store: MarkStore; onSeen: (fileId: string) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const phone = useMediaQuery('(max-width: 768px)', false, { getInitialValueInEffect: false });
  const [part, setPart] = useState<'answer' | 'judge'>('answer');
  const title = judged.node.text[language]?.title ?? judged.node.text.id?.title ?? judged.node.id;
  return (
    <section aria-labelledby="judul-pertanyaan">
      <div className={classes['question']}>
        <small>{judged.section.text[language]?.title ?? judged.section.text.id?.title}</small>
        <h2 id="judul-pertanyaan">{title}</h2>
      </div>
      {phone && <SegmentedControl fullWidth mb="sm" value={part} onChange={(value) => setPart(value as 'answer' | 'judge')} data={[{ value: 'answer', label: t('review.page.answer') }, { value: 'judge', label: t('review.page.judge') }]} />}
      <div className={classes['sides']} data-own={judged.own || undefined}>
        {(!phone || part === 'answer') && (judged.own ? <OwnAnswer judged={judged} review={review} store={store} /> : <AnswerSide judged={judged} review={review} onSeen={onSeen} />)}
        {(!phone || part === 'judge') && <VerdictSide judged={judged} review={review} store={store} />}
      </div>
    </section>
  );
}
