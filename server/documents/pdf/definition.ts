import type { Content, StyleDictionary, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { paperLayouts, type Paper, type PaperPart } from '../../../core/report/paper.ts';
import type { PaperSize } from '../../../core/report/paper-size.ts';
import { paperWords as words, written } from '../../../core/report/paper-words.ts';
import { contentOf, endsSideways, type Room } from './blocks.ts';
import { addresseeOf, attachedOf, endingOf, headingOf, kopOf, markOf, openingOf, placeAndDateOf, referenceOf, titleOf, type Headed } from './parts.ts';

/** Sheets in points: A4 210 × 297 mm, F4 (folio) 215 × 330 mm. */
const sheets: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = { A4: { width: 595.28, height: 841.89 }, F4: { width: 609.45, height: 935.43 } };
/** 15 mm at the sides, 20 mm above and below, as the page prints. */
const [aside, above] = [42.5, 56.7];

const styles: StyleDictionary = {
  kop: { fontSize: 13, bold: true, alignment: 'center', lineHeight: 1.1 }, address: { fontSize: 10, alignment: 'center' }, title: { fontSize: 13, bold: true, alignment: 'center' },
  heading: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] }, caption: { fontSize: 9, bold: true, margin: [0, 6, 0, 3] }, paragraph: { margin: [0, 0, 0, 8] }, table: { fontSize: 9, lineHeight: 1.1, margin: [0, 0, 0, 10] },
};

type Body = Headed & Pick<Paper, 'blocks'> & { readonly room: Room };
const parts: Readonly<Record<PaperPart, (body: Body) => Content>> = {
  placeAndDate: placeAndDateOf, reference: referenceOf, addressee: addresseeOf, heading: headingOf, opening: openingOf,
  content: ({ blocks, room }) => contentOf(blocks, room),
  attachment: ({ blocks, room, ...headed }) => [{ stack: [attachedOf(headed), titleOf(headed)], pageBreak: 'before' }, ...contentOf(blocks, room)],
  ending: (body) => endingOf(body, false),
  datedEnding: (body) => ({ stack: [endingOf(body, true)], ...(endsSideways(body.blocks, body.room) ? { pageBreak: 'before' as const, pageOrientation: 'portrait' as const } : {}) }),
};

/** Lays a document out as naskah dinas: letterhead, the parts of its kind in their order, the fingerprint and the page number on every sheet; “KONSEP” across it while it is not final. */
export function definitionOf({ head, blocks, number, size }: Paper): TDocumentDefinitions {
  const sheet = sheets[size];
  const room = { portrait: sheet.width - 2 * aside, landscape: sheet.height - 2 * aside };
  return {
    pageSize: { ...sheet }, pageMargins: [aside, above, aside, above], language: 'id', version: '1.7', displayTitle: true, styles, defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
    info: { title: head.heading, author: head.letterhead.lines.join(' '), subject: head.subject || head.heading, keywords: head.hash, creator: 'Siklus' },
    ...(head.final ? {} : { watermark: { text: words.watermark, color: '#000000', opacity: 0.05, bold: true, angle: -45 } }),
    content: [kopOf(head, room.portrait), ...(head.final ? [] : [markOf()]), ...paperLayouts[head.layout].map((part) => parts[part]({ head, number, blocks, room }))],
    footer: (page, pages) => ({ columns: [{ text: written(words.hash, { hash: head.hash }), width: '*' }, { text: written(words.page, { page, pages }), width: 'auto', alignment: 'right' }], columnGap: 12, fontSize: 7.5, color: '#333333', margin: [aside, 20, aside, 0] }),
  };
}
