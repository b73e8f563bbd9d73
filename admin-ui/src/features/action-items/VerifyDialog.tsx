import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { ActionItem } from './ActionItemsPage.tsx';
import classes from './action-items.module.css';

/** The verifier accepts the report or gives it back with a remark. */
export function VerifyDialog({ item, onClose }: { item: ActionItem; onClose: () => void }) {
  const { t } = useTexts();
  const [accept, setAccept] = useState<boolean>();
  const [remark, setRemark] = useState('');
  const act = useAct('verifyActionItem', { onDone: () => { tell(accept ? t('coordinator.actions.accepted') : t('coordinator.actions.givenBack')); onClose(); } });
  const refusal = accept === undefined ? t('coordinator.actions.pick') : !accept && remark.trim().length < 3 ? t('coordinator.actions.remarkNeeded') : null;
  return (
    <ConfirmDialog open title={t('coordinator.actions.verifyTitle', { number: item.number })} consequences={[item.what, t('coordinator.actions.asked', { evidence: item.evidence || '–' })]} act={accept === false ? t('coordinator.actions.giveBack') : t('coordinator.actions.accept')} refusal={refusal} busy={act.isPending} onClose={onClose}
      onAct={() => act.mutate({ params: { actionItemId: item.actionItemId }, body: { accept: accept === true, remark: remark.trim() }, ifMatch: item.rev })}>
      <div className={classes['reportBox']}><strong>{item.agencyName}, {item.progress}%</strong><p>{item.report || t('coordinator.actions.noReport')}</p></div>
      <Radio.Group label={t('coordinator.actions.verify')} value={accept === undefined ? '' : accept ? 'yes' : 'no'} onChange={(value) => setAccept(value === 'yes')}>
        <Stack gap={6} mt={6}><Radio value="yes" label={t('coordinator.actions.accept')} /><Radio value="no" label={t('coordinator.actions.giveBack')} /></Stack>
      </Radio.Group>
      <Textarea label={t('coordinator.actions.remark')} description={accept === false ? t('coordinator.actions.remarkNeeded') : t('shell.optional')} autosize minRows={2} maxLength={2000} value={remark} onChange={(event) => setRemark(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}
