import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct, useApi, type Answer, type Input } from '../../../api.tsx';
import { useSession } from '../../../shell/session.tsx';
import { tell } from '../../../shell/toast.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { ActButton } from '../../../ui/ActButton.tsx';
import { DataTable, type Column } from '../../../ui/DataTable.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { MoveRequest } from './MoveRequest.tsx';
import classes from './publishing.module.css';

type Uses = Answer<'formUses'>;
type Row = Uses['rows'][number];

/** Running agencies that work with an older version: each stays, or is moved with a place for every answer that would lose its own. */
export function Moves({ formId }: { readonly formId: string }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<Answer<'moveForms'>['rows']>([]);
  const { data, error, refetch } = useApi('formUses', { params: { formId } }, { staleTime: 0 });
  const approval = useApi('moveApproval', { params: { formId } }, { staleTime: 0 }).data;
  const move = useAct('moveForms', {
    quiet: true,
    onDone: ({ rows }) => {
      tell(t('builder.moves.done', { count: rows.filter(({ done }) => done).length, n: data?.newest?.n ?? 0 }));
      setLeft(rows.filter(({ done }) => !done));
      if (rows.every(({ done }) => done)) setOpen(false);
    },
  });
  const ask = useAct('askToMove', { quiet: true, onDone: () => { tell(t('builder.moves.asked')); setOpen(false); } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data?.newest || data.rows.length === 0) return null;
  const { n, versionId } = data.newest;
  const movable = data.rows.filter(({ refused }) => refused === null);
  const refused = move.error ?? ask.error;
  return (
    <section className={classes['impact']} aria-label={t('builder.moves.title')}>
      <strong>{t('builder.moves.title')}</strong>
      <p>{t('builder.moves.older', { count: data.rows.length, n })} {movable.length < data.rows.length && t('builder.moves.held', { count: data.rows.length - movable.length })}</p>
      {approval?.waiting && <MoveRequest formId={formId} uses={data} waiting={approval.waiting} busy={move.isPending} onAct={(plan, reason) => move.mutate({ params: { formId }, body: { ...plan, reason } })} />}
      {!open && may('publishForms') && <div><Button variant="default" onClick={() => setOpen(true)}>{t('builder.moves.choose')}</Button></div>}
      {open && <Chooser uses={data} n={n} twoPersons={approval?.needed === true} busy={move.isPending || ask.isPending} onStay={() => setOpen(false)} onAct={(plan, asks) => (asks ? ask : move).mutate({ params: { formId }, body: { versionId, ...plan } })} />}
      {refused && <ProblemAlert problem={refused} />}
      {left.length > 0 && <ul className={classes['stayed']} role="alert">{left.map((row) => <li key={row.trackId}><strong>{row.agencyName}</strong>: {row.refused && say(row.refused)}</li>)}</ul>}
    </section>
  );
}

type Plan = Omit<Input<'moveForms'>['body'] & object, 'versionId'>;
type ChooserProps = { readonly uses: Uses; readonly n: number; /** Answers go to other questions only when a second person agrees. */ readonly twoPersons: boolean; readonly busy: boolean; readonly onStay: () => void; readonly onAct: (plan: Plan, asks: boolean) => void };

function Chooser({ uses, n, twoPersons, busy, onStay, onAct }: ChooserProps) {
  const { t } = useTexts();
  const say = useSay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const columns: readonly Column<Row>[] = [
    { key: 'agency', title: t('builder.publishing.impact.agency'), phone: 'head', sort: ({ agencyName }) => agencyName, cell: ({ agencyName, cycleTitle }) => <span>{agencyName}<br /><small className={classes['dim']}>{say(cycleTitle)}</small></span> },
    { key: 'version', title: t('builder.moves.version'), cell: ({ n }) => n },
    { key: 'effect', title: t('builder.moves.effect', { n }), cell: (row) => <Effect row={row} /> },
  ];
  const refusal = chosen.size === 0 ? t('builder.moves.nobody') : reason.trim().length < 3 ? t('shell.reasonHint') : null;
  const supplements = uses.rows.filter(({ trackId, supplement }) => supplement && chosen.has(trackId)).map(({ trackId }) => trackId);
  const asks = twoPersons && Object.keys(mapping).length > 0;
  return (
    <>
      <p className={classes['dim']}>{t('builder.moves.help', { n })}</p>
      <DataTable caption={t('builder.moves.title')} columns={columns} rows={uses.rows} rowKey={({ trackId }) => trackId} rowName={({ agencyName }) => agencyName} empty={null} selection={{ chosen, onChange: setChosen, may: ({ refused }) => refused === null, acts: null }} />
      {uses.lost.filter(({ homes }) => homes.length > 0).map((loss) => (
        <Select key={loss.questionId} label={t('builder.moves.home', { title: say(loss.title) })} description={t('builder.moves.homeHint')} placeholder={t('builder.moves.noHome')} clearable clearButtonProps={{ 'aria-label': t('agency.questions.clear') }} data={loss.homes.map(({ questionId, title }) => ({ value: questionId, label: say(title) }))} value={mapping[loss.questionId] ?? null} onChange={(value) => setMapping(Object.fromEntries([...Object.entries(mapping).filter(([id]) => id !== loss.questionId), ...(value === null ? [] : [[loss.questionId, value] as const])]))} />
      ))}
      <Textarea label={t('builder.moves.reason')} description={t('builder.moves.reasonHint')} autosize minRows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {asks && <p className={classes['dim']}>{t('builder.moves.policy')}</p>}
      <div className={classes['acts']}>
        <Button variant="default" onClick={onStay}>{t('builder.moves.stay')}</Button>
        <ActButton act={asks ? t('builder.approval.ask') : t('builder.moves.act', { count: chosen.size, n })} refusal={refusal} busy={busy} onAct={() => onAct({ trackIds: [...chosen].filter((id) => !supplements.includes(id)), supplements, mapping, reason: reason.trim() }, asks)} />
      </div>
    </>
  );
}

/** What moving means for one agency, or why it stays. */
function Effect({ row }: { readonly row: Row }) {
  const { t } = useTexts();
  const say = useSay();
  if (row.refused) return <span className={classes['dim']}>{say(row.refused)}</span>;
  const effects = [...(row.supplement ? [t('builder.moves.supplement')] : []), ...(row.lost.length > 0 ? [t('builder.publishing.impact.lose', { list: row.lost.map(say).join('; ') })] : []), ...(row.opens.length > 0 ? [t('builder.publishing.impact.need', { list: row.opens.map(say).join('; ') })] : []), ...(row.score ? [t('builder.publishing.impact.score', row.score)] : [])];
  return effects.length === 0 ? t('builder.moves.noEffect') : effects.map((effect) => <div key={effect}>{effect}</div>);
}
