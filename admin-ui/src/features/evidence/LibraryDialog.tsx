import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { FileRef } from '../../../../core/form/model.ts';
import { useApi } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { fileSize } from '../../when.ts';
import classes from './evidence.module.css';

type Props = { readonly attached: readonly FileRef[]; readonly onPick: (file: FileRef) => void; readonly onClose: () => void };

/** Cites a file that is stored already: once uploaded, used in many questions. */
export function LibraryDialog({ attached, onPick, onClose }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const when = useWhen();
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words, 300);
  const { data, error, refetch } = useApi('evidence', { query: { q, limit: 50 } });
  return (
    <Modal opened onClose={onClose} title={t('agency.fill.library.title')} size="lg" closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="sm">
        <TextInput aria-label={t('shell.search')} placeholder={t('shell.search')} value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
        {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && <EmptyState why={q ? t('shell.noMatch') : t('agency.fill.library.none')} />}
        <ul className={classes['library']}>
          {data?.items.map((file) => {
            const used = attached.some((each) => each.fileId === file.fileId);
            return (
              <li key={file.fileId}>
                <div><strong>{file.name}</strong><small>{fileSize(file.size, language)} · {when.day(file.uploadedAt)} · {t('shell.files.uses', { count: file.uses.length })}</small></div>
                <Button size="compact-sm" variant={used ? 'subtle' : 'light'} disabled={used || file.status === 'refused'} onClick={() => onPick(file)}>{used ? t('agency.fill.library.attached') : t('agency.fill.library.attach')}</Button>
              </li>
            );
          })}
        </ul>
      </Stack>
    </Modal>
  );
}
