import type { StyleDictionary, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperSize } from '../../../core/report/paper-size.ts';
import { paperWords as words, written } from '../../../core/report/paper-words.ts';

/** Room inside the margins, in points. */
export type Room = { readonly portrait: number; readonly landscape: number };
type Sheet = { readonly size: PaperSize; readonly title: string; readonly author: string; readonly hash: string };

/** Sheets in points: A4 210 × 297 mm, F4 (folio) 215 × 330 mm. */
const sheets: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = { A4: { width: 595.28, height: 841.89 }, F4: { width: 609.45, height: 935.43 } };
/** 15 mm at the sides, 20 mm above and below, as the page prints. */
const [aside, above] = [42.5, 56.7];

const styles: StyleDictionary = {
  kop: { fontSize: 13, bold: true, alignment: 'center', lineHeight: 1.1 }, address: { fontSize: 10, alignment: 'center' }, title: { fontSize: 13, bold: true, alignment: 'center' },
  heading: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] }, caption: { fontSize: 9, bold: true, margin: [0, 6, 0, 3] }, paragraph: { margin: [0, 0, 0, 8] }, table: { fontSize: 9, lineHeight: 1.1, margin: [0, 0, 0, 10] },
};

/** Gives the room between the side margins of a sheet, upright and sideways. */
export const room = (size: PaperSize): Room => ({ portrait: sheets[size].width - 2 * aside, landscape: sheets[size].height - 2 * aside });

/** What every sheet has: size, margins, letters, Indonesian as its language, and at its foot the fingerprint and the page number. */
export function sheetOf({ size, title, author, hash }: Sheet): Omit<TDocumentDefinitions, 'content'> {
  return {
    pageSize: { ...sheets[size] }, pageMargins: [aside, above, aside, above], language: 'id', version: '1.7', displayTitle: true, styles, defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
    info: { title, author, keywords: hash, creator: 'Siklus' },
    footer: (page, pages) => ({ columns: [{ text: written(words.hash, { hash }), width: '*' }, { text: written(words.page, { page, pages }), width: 'auto', alignment: 'right' }], columnGap: 12, fontSize: 7.5, color: '#333333', margin: [aside, 20, aside, 0] }),
  };
}
