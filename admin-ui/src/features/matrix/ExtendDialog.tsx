import { Button, Group, Modal, NumberInput, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useAct, type Answer } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './matrix.module.css';

type Props = { readonly cycleId: string; readonly trackIds: readonly string[]; readonly onClose: () => void };

/** Moves deadlines by working days: every new date is shown before anything changes. The agencies read the reason. */
export function ExtendDialog({ cycleId, trackIds, onClose }: Props) {
  const { t } = useTexts();
  const [days, setDays] = useState<number | string>(5);
  const [reason, setReason] = useState('');
  const whole = typeof days === 'number' && days >= 1 && days <= 60 ? Math.round(days) : undefined;
  const [settled] = useDebouncedValue(whole, 250);
  // a preview changes nothing, so its reason is only there for the shape of the request
  const preview = useQuery<Answer<'extendMany'>>({ queryKey: ['extendPreview', cycleId, trackIds, settled], enabled: settled !== undefined, gcTime: 0, placeholderData: keepPreviousData, queryFn: () => call('extendMany', { params: { cycleId }, body: { trackIds: [...trackIds], days: settled ?? 1, reason: t('coordinator.extend.open'), preview: true } }) });
  const reached = preview.data?.rows.filter(({ refused }) => refused === null) ?? [];
  const act = useAct('extendMany', {
    onDone: ({ rows }) => {
      tell(t('coordinator.extend.done', { count: rows.filter(({ done }) => done).length }));
      onClose();
    },
  });
  const refusal = whole === undefined ? t('coordinator.extend.refusedDays') : reason.trim().length < 3 ? t('shell.reasonHint') : preview.data && reached.length === 0 ? t('coordinator.extend.refusedNobody') : null;
  const go = () => act.mutate({ params: { cycleId }, body: { trackIds: reached.map(({ trackId }) => trackId), days: whole ?? 1, reason: reason.trim(), preview: false } });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('coordinator.extend.title', { count: trackIds.length })} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md" onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && !refusal && !act.isPending && go()}>
        <NumberInput label={t('coordinator.extend.days')} min={1} max={60} allowDecimal={false} value={days} onChange={setDays} style={{ maxInlineSize: 220 }} data-autofocus />
        {preview.error ? <ProblemAlert problem={preview.error} onRetry={() => void preview.refetch()} /> : <PreviewRows rows={preview.data?.rows ?? []} />}
        <Textarea label={t('coordinator.extend.reason')} description={t('coordinator.extend.reasonHint')} autosize minRows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <ActButton act={t('coordinator.extend.act', { count: reached.length })} refusal={refusal} busy={act.isPending} onAct={go} shortcut="Control+Enter" />
        </Group>
      </Stack>
    </Modal>
  );
}

function PreviewRows({ rows }: { rows: Answer<'extendMany'>['rows'] }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  if (rows.length === 0) return null;
  return (
    <ul className={classes['preview']} aria-live="polite">
      {rows.map((row) => (
        <li key={row.trackId} data-refused={row.refused !== null || undefined}>
          <strong>{row.agencyName}</strong>
          {row.refused ? <small>{say(row.refused)}</small> : <span>{row.from && t('coordinator.extend.from', { when: when.day(row.from) })} → <strong>{row.to && when.long(row.to)}</strong></span>}
        </li>
      ))}
    </ul>
  );
}
