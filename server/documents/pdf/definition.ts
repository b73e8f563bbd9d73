import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { paperLayouts, type Paper, type PaperPart } from '../../../core/report/paper.ts';
import { paperWords as words } from '../../../core/report/paper-words.ts';
import { contentOf, endsSideways } from './blocks.ts';
import { addresseeOf, attachedOf, endingOf, headingOf, kopOf, markOf, openingOf, placeAndDateOf, referenceOf, titleOf, type Headed } from './parts.ts';
import { room, sheetOf, type Room } from './sheet.ts';

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
  const inside = room(size);
  return {
    ...sheetOf({ size, title: head.heading, author: head.letterhead.lines.join(' '), hash: head.hash }),
    ...(head.final ? {} : { watermark: { text: words.watermark, color: '#000000', opacity: 0.05, bold: true, angle: -45 } }),
    content: [kopOf(head.letterhead, inside.portrait), ...(head.final ? [] : [markOf()]), ...paperLayouts[head.layout].map((part) => parts[part]({ head, number, blocks, room: inside }))],
  };
}
