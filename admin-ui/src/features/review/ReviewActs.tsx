import { useState } from 'react';
import { useStore } from 'zustand';
import { useAct } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { giveVerdict } from './giving.ts';
import { blank, type MarkStore, type Review } from './marks.ts';
import { codeIn, easyOnes, isReturn, titleIn, type Judged } from './questions.ts';
import classes from './review.module.css';

type Dialog = 'return' | 'finish' | 'sendBack' | 'bulk';
type Props = { readonly review: Review; readonly store: MarkStore; readonly judged: readonly Judged[]; readonly seen: ReadonlySet<string> };

/** The acts that end this review: return to the agency, finish, send back one tier; each shows its effect first. */
export function ReviewActs({ review, store, judged, seen }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const [dialog, setDialog] = useState<Dialog>();
  const { fields, conflicts } = useStore(store, (state) => state);
  const marked = judged.filter(({ node }) => isReturn(fields[node.id]));
  const bare = marked.filter(({ node }) => (fields[node.id]?.note ?? '').trim() === '').map(({ node }) => codeIn(titleIn(node, language)));
  const left = judged.filter(({ node, open }) => open && !fields[node.id]?.verdict).length;
  const easy = easyOnes(judged, seen, { review, fields });
  const barred = review.refused ?? (Object.keys(conflicts).length > 0 ? t('review.page.refusedUnsaved') : null);
  const notes = bare.length > 0 ? t('review.page.refusedNotes', { codes: bare.slice(0, 5).join(', ') }) : null;
  const open = (next: Dialog) => () => void store.flush().then(() => setDialog(next));
  const close = () => setDialog(undefined);
  return (
    <>
      {easy.take.length > 0 && review.refused === null && <ActButton variant="default" act={t('review.page.acceptAll', { count: easy.take.length })} onAct={open('bulk')} />}
      <ActButton variant="default" act={t('review.page.sendBack')} refusal={barred ?? (review.tier === 'member' ? t('review.page.refusedMember') : notes)} onAct={open('sendBack')} />
      <ActButton variant="light" act={marked.length === 0 ? t('review.page.return') : t('review.page.returnMany', { count: marked.length })} refusal={barred ?? (marked.length === 0 ? t('review.page.refusedNone') : notes)} onAct={open('return')} />
      <ActButton act={t('review.page.finish')} refusal={barred ?? (left > 0 ? t('review.page.refusedLeft', { count: left }) : notes)} onAct={open('finish')} />
      {dialog === 'return' && <ReturnDialog review={review} store={store} marked={marked} left={left} onClose={close} />}
      {dialog === 'finish' && <FinishDialog review={review} store={store} open={marked.length} onClose={close} />}
      {dialog === 'sendBack' && <SendBackDialog review={review} store={store} onClose={close} />}
      {dialog === 'bulk' && <BulkDialog review={review} store={store} easy={easy} onClose={close} />}
    </>
  );
}

/** Saves what is left, then ends the review; afterwards the queue is the place to be. */
function useFinish(review: Review, store: MarkStore, done: string) {
  const go = useGo();
  const { t } = useTexts();
  const act = useAct('finishReview', { onDone: () => { tell(done); go(paths.review); } });
  const end = async (decision: 'pass' | 'return' | 'sendBack') => {
    if (!await store.flush()) return tell(t('review.page.refusedUnsaved'));
    act.mutate({ params: { taskId: review.task.taskId }, body: { round: review.round, decision } });
  };
  return { busy: act.isPending, end: (decision: 'pass' | 'return' | 'sendBack') => void end(decision) };
}

type DialogProps = { readonly review: Review; readonly store: MarkStore; readonly onClose: () => void };

function ReturnDialog({ review, store, marked, left, onClose }: DialogProps & { marked: readonly Judged[]; left: number }) {
  const { t } = useTexts();
  const language = useLanguage();
  const agency = review.task.agencyName;
  const { busy, end } = useFinish(review, store, t('review.give.done', { agency }));
  const fields = store.getState().fields;
  const consequences = [t('review.give.consequence.opens', { count: marked.length }), t('review.give.consequence.due'), t('review.give.consequence.back'), ...(left > 0 ? [t('review.give.consequence.left', { count: left })] : [])];
  return (
    <ConfirmDialog open title={t('review.give.title', { agency })} consequences={consequences} act={t('review.give.act', { count: marked.length })} busy={busy} onClose={onClose} onAct={() => end('return')}>
      <div className={classes['preview']}>
        <h3>{t('review.give.preview')}</h3>
        <ol>{marked.map(({ node }) => { const { verdict, note } = fields[node.id] ?? blank; return <li key={node.id}><strong>{titleIn(node, language)}</strong><small>{verdict && t(`review.page.said.${verdict}`)}</small><p>{note}</p></li>; })}</ol>
      </div>
    </ConfirmDialog>
  );
}

function FinishDialog({ review, store, open, onClose }: DialogProps & { open: number }) {
  const { t } = useTexts();
  const agency = review.task.agencyName;
  const { busy, end } = useFinish(review, store, t('review.finish.done', { agency }));
  return <ConfirmDialog open title={t('review.finish.title', { agency })} consequences={[t('review.finish.publishes'), t('review.finish.next'), ...(open > 0 ? [t('review.finish.open', { count: open })] : [])]} act={t('review.finish.act')} busy={busy} onClose={onClose} onAct={() => end('pass')} />;
}

function SendBackDialog({ review, store, onClose }: DialogProps) {
  const { t } = useTexts();
  const { busy, end } = useFinish(review, store, t('review.back.done'));
  return <ConfirmDialog open title={t('review.back.title')} consequences={[t('review.back.consequence'), t('review.back.notes')]} act={t('review.back.act')} busy={busy} onClose={onClose} onAct={() => end('sendBack')} />;
}

function BulkDialog({ review, store, easy, onClose }: DialogProps & { easy: ReturnType<typeof easyOnes> }) {
  const { t } = useTexts();
  const count = easy.take.length;
  const accept = () => {
    easy.take.forEach((judged) => giveVerdict(store, { judged, review, verdict: 'accept' }));
    tell(t('review.bulk.done', { count }));
    onClose();
  };
  return <ConfirmDialog open title={t('review.bulk.title', { count })} consequences={[t('review.bulk.equal'), ...(easy.skip.length > 0 ? [t('review.bulk.skipped', { count: easy.skip.length })] : [])]} act={t('review.bulk.act')} onClose={onClose} onAct={accept} />;
}
