import { Anchor, Button } from '@mantine/core';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import { isProblem } from '../../../../core/problem.ts';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useRefusal } from '../../shell/refusal.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { StatusSentence } from '../../ui/StatusSentence.tsx';
import { PdfButton } from '../reports/PdfButton.tsx';
import classes from './receipts.module.css';

/** Pairs of four, as a person compares them: "9F3A 77C1". */
const fingerprint = (hash: string) => hash.slice(0, 16).toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');

/** O6: proof, and what comes next. A receipt that is still to be applied (202) says so and follows by itself. */
export function ReceiptPage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const receiptId = usePathPart('receiptId');
  const { data, error, refetch } = useApi('receipt', { params: { receiptId } }, { refetchInterval: ({ state }) => (state.data?.pending ? 3_000 : false) });
  const fate = useApi('operation', { params: { operationId: receiptId } }, { enabled: data?.pending === true, refetchInterval: 3_000, retry: false });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const refused = fate.data?.status === 'refused' && isProblem(fate.data.problem) ? fate.data.problem : undefined;
  return (
    <>
      <PageHeader title={`${t('agency.receipt.title')} ${data.number}`} crumbs={[<Go key="tasks" href={paths.tasks}>{t('shell.nav.tasks')}</Go>]} acts={!data.pending && <><PdfButton pdf={{ name: 'receiptPdf', params: { receiptId } }} /><Button onClick={() => print()}>{t('agency.receipt.download')}</Button></>} />
      {refused && <ProblemAlert problem={refused} />}
      <article className={classes['receipt']}>
        <div className={classes['sent']} data-wait={data.pending || undefined} role="status">
          {data.pending ? <IconHourglass size={36} aria-hidden /> : <IconCircleCheck size={36} aria-hidden />}
          <h2>{data.pending ? t('agency.receipt.pending') : t('agency.receipt.sent')}</h2>
        </div>
        {data.pending && <p>{t('agency.receipt.pendingHint')}</p>}
        <div className={classes['number']}>{data.number}</div>
        {!data.pending && <figure className={classes['qr']}><QrCode text={new URL(paths.verify(data.number), location.origin).href} label={t('agency.receipt.qr')} /><figcaption>{t('agency.receipt.qr')}</figcaption></figure>}
        <dl className={classes['facts']}>
          <dt>{t('agency.receipt.at')}</dt><dd>{when.long(data.at)}{!data.pending && <>, {data.late ? <StatusBadge kind="flag" status="late" /> : t('agency.receipt.onTime')}</>}</dd>
          <dt>{t('agency.receipt.cycle')}</dt><dd>{say(data.cycleTitle)}</dd>
          <dt>{t('agency.receipt.agency')}</dt><dd>{data.agencyName}</dd>
          <dt>{t('agency.receipt.round')}</dt><dd>{data.round}</dd>
          <dt>{t('agency.receipt.form')}</dt><dd>{data.formVersion.replace(/:(\d+(?:\.\d+)?)$/, ' v$1')}</dd>
          <dt>{t('agency.receipt.contents')}</dt><dd>{t('agency.receipt.contentsOf', { answers: data.answers, evidence: data.evidence })}</dd>
          <dt>{t('agency.receipt.approvedBy')}</dt><dd>{data.approvedBy}</dd>
          <dt>{t('agency.receipt.hash')}</dt><dd><code>{fingerprint(data.hash)}</code></dd>
        </dl>
        <div className={classes['next']}><strong>{t('agency.receipt.next')}</strong><div><StatusSentence sentence={data.next} /></div></div>
        <div className={`${classes['row']} sk-noprint`}>
          <Button component={Go} href={paths.tasks} variant="default">{t('agency.receipt.toTasks')}</Button>
          <Anchor component={Go} href={paths.verify(data.number)}>{t('agency.receipt.verify')}</Anchor>
          <Recall trackId={data.trackId} />
        </div>
      </article>
    </>
  );
}

/** Takes the submission back until the review starts; the reason against it comes from the same rule as on the server. */
function Recall({ trackId }: { trackId: string }) {
  const { t } = useTexts();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  const track = useApi('track', { params: { trackId } }, { enabled: may('fillTask') });
  const refusalOf = useRefusal(track.data?.cycleId ?? '', track.data?.state);
  const recall = useAct('actOnTrack', { onDone: () => { setOpen(false); tell(t('agency.receipt.recalled')); } });
  const token = track.data?.state.tokens.find((each) => each.phase === 'submitted' || each.phase === 'inReview');
  if (!token) return null;
  return (
    <>
      <ActButton act={t('agency.receipt.recall')} variant="subtle" color="red" refusal={refusalOf({ kind: 'recall', token: token.id })} onAct={() => setOpen(true)} />
      <ConfirmDialog open={open} title={t('agency.receipt.recallTitle')} consequences={[t('agency.receipt.recallEffect.open'), t('agency.receipt.recallEffect.due')]} act={t('agency.receipt.recall')} danger busy={recall.isPending} onClose={() => setOpen(false)} onAct={() => recall.mutate({ params: { trackId }, body: { kind: 'recall', token: token.id } })} />
    </>
  );
}
