import { Button, Group } from '@mantine/core';
import { IconEye, IconFile, IconFileTypePdf, IconPhoto, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../texts/index.ts';
import { fileSize } from '../when.ts';
import classes from './parts.module.css';

export type Evidence = { readonly fileId: string; readonly name: string; readonly size: number; readonly mime: string; readonly sha256: string; readonly status?: 'quarantine' | 'unscanned' | 'available' | 'refused' | undefined };
type Props = {
  readonly files: readonly Evidence[];
  readonly onView?: (file: Evidence) => void;
  /** Detaches a file from this question; the file itself stays in the library. */
  readonly onRemove?: (file: Evidence) => void;
  /** Words below a file, e.g. its period or its uses. */
  readonly about?: (file: Evidence) => ReactNode;
  readonly chosen?: string;
  readonly label?: string;
  readonly quiet?: boolean;
};

function FileIcon({ mime }: { mime: string }) {
  if (mime === 'application/pdf') return <IconFileTypePdf size={20} aria-hidden />;
  return mime.startsWith('image/') ? <IconPhoto size={20} aria-hidden /> : <IconFile size={20} aria-hidden />;
}

/** Files cited as evidence, with what can be done to each. */
export function EvidenceList({ files, onView, onRemove, about, chosen, label, quiet }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  if (files.length === 0) return quiet ? null : <span className={classes['dim']}>{t('shell.files.none')}</span>;
  return (
    <ul className={classes['files']} aria-label={label ?? t('shell.nav.evidence')}>
      {files.map((file) => (
        <li key={file.fileId} className={classes['file']} aria-current={chosen === file.fileId ? 'true' : undefined}>
          <FileIcon mime={file.mime} />
          <div className={classes['fileName']}>
            {file.name}
            <div className={classes['fileMeta']}>
              {fileSize(file.size, language)}
              {(file.status === 'quarantine' || file.status === 'unscanned') && ` · ${t(`shell.files.${file.status}`)}`}
              {file.status === 'refused' && <strong className={classes['late']}> · {t('shell.files.refused')}</strong>}
              {about && <> · {about(file)}</>}
            </div>
          </div>
          <Group gap={4}>
            {onView && <Button size="compact-sm" variant="subtle" leftSection={<IconEye size={16} aria-hidden />} onClick={() => onView(file)} aria-label={`${t('shell.files.view')}: ${file.name}`}>{t('shell.files.view')}</Button>}
            {onRemove && <Button size="compact-sm" variant="subtle" color="red" leftSection={<IconX size={16} aria-hidden />} onClick={() => onRemove(file)} aria-label={`${t('shell.files.remove')}: ${file.name}`}>{t('shell.files.remove')}</Button>}
          </Group>
        </li>
      ))}
    </ul>
  );
}
