import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tierNames, type Tier } from '../../../../core/access.ts';
import { call, useAct, useApi, type Answer } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './reviewers.module.css';

type Result = Answer<'changeReviewers'>['rows'][number];
type Props = { readonly cycleId: string; readonly trackIds: readonly string[]; /** Chosen at first. */ readonly tier?: Tier; readonly onClose: () => void };

/** Puts another person on a tier of these agencies: who gives way, what goes over and who is left out is shown first. */
export function ReviewersDialog({ cycleId, trackIds, tier: first, onClose }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const [picked, setPicked] = useState<Tier | undefined>(first);
  const [personId, setPersonId] = useState('');
  const { data, error, refetch } = useApi('cycleReviewers', { params: { cycleId } });
  const rows = data?.rows.filter(({ trackId }) => trackIds.includes(trackId)) ?? [];
  const tier = picked ?? rows.flatMap(({ seats }) => seats).find(({ holds }) => holds)?.tier ?? data?.tiers[0];
  const able = data?.people.filter((one) => one.tier === tier) ?? [];
  const next = able.find((one) => one.personId === personId);
  const wish = { tier: tier ?? 'member', personId, reason: t('reviewers.open') };
  // A preview changes nothing, so its reason is only there for the shape of the request.
  const preview = useQuery<Answer<'changeReviewers'>>({ queryKey: ['reviewersPreview', cycleId, trackIds, tier, personId], enabled: next !== undefined, gcTime: 0, placeholderData: keepPreviousData, queryFn: () => call('changeReviewers', { params: { cycleId }, body: { ...wish, seats: trackIds.map((trackId) => ({ trackId })), preview: true } }) });
  const [left, setLeft] = useState<readonly Result[]>([]);
  const act = useAct('changeReviewers', {
    onDone: ({ rows: ended }) => {
      const count = ended.filter(({ done }) => done).length;
      const rest = ended.filter(({ done }) => !done);
      if (count > 0) tell(t('reviewers.done', { count }));
      if (rest.length === 0) onClose();
      else setLeft(rest);
    },
  });
  const shown = next === undefined ? [] : preview.data?.rows ?? [];
  const reached = shown.filter(({ refused }) => refused === null);
  const refusal = data && able.length === 0 ? t('reviewers.noneFit') : next === undefined ? t('reviewers.pickFirst') : preview.data && reached.length === 0 ? t('reviewers.nobodyLeft') : null;
  const go = (reason: string) => act.mutate({ params: { cycleId }, body: { ...wish, reason, seats: reached.map(({ trackId, from }) => ({ trackId, from })), preview: false } });
  const [only] = rows;
  const problem = error ?? preview.error;
  return (
    <ConfirmDialog open title={trackIds.length === 1 && only ? t('reviewers.dialogOne', { agency: only.agencyName }) : t('reviewers.dialog', { count: trackIds.length })} consequences={[t('reviewers.keeps'), t('reviewers.told')]} act={t('reviewers.act', { count: reached.length })} reason={t('reviewers.reason')} refusal={refusal} busy={act.isPending || preview.isFetching} onClose={onClose} onAct={go}>
      {problem && <ProblemAlert problem={problem} onRetry={() => void (error ? refetch() : preview.refetch())} />}
      {data && data.tiers.length > 1 && <NativeSelect label={t('reviewers.tier')} value={tier ?? ''} onChange={(event) => { setPicked(event.currentTarget.value as Tier); setPersonId(''); }} data={data.tiers.map((one) => ({ value: one, label: say(tierNames[one]) }))} />}
      {data && <NativeSelect data-autofocus label={t('reviewers.to')} value={next ? personId : ''} onChange={(event) => setPersonId(event.currentTarget.value)} data={[{ value: '', label: t('reviewers.pick') }, ...able.map(({ personId: value, name, load }) => ({ value, label: t('reviewers.person', { name, count: load }) }))]} />}
      {left.length > 0 && <p role="alert">{t('reviewers.left')}</p>}
      <Preview rows={left.length > 0 ? left : shown} to={next?.name ?? ''} />
    </ConfirmDialog>
  );
}

function Preview({ rows, to }: { readonly rows: readonly Result[]; readonly to: string }) {
  const { t } = useTexts();
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <ul className={classes['preview']} aria-live="polite">
      {rows.map(({ trackId, agencyName, fromName, holds, judged, refused }) => (
        <li key={trackId} data-refused={refused !== null || undefined}>
          <strong>{agencyName}</strong>
          {refused ? <span>{say(refused)}</span> : <span>{fromName === null ? t('reviewers.fromNobody', { to }) : t('reviewers.from', { from: fromName, to })}</span>}
          {!refused && (holds || judged > 0) && <small>{[...(holds ? [t('reviewers.waits')] : []), ...(judged > 0 ? [t('reviewers.kept', { count: judged })] : [])].join(' ')}</small>}
        </li>
      ))}
    </ul>
  );
}
