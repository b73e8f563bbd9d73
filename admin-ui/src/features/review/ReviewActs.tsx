import { useState } from 'react';
import { useStore } from 'zustand';
import { tierNames, tiers, type Tier } from '../../../../core/access.ts';
import { useAct } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { confirmProposal, giveVerdict } from './giving.ts';
import { blank, type MarkStore, type Review } from './marks.ts';
import { codeIn, easyOnes, isReturn, proposedOnes, titleIn, unexplained, type Judged } from './questions.ts';
import classes from './review.module.css';

type Dialog = 'return' | 'finish' | 'sendBack' | 'bulk' | 'confirm';
type Props = { readonly review: Review; readonly store: MarkStore; readonly judged: readonly Judged[]; readonly seen: ReadonlySet<string> };

/** The acts that end this review: return to the agency, finish, send back one tier; each shows its effect first. */
export function ReviewActs({ review, store, judged, seen }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const say = useSay();
  const [dialog, setDialog] = useState<Dialog>();
  const { fields, conflicts } = useStore(store, (state) => state);
  const marked = judged.filter(({ node }) => isReturn(fields[node.id]));
  const bare = marked.filter(({ node }) => (fields[node.id]?.note ?? '').trim() === '').map(({ node }) => codeIn(titleIn(node, language)));
  const left = judged.filter(({ node, open }) => open && !fields[node.id]?.verdict).length;
  const easy = easyOnes(judged, seen, { review, fields });
  const barred = review.refused ?? (Object.keys(conflicts).length > 0 ? t('review.page.refusedUnsaved') : null);
  const other = new Set(unexplained(review, fields));
  const silent = judged.filter(({ node }) => other.has(node.id)).map(({ node }) => codeIn(titleIn(node, language)));
  const notes = bare.length > 0 ? t('review.page.refusedNotes', { codes: bare.slice(0, 5).join(', ') }) : silent.length > 0 ? t('review.page.refusedReasons', { codes: silent.slice(0, 5).join(', ') }) : null;
  const proposed = proposedOnes(judged, { review, fields });
  const below = tierBelow(review, proposed);
  const open = (next: Dialog) => () => void store.flush().then(() => setDialog(next));
  const close = () => setDialog(undefined);
  return (
    <>
      {below && review.refused === null && <ActButton variant="default" act={t('review.page.confirmAll', { tier: say(tierNames[below]) })} onAct={open('confirm')} />}
      {easy.take.length > 0 && review.refused === null && <ActButton variant="default" act={t('review.page.acceptAll', { count: easy.take.length })} onAct={open('bulk')} />}
      <ActButton variant="default" act={t('review.page.sendBack')} refusal={barred ?? (review.tier === 'member' ? t('review.page.refusedMember') : notes)} onAct={open('sendBack')} />
      <ActButton variant="light" act={marked.length === 0 ? t('review.page.return') : t('review.page.returnMany', { count: marked.length })} refusal={barred ?? (marked.length === 0 ? t('review.page.refusedNone') : notes)} onAct={open('return')} />
      <ActButton act={t('review.page.finish')} refusal={barred ?? (left > 0 ? t('review.page.refusedLeft', { count: left }) : notes)} onAct={open('finish')} />
      {dialog === 'return' && <ReturnDialog review={review} store={store} marked={marked} left={left} onClose={close} />}
      {dialog === 'finish' && <FinishDialog review={review} store={store} open={marked.length} onClose={close} />}
      {dialog === 'sendBack' && <SendBackDialog review={review} store={store} onClose={close} />}
      {dialog === 'confirm' && below && <ConfirmAllDialog review={review} store={store} proposed={proposed} tier={say(tierNames[below])} onClose={close} />}
      {dialog === 'bulk' && <BulkDialog review={review} store={store} easy={easy} onClose={close} />}
    </>
  );
}

/** The tier whose judgements are confirmed at once: the highest of those that proposed. */
const tierBelow = ({ proposals }: Review, proposed: readonly Judged[]): Tier | undefined => tiers.findLast((tier) => proposed.some(({ node }) => proposals[node.id]?.tier === tier));

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

function ConfirmAllDialog({ review, store, proposed, tier, onClose }: DialogProps & { proposed: readonly Judged[]; tier: string }) {
  const { t } = useTexts();
  const count = proposed.length;
  const returned = proposed.filter(({ node }) => isReturn({ ...blank, verdict: review.proposals[node.id]?.verdict ?? null })).length;
  const confirm = () => {
    proposed.forEach((judged) => confirmProposal(store, judged, review));
    tell(t('review.confirm.done', { count }));
    onClose();
  };
  const consequences = [t('review.confirm.takes', { count, tier }), ...(returned > 0 ? [t('review.confirm.returned', { count: returned })] : []), t('review.confirm.changeable')];
  return <ConfirmDialog open title={t('review.confirm.title', { tier })} consequences={consequences} act={t('review.confirm.act', { count })} onClose={onClose} onAct={confirm} />;
}
