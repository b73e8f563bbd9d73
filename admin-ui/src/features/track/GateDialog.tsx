import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { Track } from './TrackPage.tsx';

const outcomes = ['pass', 'passWithNotes', 'fail'] as const;
type Outcome = (typeof outcomes)[number];

/** Decides the result at a gate, with a reason. */
export function GateDialog({ track, taskId, onClose }: { track: Track; taskId: string; onClose: () => void }) {
  const { t } = useTexts();
  const [outcome, setOutcome] = useState<Outcome>();
  const act = useAct('actOnTrack', { onDone: () => { tell(t('coordinator.track.gate.done')); onClose(); } });
  const token = taskId.slice(track.trackId.length + 1);
  return (
    <ConfirmDialog open title={t('coordinator.track.gate.title', { agency: track.agencyName })} consequences={[t('coordinator.track.gate.first')]} act={t('coordinator.track.acts.gate')} reason={t('coordinator.track.reasonRead')} refusal={outcome ? null : t('coordinator.track.gate.pick')} busy={act.isPending} onClose={onClose} onAct={(reason) => outcome && act.mutate({ params: { trackId: track.trackId }, body: { kind: 'decideGate', token, rev: track.state.rev, outcome, reason } })}>
      <Radio.Group label={t('coordinator.track.gate.outcome')} value={outcome ?? ''} onChange={(value) => setOutcome(value as Outcome)}>
        <Stack gap={6} mt={6}>{outcomes.map((each) => <Radio key={each} value={each} label={t(`shell.status.gate.${each}`)} />)}</Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}
