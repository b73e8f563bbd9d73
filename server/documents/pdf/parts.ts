import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import type { DocumentHead } from '../../../core/api/reports.ts';
import { paperWords as words, written } from '../../../core/report/paper-words.ts';

/** What stands around the content: its words, and the number it bears. */
export type Headed = { readonly head: DocumentHead; readonly number: string };
type Party = DocumentHead['parties'][number];

/** Up to so many signatures stay on one page with the closing; more go on row by row. */
const signaturesTogether = 6;

/** A table without lines. */
const loose: CustomTableLayout = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 4, paddingTop: () => 1, paddingBottom: () => 1 };

/** The letterhead with its double rule; it stands on the first page only. */
export function kopOf({ lines, address }: DocumentHead['letterhead'], room: number): Content {
  const rule = (y: number, lineWidth: number) => ({ type: 'line' as const, x1: 0, y1: y, x2: room, y2: y, lineWidth });
  return { stack: [...lines.map((text) => ({ text, style: 'kop' })), ...(address ? [{ text: address, style: 'address' }] : []), { canvas: [rule(6, 1.8), rule(8.6, 0.6)], margin: [0, 0, 0, 14] }] };
}

/** Says on its face that a document is not in force. */
export const markOf = (): Content => ({ table: { widths: ['*'], body: [[{ text: words.mark, bold: true, alignment: 'center', margin: [0, 1, 0, 1] }]] }, margin: [0, 0, 0, 14] });

export const placeAndDateOf = ({ head: { place, date } }: Headed): Content => ({ text: `${place}, ${date}`, alignment: 'right', margin: [0, 0, 0, 10] });

export function referenceOf({ head, number }: Headed): Content {
  const lines = [[words.reference.number, number], [words.reference.nature, head.nature], [words.reference.attachments, head.attachments], [words.reference.subject, head.subject]] as const;
  return { table: { widths: [62, 4, '*'], body: lines.map(([name, value]) => [name, ':', value || '–']) }, layout: loose, margin: [0, 0, 0, 14] };
}

export function addresseeOf({ head: { to, toPlace } }: Headed): Content {
  if (to === '') return [];
  return { stack: [`${words.yth} ${to}`, ...(toPlace ? [words.at, { text: toPlace, margin: [22, 0, 0, 0] as [number, number, number, number] }] : [])], margin: [0, 0, 0, 14] };
}

export const titleOf = ({ head }: Headed): Content => ({ text: head.heading.toUpperCase(), style: 'title' });
export const headingOf = (headed: Headed): Content => ({ stack: [titleOf(headed), { text: written(words.numberLine, { number: headed.number }), alignment: 'center' }], margin: [0, 0, 0, 14] });
/** Says to which letter an attachment belongs. */
export const attachedOf = ({ head, number }: Headed): Content => ({ stack: [written(words.attachedTo, { number }), written(words.dated, { date: head.date })], alignment: 'right', fontSize: 9, margin: [0, 0, 0, 10] });

/** The opening, with those who sign listed where it leaves room for them, and the legal basis. */
export function openingOf({ head: { opening: [before = '', ...after], parties, basis } }: Headed): Content {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => ({ text, style: 'paragraph' }));
  return [...paragraphs([before]), ...(after.length > 0 ? [{ ol: parties.map(({ name, position }) => `${name || words.blank}, ${position};`), style: 'paragraph' }] : []), ...paragraphs(after), ...paragraphs(basis ? [written(words.basis, { basis })] : [])];
}

/** Room for a signature over the name; rank and NIP of civil servants, to be written by hand where they are not known. */
const signatureOf = ({ position, name, isCivilServant, rank, nip }: Party): Content => ({ stack: [`${position},`, { text: name || words.blank, bold: true, margin: [0, 52, 0, 0] }, ...(isCivilServant ? [rank || `${words.rank} ${words.blank}`, `${words.nip} ${nip || words.blank}`] : [])], alignment: 'center' });

/** Two signatures a row; one alone stands at the right, the last of an odd number in the middle. */
function signatureRows(parties: readonly Party[]): Content[] {
  const rows = Array.from({ length: Math.ceil(parties.length / 2) }, (_, at) => parties.slice(at * 2, at * 2 + 2));
  return rows.map((row) => {
    const [first, second] = row.map(signatureOf);
    const columns = second !== undefined ? [first!, second] : parties.length === 1 ? ['', first!] : [first!];
    return { columns, columnGap: 18, margin: [0, 18, 0, 0], unbreakable: true };
  });
}

/** Closing, signatures and copies; they stay on one page as far as one page can hold them. */
export function endingOf(headed: Headed, dated: boolean): Content {
  const { closing, parties, copies } = headed.head;
  const [first, ...others] = signatureRows(parties);
  const copied: Content[] = copies.length === 0 ? [] : [{ stack: [words.copies, { ol: [...copies] }], fontSize: 10, margin: [0, 16, 0, 0], unbreakable: true }];
  const start: Content[] = [{ text: closing, style: 'paragraph', margin: [0, 10, 0, 6] }, ...(dated ? [placeAndDateOf(headed)] : []), ...(first === undefined ? [] : [first])];
  return parties.length <= signaturesTogether ? { stack: [...start, ...others, ...copied], unbreakable: true } : [{ stack: start, unbreakable: true }, ...others, ...copied];
}
