import { Button, Group, Modal, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

/** What the local government decided for itself about publishing. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const [wanted, setWanted] = useState<boolean>();
  const { data, error } = useApi('policies', {}, { staleTime: 0 });
  const save = useAct('changePolicies', { quiet: true, onDone: () => { tell(t('builder.approval.policySaved')); onClose(); } });
  const on = wanted ?? data?.twoPersons ?? false;
  return (
    <Modal opened onClose={onClose} title={t('builder.approval.policies')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md">
        {error && <ProblemAlert problem={error} />}
        {save.error && <ProblemAlert problem={save.error} />}
        <Switch label={t('builder.approval.twoPersons')} description={t('builder.approval.twoPersonsHint')} checked={on} disabled={!data} onChange={(event) => setWanted(event.currentTarget.checked)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <ActButton act={t('builder.approval.save')} refusal={!data || on === data.twoPersons ? t('builder.approval.same') : null} busy={save.isPending} onAct={() => data && save.mutate({ body: { twoPersons: on }, ifMatch: data.rev })} />
        </Group>
      </Stack>
    </Modal>
  );
}
