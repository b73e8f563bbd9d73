import { IconDoorEnter } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { Matrix } from './matrix-view.ts';
import classes from './matrix.module.css';

type Props = { readonly cycleId: string; readonly data: Matrix };

/** Stages at which agencies wait for the others: opened by hand, those who are there go on without the rest. */
export function WaitingStages({ cycleId, data }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const [asked, setAsked] = useState<string>();
  const act = useAct('openStage', { onDone: () => { tell(t('coordinator.matrix.open.done')); setAsked(undefined); } });
  const waiting = data.stages.map(({ key, title }) => ({ key, stage: say(title), count: data.rows.filter((row) => row.stage === key && row.status === 'waitingOpen').length })).filter(({ count }) => count > 0);
  const dialog = waiting.find(({ key }) => key === asked);
  return (
    <>
      {waiting.map(({ key, stage, count }) => (
        <p key={key} className={`${classes['waiting']} sk-tone-info`}>
          <span>{t('coordinator.matrix.open.waits', { count, stage })}</span>
          <ActButton size="compact-sm" variant="default" icon={<IconDoorEnter size={16} aria-hidden />} act={t('coordinator.matrix.open.act', { stage })} onAct={() => setAsked(key)} />
        </p>
      ))}
      {dialog && <ConfirmDialog open title={t('coordinator.matrix.open.title', dialog)} consequences={[t('coordinator.matrix.open.goOn', dialog), t('coordinator.matrix.open.later')]} act={t('coordinator.matrix.open.act', dialog)} busy={act.isPending} onClose={() => setAsked(undefined)} onAct={() => act.mutate({ params: { cycleId }, body: { stage: dialog.key } })} />}
    </>
  );
}
