import { Menu, Button } from '@mantine/core';
import { IconBell, IconCalendarPlus, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { access, roleKeys, roleNames, scopeOf, type Act } from '../../../../core/access.ts';
import { useAct } from '../../api.tsx';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ExtendDialog } from '../matrix/ExtendDialog.tsx';
import { RemindDialog } from '../matrix/RemindDialog.tsx';
import { ReviewersDialog } from '../reviewers/ReviewersDialog.tsx';
import { GateDialog } from './GateDialog.tsx';
import { RepairDialog } from './RepairDialog.tsx';
import { ShortenDialog } from './ShortenDialog.tsx';
import type { Track } from './TrackPage.tsx';
import classes from './track.module.css';

type Dialog = 'remind' | 'extend' | 'shorten' | 'suspend' | 'resume' | 'withdraw' | 'repair' | 'gate' | 'reviewers';

/** What coordinators and administrators may do to a case; what one may not do says whose act it is. */
export function TrackActs({ track }: { track: Track }) {
  const { t } = useTexts();
  const say = useSay();
  const { may, person } = useSession();
  const [dialog, setDialog] = useState<Dialog>();
  if (!may('extend') && !may('repair') && !may('decideGate')) return null;
  const { state } = track;
  const over = state.ended !== undefined ? t('coordinator.track.over') : null;
  const paused = state.suspended !== undefined;
  const clock = state.tokens.some((token) => token.clock !== undefined) ? null : t('coordinator.track.noClock');
  const gate = track.tasks.find(({ duty }) => duty === 'gate');
  const onlyFor = (act: Act) => (may(act) ? null : t('coordinator.track.onlyFor', { roles: roleKeys.filter((role) => role in access[act] && scopeOf(role, act)).map((role) => say(roleNames[role])).join(', ') }));
  const pausedWhy = paused ? t('coordinator.track.pausedNow') : null;
  const close = () => setDialog(undefined);
  const item = (which: Dialog, act: Act, refusal: string | null) => {
    const why = onlyFor(act) ?? over ?? refusal;
    return <Menu.Item key={which} className={why ? (classes['off'] ?? '') : ''} aria-disabled={why ? true : undefined} closeMenuOnClick={!why} onClick={() => !why && setDialog(which)}>{t(`coordinator.track.acts.${which}`)}{why && <small>{why}</small>}</Menu.Item>;
  };
  return (
    <>
      {gate && may('decideGate') && (person.role !== 'evaluator' || gate.refused === null) && <ActButton act={t('coordinator.track.acts.gate')} refusal={gate.refused} onAct={() => setDialog('gate')} />}
      {may('extend') && <ActButton variant={gate ? 'light' : 'filled'} icon={<IconBell size={16} aria-hidden />} act={t('coordinator.remind.open')} refusal={over} onAct={() => setDialog('remind')} />}
      {may('extend') && <ActButton variant="light" icon={<IconCalendarPlus size={16} aria-hidden />} act={t('coordinator.extend.open')} refusal={over ?? pausedWhy ?? clock} onAct={() => setDialog('extend')} />}
      {(may('suspend') || may('repair') || may('changeReviewers')) && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>{t('shell.more')}</Button></Menu.Target>
          <Menu.Dropdown>
            {item('shorten', 'shorten', pausedWhy ?? clock)}
            {paused ? item('resume', 'resume', null) : item('suspend', 'suspend', null)}
            {item('reviewers', 'changeReviewers', null)}
            {item('repair', 'repair', pausedWhy)}
            {item('withdraw', 'withdraw', null)}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'remind' && <RemindDialog cycleId={track.cycleId} trackIds={[track.trackId]} onClose={close} />}
      {dialog === 'extend' && <ExtendDialog cycleId={track.cycleId} trackIds={[track.trackId]} onClose={close} />}
      {dialog === 'shorten' && <ShortenDialog track={track} onClose={close} />}
      {dialog === 'reviewers' && <ReviewersDialog cycleId={track.cycleId} trackIds={[track.trackId]} onClose={close} />}
      {dialog === 'repair' && <RepairDialog track={track} onClose={close} />}
      {dialog === 'gate' && gate && <GateDialog track={track} taskId={gate.taskId} onClose={close} />}
      {(dialog === 'suspend' || dialog === 'resume' || dialog === 'withdraw') && <StandingDialog track={track} kind={dialog} onClose={close} />}
    </>
  );
}

/** Pauses, resumes or withdraws a case. */
function StandingDialog({ track, kind, onClose }: { track: Track; kind: 'suspend' | 'resume' | 'withdraw'; onClose: () => void }) {
  const { t } = useTexts();
  const act = useAct('actOnTrack', { onDone: () => { tell(t(`coordinator.track.${kind}.done`, { agency: track.agencyName })); onClose(); } });
  const send = (reason: string) => {
    const { rev } = track.state;
    act.mutate({ params: { trackId: track.trackId }, body: kind === 'resume' ? { kind, rev } : { kind, rev, reason } });
  };
  return (
    <ConfirmDialog open title={t(`coordinator.track.${kind}.title`, { agency: track.agencyName })} consequences={[t(`coordinator.track.${kind}.first`), t(`coordinator.track.${kind}.second`)]} act={t(`coordinator.track.acts.${kind}`)} danger={kind === 'withdraw'} busy={act.isPending} {...(kind !== 'resume' && { reason: t('coordinator.track.reasonRead') })} onClose={onClose} onAct={send} />
  );
}
