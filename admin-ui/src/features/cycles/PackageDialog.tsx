import { Button, FileInput, Modal } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

const readJson = async (file: File): Promise<unknown> => {
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    return null;
  }
};

/** Makes a draft cycle of a package file from another server. */
export function PackageDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const add = useAct('addCycleFromPackage', { quiet: true, onDone: ({ cycleId }) => { tell(t('design.imported')); go(paths.setup(cycleId)); } });
  const send = async () => file && add.mutate({ body: { package: await readJson(file) } });
  return (
    <Modal opened onClose={onClose} title={t('design.importTitle')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <div style={{ display: 'grid', gap: 16 }}>
        <p style={{ margin: 0 }}>{t('design.importHelp')}</p>
        <FileInput label={t('design.importFile')} accept="application/json,.json" value={file} onChange={setFile} clearable clearButtonProps={{ 'aria-label': t('shell.close') }} />
        {add.error && <ProblemAlert problem={add.error} />}
        <div style={{ display: 'flex', gap: 8 }}>
          <Button variant="default" onClick={onClose}>{t('shell.close')}</Button>
          <ActButton act={t('design.importAct')} busy={add.isPending} refusal={file ? null : t('design.importFile')} onAct={() => void send()} />
        </div>
      </div>
    </Modal>
  );
}
