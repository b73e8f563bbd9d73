import { ActionIcon, Group, Skeleton, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type RenderTask } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from './EmptyState.tsx';

GlobalWorkerOptions.workerSrc = worker;

type Props = { readonly address: string; readonly page?: number; readonly onPage?: (page: number) => void; readonly download: ReactNode };

/** One page of a PDF at a time, drawn to a canvas (the browser's own view is closed by object-src 'none'). */
export function PdfPages({ address, page: given, onPage, download }: Props) {
  const { t } = useTexts();
  const [file, setFile] = useState<PDFDocumentProxy | 'broken'>();
  const [own, setOwn] = useState(1);
  const [zoom, setZoom] = useState(1);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const total = file && file !== 'broken' ? file.numPages : 0;
  const page = Math.min(Math.max(1, given ?? own), Math.max(1, total));
  const turn = (to: number) => (onPage ?? setOwn)(Math.min(Math.max(1, to), total));

  useEffect(() => {
    // useWasm: its WASM would need wasm-unsafe-eval in the CSP
    const loading = getDocument({ url: address, withCredentials: true, useWasm: false, isEvalSupported: false, enableXfa: false } as Parameters<typeof getDocument>[0]);
    loading.promise.then(setFile, () => setFile('broken'));
    return () => void loading.destroy();
  }, [address]);

  useEffect(() => {
    if (!file || file === 'broken') return;
    let task: RenderTask | undefined;
    let gone = false;
    const draw = async () => {
      const sheet = await file.getPage(page);
      const target = canvas.current;
      if (gone || !target) return;
      const width = (frame.current?.clientWidth ?? 600) * zoom;
      const sharp = Math.min(window.devicePixelRatio || 1, 2);
      const viewport = sheet.getViewport({ scale: (width / sheet.getViewport({ scale: 1 }).width) * sharp });
      target.width = viewport.width;
      target.height = viewport.height;
      target.style.width = `${width}px`;
      target.style.height = `${viewport.height / sharp}px`;
      task = sheet.render({ canvas: target, viewport });
      await task.promise.catch(() => undefined);
    };
    void draw();
    return () => {
      gone = true;
      task?.cancel();
    };
  }, [file, page, zoom]);

  if (file === 'broken') return <EmptyState why={t('shell.viewer.broken')} act={download} />;
  const icon = (label: string, act: () => void, picture: ReactNode, off = false) => (
    <Tooltip label={label}><ActionIcon variant="default" size="lg" aria-label={label} onClick={act} disabled={off}>{picture}</ActionIcon></Tooltip>
  );
  return (
    <div>
      <Group gap="xs" mb="xs">
        {icon(t('shell.viewer.previous'), () => turn(page - 1), <IconChevronLeft size={18} />, page <= 1)}
        <Text size="sm" aria-live="polite">{t('shell.viewer.page', { page, total: total || '…' })}</Text>
        {icon(t('shell.viewer.next'), () => turn(page + 1), <IconChevronRight size={18} />, page >= total)}
        {icon(t('shell.viewer.zoomOut'), () => setZoom((old) => Math.max(0.5, old - 0.25)), <IconZoomOut size={18} />)}
        {icon(t('shell.viewer.zoomIn'), () => setZoom((old) => Math.min(3, old + 0.25)), <IconZoomIn size={18} />)}
      </Group>
      <div ref={frame} style={{ overflow: 'auto', maxBlockSize: '75vh' }} tabIndex={0} role="img" aria-label={t('shell.viewer.page', { page, total: total || '…' })}>
        {!file && <Skeleton height={420} />}
        <canvas ref={canvas} style={{ display: file ? 'block' : 'none' }} />
      </div>
    </div>
  );
}
