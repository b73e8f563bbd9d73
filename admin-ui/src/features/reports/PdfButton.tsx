import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { fetchFile, type Refused } from '../../api.tsx';
import { tellProblem } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { saveFile } from '../forms/save-file.ts';

type Choice = { readonly number: string; readonly size: 'A4' | 'F4' };
/** Which document, with what names it; the endpoint gives the file. */
export type PdfOf = { readonly name: 'cycleReportPdf'; readonly params: { readonly cycleId: string } } | { readonly name: 'trackReportPdf'; readonly params: { readonly trackId: string } } | { readonly name: 'meetingRecordPdf'; readonly params: { readonly meetingId: string } } | { readonly name: 'receiptPdf'; readonly params: { readonly receiptId: string } };

/** Hands over a document as PDF; the server may need a moment for a long one. */
export function PdfButton({ pdf: { name, params }, query }: { readonly pdf: PdfOf; /** Of documents that leave a choice. */ readonly query?: Choice }) {
  const { t } = useTexts();
  const download = useMutation<void, Refused>({ mutationFn: async () => { const file = await fetchFile(name, { params: params as never, query: (query ?? {}) as never }); saveFile(file.name, file.content); }, onError: tellProblem });
  return <Button variant="default" leftSection={<IconFileTypePdf size={16} aria-hidden />} loading={download.isPending} onClick={() => download.mutate()}>{t('reports.pdf')}</Button>;
}
