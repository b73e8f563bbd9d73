import { Autocomplete, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { agencyKinds } from '../../../../core/design/facts.ts';
import { useState, type FormEvent } from 'react';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Agency } from '../admin-home/everything.ts';

/** Adds or renames an agency. */
export function AgencyDialog({ agency, onClose }: { agency: Agency | undefined; onClose: () => void }) {
  const { t } = useTexts();
  const [name, setName] = useState(agency?.name ?? '');
  const [shortName, setShortName] = useState(agency?.shortName ?? '');
  const [kind, setKind] = useState(agency?.kind ?? 'dinas');
  const onDone = () => { tell(t('admin.agencies.saved')); onClose(); };
  const add = useAct('addAgency', { quiet: true, onDone });
  const change = useAct('changeAgency', { quiet: true, onDone });
  const busy = add.isPending || change.isPending;
  const refused = add.error ?? change.error;
  const refusal = name.trim().length < 3 || shortName.trim().length < 2 ? t('admin.agencies.refusedName') : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (refusal || busy) return;
    const body = { name: name.trim(), shortName: shortName.trim(), kind: kind.trim() };
    if (agency) change.mutate({ params: { agencyId: agency.agencyId }, body, ifMatch: agency.rev });
    else add.mutate({ body });
  };
  return (
    <Modal opened onClose={onClose} title={agency ? t('admin.agencies.editTitle', { name: agency.name }) : t('admin.agencies.addTitle')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          {refused && <ProblemAlert problem={refused} />}
          <TextInput label={t('admin.agencies.name')} value={name} maxLength={120} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput label={t('admin.agencies.shortName')} value={shortName} maxLength={40} onChange={(event) => setShortName(event.currentTarget.value)} />
          <Autocomplete label={t('admin.agencies.kind')} value={kind} maxLength={40} data={[...agencyKinds]} onChange={setKind} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
            <ActButton type="submit" act={t('shell.save')} refusal={refusal} busy={busy} onAct={() => undefined} />
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
