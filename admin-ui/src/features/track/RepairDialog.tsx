import { NativeSelect, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { useDesignOf } from '../../shell/refusal.ts';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { Track } from './TrackPage.tsx';

const modes = ['skip', 'back', 'redo'] as const;
type Mode = (typeof modes)[number];

/** An administrator puts a path right: skip the present step, go back to a named one, or begin it anew. */
export function RepairDialog({ track, onClose }: { track: Track; onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const [mode, setMode] = useState<Mode>('redo');
  const [tokenId, setTokenId] = useState(track.state.tokens[0]?.id ?? '');
  const [node, setNode] = useState('');
  const act = useAct('actOnTrack', { onDone: () => { tell(t('coordinator.track.repair.done')); onClose(); } });
  const nodes = useDesignOf(track.cycleId, track.state)?.nodes ?? [];
  const here = track.state.tokens.find(({ id }) => id === tokenId);
  const steps = nodes.filter(({ kind, id }) => kind !== 'end' && id !== here?.node);
  const titleOf = (id: number | undefined) => { const found = nodes.find((each) => each.id === id); return found ? say(found.title) : '?'; };
  const send = (reason: string) => act.mutate({ params: { trackId: track.trackId }, body: { kind: 'repair', rev: track.state.rev, mode, token: tokenId, ...(mode === 'back' && { node: Number(node) }), reason } });
  return (
    <ConfirmDialog open title={t('coordinator.track.repair.title', { agency: track.agencyName })} consequences={[t('coordinator.track.repair.first'), t('coordinator.track.repair.second')]} act={t('coordinator.track.acts.repair')} reason={t('coordinator.track.reasonRead')} refusal={mode === 'back' && node === '' ? t('coordinator.track.repair.pick') : null} busy={act.isPending} danger onClose={onClose} onAct={send}>
      {track.state.tokens.length > 1 && <NativeSelect label={t('coordinator.track.repair.token')} value={tokenId} onChange={(event) => setTokenId(event.currentTarget.value)} data={track.state.tokens.map((token) => ({ value: token.id, label: titleOf(token.node) }))} />}
      <Radio.Group label={t('coordinator.track.repair.mode', { step: titleOf(here?.node) })} value={mode} onChange={(value) => setMode(value as Mode)}>
        <Stack gap={6} mt={6}>{modes.map((each) => <Radio key={each} value={each} label={t(`coordinator.track.repair.modes.${each}`)} />)}</Stack>
      </Radio.Group>
      {mode === 'back' && <NativeSelect label={t('coordinator.track.repair.to')} value={node} onChange={(event) => setNode(event.currentTarget.value)} data={[{ value: '', label: t('coordinator.track.repair.pick') }, ...steps.map((step) => ({ value: String(step.id), label: say(step.title) }))]} />}
    </ConfirmDialog>
  );
}
