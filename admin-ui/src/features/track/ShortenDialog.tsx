import { useState } from 'react';
import { instantOf } from '../../../../core/cycle/calendar.ts';
import { useAct } from '../../api.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import type { Track } from './TrackPage.tsx';

/** Moves a running deadline forward, to the end of a day. */
export function ShortenDialog({ track, onClose }: { track: Track; onClose: () => void }) {
  const { t } = useTexts();
  const when = useWhen();
  const now = useNow();
  const [day, setDay] = useState('');
  const token = track.state.tokens.find(({ clock }) => clock !== undefined);
  const dueAt = token?.clock?.dueAt ?? '';
  const newDue = day ? instantOf(day, '23:59', when.zone) : undefined;
  const refusal = !newDue ? t('coordinator.track.shorten.pick') : newDue >= dueAt || Date.parse(newDue) <= now ? t('coordinator.track.shorten.notEarlier', { when: when.long(dueAt) }) : null;
  const act = useAct('actOnTrack', { onDone: () => { tell(t('coordinator.track.shorten.done')); onClose(); } });
  const send = (reason: string) => token && newDue && act.mutate({ params: { trackId: track.trackId }, body: { kind: 'shorten', token: token.id, newDue, reason } });
  return (
    <ConfirmDialog open title={t('coordinator.track.shorten.title', { agency: track.agencyName })} consequences={[t('coordinator.track.shorten.now', { when: dueAt && when.long(dueAt) }), t('coordinator.track.shorten.told')]} act={t('coordinator.track.acts.shorten')} reason={t('coordinator.track.reasonRead')} refusal={refusal} busy={act.isPending} onClose={onClose} onAct={send}>
      <DayInput label={t('coordinator.track.shorten.day')} description={newDue && when.long(newDue)} clearable value={day || null} onChange={(next) => setDay(next ?? '')} />
    </ConfirmDialog>
  );
}
