import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

/** A cycle from nothing: its name and the form of its one task, then the designer. */
export function BlankCycleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const [id, setId] = useState('');
  const [en, setEn] = useState('');
  const [formId, setFormId] = useState<string | null>(null);
  const forms = useApi('forms', { query: { limit: 200 } });
  const add = useAct('addCycle', { quiet: true, refresh: ['cycles', 'forms'], onDone: ({ cycleId }) => go(paths.design(cycleId)) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() && !add.isPending) add.mutate({ body: { title: { id: id.trim(), en: en.trim() || id.trim() }, ...(formId === null ? {} : { formId }) } });
  };
  return (
    <Modal opened onClose={onClose} title={t('admin.templates.blankTitle')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          {add.error && <ProblemAlert problem={add.error} />}
          <TextInput label={t('admin.templates.newTitle')} description={t('admin.templates.blankHint')} value={id} maxLength={200} data-autofocus onChange={({ currentTarget }) => setId(currentTarget.value)} />
          <TextInput label={t('admin.setup.titleEn')} value={en} maxLength={200} onChange={({ currentTarget }) => setEn(currentTarget.value)} />
          <Select label={t('admin.templates.blankForm')} description={t('admin.templates.blankFormHint')} placeholder={t('admin.templates.blankFormNew')} clearable searchable clearButtonProps={{ 'aria-label': t('shell.clearFilter') }} data={(forms.data?.items ?? []).map((form) => ({ value: form.formId, label: say(form.title) }))} value={formId} onChange={setFormId} />
          <ActButton type="submit" act={t('admin.templates.blankAct')} busy={add.isPending} refusal={id.trim() ? null : t('admin.forms.needTitle')} onAct={() => undefined} />
        </Stack>
      </form>
    </Modal>
  );
}
