import { Button, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { sentence } from '../../../core/problem.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { EmptyState } from './EmptyState.tsx';
import type { Evidence } from './EvidenceList.tsx';
import classes from './parts.module.css';

// pdfjs is large: its own chunk, only when a PDF is opened
const PdfPages = lazy(async () => ({ default: (await import('./PdfPages.tsx')).PdfPages }));

type Props = {
  readonly file: Evidence | undefined;
  readonly page?: number;
  readonly onPage?: (page: number) => void;
  readonly warnings?: readonly string[];
  readonly acts?: ReactNode;
};

/** Shows a PDF or an image inside the page; other kinds are offered as a download. */
export function EvidenceViewer({ file, page, onPage, warnings = [], acts }: Props) {
  const { t } = useTexts();
  const say = useSay();
  if (!file) return <EmptyState why={t('shell.viewer.none')} />;
  const address = `/api/evidence/${file.fileId}/content`;
  const held = file.status === 'quarantine' ? 'fileHeld' : file.status === 'refused' ? 'fileUnsafe' : undefined;
  const download = held === undefined && <Button component="a" href={address} download={file.name} variant="default" size="compact-sm">{t('shell.download')}</Button>;
  return (
    <Stack gap="xs" className={classes['panel']} role="region" aria-label={file.name}>
      <div className={classes['titleRow']}>
        <strong className={classes['fileName']}>{file.name}</strong>
        <div className={classes['acts']}>{acts}{download}</div>
      </div>
      {warnings.map((warning) => <span key={warning} className={classes['soon']}>{warning}</span>)}
      {held !== undefined ? <EmptyState why={say(sentence(held, { name: file.name }))} /> : file.mime === 'application/pdf' ? (
        <Suspense fallback={<Skeleton height={420} />}>
          <PdfPages key={file.fileId} address={`${address}?show=1`} {...(page !== undefined && { page })} {...(onPage && { onPage })} download={download} />
        </Suspense>
      ) : file.mime.startsWith('image/') ? (
        <img src={`${address}?show=1`} alt={file.name} style={{ maxInlineSize: '100%', borderRadius: 6 }} loading="lazy" />
      ) : (
        <EmptyState why={t('shell.viewer.office')} act={download} />
      )}
    </Stack>
  );
}
