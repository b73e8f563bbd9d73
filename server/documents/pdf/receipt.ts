import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { AnswerOf } from '../../../core/api/endpoint.ts';
import type { processEndpoints } from '../../../core/api/process.ts';
import type { DocumentHead } from '../../../core/api/reports.ts';
import { formatDate } from '../../../core/cycle/dates.ts';
import type { Zone } from '../../../core/cycle/track.ts';
import { paperWords, written } from '../../../core/report/paper-words.ts';
import { kopOf } from './parts.ts';
import { room, sheetOf } from './sheet.ts';

/** A receipt ready to be printed: on whose paper, in which zone, and where it can be checked. */
export type ReceiptPaper = { readonly letterhead: DocumentHead['letterhead']; readonly receipt: Omit<AnswerOf<typeof processEndpoints.receipt>, 'next'>; readonly zone: Zone; readonly verifyUrl: string };

const words = paperWords.receipt;

/** Lays a receipt out on one sheet: letterhead, number, moment with its zone, what was sent, its fingerprint, and the code that leads to the check. */
export function receiptDefinition({ letterhead, receipt, zone, verifyUrl }: ReceiptPaper): TDocumentDefinitions {
  const facts = [
    [words.number, receipt.number], [words.at, `${formatDate(receipt.at, { zone, style: 'full' }).id}, ${receipt.late ? words.late : words.onTime}`], [words.cycle, receipt.cycleTitle.id], [words.agency, receipt.agencyName], [words.round, String(receipt.round)],
    [words.form, receipt.formVersion.replace(/:(\d+(?:\.\d+)?)$/, ' v$1')], [words.contents, written(words.contentsOf, { answers: receipt.answers, evidence: receipt.evidence })], [words.sentBy, receipt.approvedBy], [words.hash, receipt.hash],
  ] as const;
  const content: Content[] = [
    kopOf(letterhead, room('A4').portrait), { text: words.title.toUpperCase(), style: 'title', margin: [0, 0, 0, 14] }, { text: words.sent, style: 'paragraph' },
    { table: { headerRows: 0, widths: [120, '*'], body: facts.map(([name, value]) => [name, { text: value, bold: true }]) }, layout: 'lightHorizontalLines', margin: [0, 0, 0, 18] },
    { columns: [{ qr: verifyUrl, fit: 110, eccLevel: 'M', width: 124 }, { text: written(words.verify, { url: verifyUrl }), margin: [0, 30, 0, 0] }] },
  ];
  return { ...sheetOf({ size: 'A4', title: `${words.title} ${receipt.number}`, author: letterhead.lines.join(' '), hash: receipt.hash }), content };
}
