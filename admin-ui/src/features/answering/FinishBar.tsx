import { useNetwork } from '@mantine/hooks';
import { useState } from 'react';
import { approvalOf, isJudged } from '../../../../core/cycle/moves/graph.ts';
import type { Text } from '../../../../core/problem.ts';
import { useAct } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { useDesignOf, useRefusal } from '../../shell/refusal.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { notRepaired } from './revision.ts';
import { submissionId } from './submission-id.ts';
import { tokenOf } from './task-token.ts';

type Props = { readonly errors: number | undefined; readonly onRecheck: () => void };
type Dialog = 'ask' | 'send' | 'giveBack';

/** Where the head approves, the operator asks and the head sends or gives back; elsewhere either of the two sends. */
export function FinishBar({ errors, onRecheck }: Props) {
  const { t } = useTexts();
  const { person } = useSession();
  const { task, state, rounds } = useAnswering((whole) => whole.task);
  const refusalOf = useRefusal(task.cycleId, state);
  const ir = useDesignOf(task.cycleId, state);
  const [open, setOpen] = useState<Dialog>();
  const acts = useFinish(() => setOpen(undefined));
  const blocked = useBlock(errors);
  const token = tokenOf(task);
  const node = state.tokens.find((each) => each.id === token)?.node;
  const needsHead = ir && node !== undefined ? approvalOf(ir, node) !== undefined : true;
  const sends = !needsHead || person.role === 'head';
  const judged = ir && node !== undefined ? isJudged(ir, node) : true;
  const sendWords = t(`agency.check.${Object.keys(rounds).length > 0 ? 'resend' : 'send'}.${needsHead ? (judged ? 'approved' : 'alone') : judged ? 'judged' : 'plain'}`);
  const submit = refusalOf({ kind: 'submit', token, round: task.round, versionId: 'ask', hash: '', changed: [] });
  const ask = refusalOf({ kind: 'askApproval', token, round: task.round });
  const giveBack = refusalOf({ kind: 'returnToOperator', token, reasonId: 'ask' });
  return (
    <div className={`${classes['finish']} sk-noprint`}>
      {acts.send.error && <ProblemAlert problem={acts.send.error} onRetry={onRecheck} />}
      {sends
        ? <ActButton act={sendWords} refusal={submit ?? blocked} explain busy={acts.send.isPending} onAct={() => setOpen('send')} />
        : <ActButton act={t('agency.check.askApproval')} refusal={ask ?? blocked} explain busy={acts.ask.isPending} onAct={() => setOpen('ask')} />}
      {person.role === 'head' && task.phase === 'inApproval' && <ActButton act={t('agency.check.giveBack')} variant="default" refusal={giveBack} onAct={() => setOpen('giveBack')} />}
      <ConfirmDialog open={open === 'ask'} title={t('agency.check.askTitle')} consequences={[t('agency.check.askEffect.told'), t('agency.check.askEffect.locked')]} act={t('agency.check.askApproval')} busy={acts.ask.isPending} onClose={() => setOpen(undefined)} onAct={() => acts.askApproval()} />
      <ConfirmDialog open={open === 'send'} title={t('agency.check.sendTitle')} consequences={[t(judged ? 'agency.check.effect.locked' : 'agency.check.effect.kept'), t('agency.check.effect.receipt'), ...(judged ? [t('agency.check.effect.recall')] : [])]} act={sendWords} busy={acts.send.isPending} onClose={() => setOpen(undefined)} onAct={() => void acts.submit()} />
      <ConfirmDialog open={open === 'giveBack'} title={t('agency.check.giveBack')} consequences={[]} reason={t('agency.check.giveBackReason')} act={t('agency.check.giveBack')} busy={acts.giveBack.isPending} onClose={() => setOpen(undefined)} onAct={(reason) => acts.returnToOperator(reason)} />
    </div>
  );
}

/** What keeps the answers here: offline, still checking, errors, something unsaved. */
function useBlock(errors: number | undefined): string | Text | null {
  const { t } = useTexts();
  const { online } = useNetwork();
  const unsaved = useAnswering((state) => Object.keys(state.dirty).length > 0 || Object.keys(state.conflicts).length > 0);
  const left = useAnswering((state) => (state.task.task.duty === 'revise' ? notRepaired(state) : 0));
  if (!online) return t('shell.offlineAct');
  if (errors === undefined) return t('shell.loading');
  if (errors > 0) return t('agency.check.fixFirst', { count: errors });
  if (left > 0) return t('agency.revise.notYet', { count: left });
  return unsaved ? t('agency.check.waitSave') : null;
}

/** The three acts. Sending keeps one id per task and round, so that a double click or a retry is the same submission. */
function useFinish(close: () => void) {
  const { t } = useTexts();
  const go = useGo();
  const { keeper } = useDesk();
  const task = useAnswering((state) => state.task.task);
  const after = (words: string) => ({ onDone: () => { close(); tell(words); go(paths.tasks); } });
  const ask = useAct('actOnTrack', after(t('agency.check.asked')));
  const giveBack = useAct('actOnTrack', after(t('agency.check.givenBack')));
  const send = useAct('sendTask', { quiet: true, onDone: (receipt) => { submissionId.spend(task); go(paths.receipt(receipt.receiptId), { replace: true }); } });
  const token = tokenOf(task);
  const params = { trackId: task.trackId };
  return {
    ask, giveBack, send,
    askApproval: () => ask.mutate({ params, body: { kind: 'askApproval', token, round: task.round } }),
    returnToOperator: (reason: string) => giveBack.mutate({ params, body: { kind: 'returnToOperator', token, reason } }),
    submit: async () => {
      if (send.isPending) return;
      close();
      if (!(await keeper.flush())) return;
      const id = submissionId.of(task);
      send.mutate({ params: { taskId: task.taskId }, body: { round: task.round, submissionId: id }, key: id });
    },
  };
}
