import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useAct, type Answer } from '../../../api.tsx';
import { useWhen } from '../../../shell/moment.ts';
import { tell } from '../../../shell/toast.tsx';
import { useTexts } from '../../../texts/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import classes from './publishing.module.css';

type Props = { readonly formId: string; readonly waiting: Omit<NonNullable<Answer<'formApproval'>['waiting']>, 'plan'> | null; /** The act that declines it. */ readonly decline?: 'declineToPublish' | 'declineToMove'; /** What exactly was asked for. */ readonly children?: ReactNode };

/** What takes two persons: who asked for it and why, and the way to decline. */
export function Approval({ formId, waiting, decline: name = 'declineToPublish', children }: Props) {
  const { t } = useTexts();
  const when = useWhen();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const decline = useAct(name, { quiet: true, onDone: () => { tell(t('builder.approval.declined')); setDeclining(false); } });
  if (waiting === null) return <p className={classes['impact']}>{t('builder.approval.policy')}</p>;
  return (
    <section className={classes['impact']} aria-label={t('builder.approval.title')}>
      <p><strong>{t('builder.approval.by', { who: waiting.byName, when: when.short(waiting.at) })}</strong></p>
      <p>“{waiting.reason}”</p>
      {children}
      {declining ? (
        <form className={classes['acts']} onSubmit={(event) => { event.preventDefault(); if (reason.trim().length >= 3) decline.mutate({ params: { formId }, body: { reason: reason.trim() } }); }}>
          <TextInput style={{ flex: '1 1 240px' }} label={t('builder.approval.why')} description={t('shell.reasonHint')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <Button type="submit" variant="default" disabled={reason.trim().length < 3} loading={decline.isPending}>{t(waiting.mine ? 'builder.approval.takeBack' : 'builder.approval.decline')}</Button>
        </form>
      ) : <div><Button size="compact-sm" variant="default" onClick={() => setDeclining(true)}>{t(waiting.mine ? 'builder.approval.takeBack' : 'builder.approval.decline')}</Button></div>}
      {decline.error && <ProblemAlert problem={decline.error} />}
    </section>
  );
}
