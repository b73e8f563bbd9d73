import { Checkbox, Slider } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { ActionItem } from './ActionItemsPage.tsx';
import classes from './action-items.module.css';

/** The owner tells how far it is, or that it is done; only the verifier makes it done. */
export function ReportDialog({ item, onClose }: { item: ActionItem; onClose: () => void }) {
  const { t } = useTexts();
  const [progress, setProgress] = useState(item.progress);
  const [done, setDone] = useState(false);
  const act = useAct('reportActionItem', { onDone: () => { tell(done ? t('coordinator.actions.sent') : t('coordinator.actions.reported')); onClose(); } });
  return (
    <ConfirmDialog open title={t('coordinator.actions.reportTitle', { number: item.number })} consequences={[item.what, ...(item.evidence ? [t('coordinator.actions.asked', { evidence: item.evidence })] : []), ...(item.remark ? [t('coordinator.actions.remarked', { remark: item.remark })] : [])]} act={done ? t('coordinator.actions.sendDone') : t('coordinator.actions.report')} reason={t('coordinator.actions.reportWords')} busy={act.isPending} onClose={onClose}
      onAct={(report) => act.mutate({ params: { actionItemId: item.actionItemId }, body: { progress: done ? 100 : progress, report, done }, ifMatch: item.rev })}>
      <div className={classes['slider']}><span id="kemajuan">{t('coordinator.actions.progress')}: {done ? 100 : progress}%</span><Slider step={5} value={done ? 100 : progress} disabled={done} onChange={setProgress} thumbLabel={t('coordinator.actions.progress')} label={(value) => `${value}%`} /></div>
      <Checkbox label={t('coordinator.actions.isDone')} description={t('coordinator.actions.isDoneHint')} checked={done} onChange={(event) => setDone(event.currentTarget.checked)} />
    </ConfirmDialog>
  );
}
