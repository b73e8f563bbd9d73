import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call, useAct, type Answer } from '../../api.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './matrix.module.css';

type Props = { readonly cycleId: string; readonly trackIds: readonly string[]; readonly names?: ReadonlyMap<string, string>; readonly onClose: () => void };

/** Reminds those who hold something; first shows whom it reaches and what it says, agency by agency. */
export function RemindDialog({ cycleId, trackIds, names, onClose }: Props) {
  const { t } = useTexts();
  const preview = useQuery<Answer<'remindMany'>>({ queryKey: ['remindPreview', cycleId, trackIds], staleTime: 0, gcTime: 0, queryFn: () => call('remindMany', { params: { cycleId }, body: { trackIds: [...trackIds], preview: true } }) });
  const rows = preview.data?.rows ?? [];
  const reached = rows.filter(({ skipped }) => skipped === null);
  const act = useAct('remindMany', { onDone: (answer) => { tell(t('coordinator.remind.done', { count: answer.rows.filter(({ skipped }) => skipped === null).length })); onClose(); } });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('coordinator.remind.title', { count: trackIds.length })} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md">
        {preview.error ? <ProblemAlert problem={preview.error} onRetry={() => void preview.refetch()} /> : preview.isPending ? <PageSkeleton /> : <PreviewRows rows={rows} names={names} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <ActButton act={t('coordinator.remind.act', { count: reached.length })} refusal={preview.data && reached.length === 0 ? t('coordinator.remind.nobody') : preview.data ? null : t('shell.loading')} busy={act.isPending} onAct={() => act.mutate({ params: { cycleId }, body: { trackIds: reached.map(({ trackId }) => trackId), preview: false } })} />
        </Group>
      </Stack>
    </Modal>
  );
}

function PreviewRows({ rows, names }: { rows: Answer<'remindMany'>['rows']; names: ReadonlyMap<string, string> | undefined }) {
  const { t } = useTexts();
  const say = useSay();
  const reached = rows.filter(({ skipped }) => skipped === null);
  const skipped = rows.filter((row) => row.skipped !== null);
  const nameOf = (row: (typeof rows)[number]) => row.agencyName || (names?.get(row.trackId) ?? row.trackId);
  return (
    <>
      <ul className={classes['preview']}>
        {reached.map((row) => <li key={row.trackId}><strong>{nameOf(row)}</strong><span>{say(row.text)}</span><small>{t('coordinator.remind.to', { names: row.recipients.join(', ') })}</small></li>)}
      </ul>
      {skipped.length > 0 && (
        <div className={classes['skipped']}>
          <strong>{t('coordinator.remind.skipped', { count: skipped.length })}</strong>
          <ul>{skipped.map((row) => <li key={row.trackId}>{nameOf(row)}: {row.skipped && say(row.skipped)}</li>)}</ul>
        </div>
      )}
    </>
  );
}
