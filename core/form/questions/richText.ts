import type { Text } from '../../problem.ts';
import type { Node } from '../model.ts';
import { numberProp, questionKind } from '../question.ts';
import { blockKinds, markKinds, plainParts, plainText, richDoc, surveyOf } from './rich-doc.ts';

const allowed = (node: Node, prop: 'marks' | 'blocks', all: readonly string[]): ReadonlySet<string> => new Set(Array.isArray(node.props[prop]) ? all.filter((each) => (node.props[prop] as unknown[]).includes(each)) : all);
/** Gives the formats a question allows: all of them unless it names some. */
export const allowedMarks = (node: Node): ReadonlySet<string> => allowed(node, 'marks', markKinds);
export const allowedBlocks = (node: Node): ReadonlySet<string> => allowed(node, 'blocks', blockKinds);

/** Counts the bytes of a value as it is stored. */
export function storedBytes(value: unknown): number {
  let bytes = 0;
  for (const sign of JSON.stringify(value) ?? '') { const code = sign.codePointAt(0)!; bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; }
  return bytes;
}
/** Gives the largest size of an answer in bytes: 50 kB unless the question asks for less. */
export const mostBytes = (node: Node): number => Math.min(numberProp(node, 'maxKB') ?? 50, 50) * 1000;

function checkDoc(node: Node, value: unknown): readonly Text[] {
  const doc = richDoc(value);
  if (doc === undefined) return [{ id: 'teks tidak dapat dibaca. Ketik ulang isinya.', en: 'the text cannot be read. Type it again.' }];
  const { parts, marks, badLinks, tooDeep } = surveyOf(doc);
  const blocks = allowedBlocks(node);
  const odd = [...parts].some((part) => !plainParts.has(part) && !blocks.has(part)) || [...marks].some((mark) => !allowedMarks(node).has(mark));
  return [
    ...(storedBytes(value) > mostBytes(node) ? [{ id: `teks melebihi ${mostBytes(node) / 1000} kB. Persingkat isinya.`, en: `the text exceeds ${mostBytes(node) / 1000} kB. Shorten it.` }] : []),
    ...(odd ? [{ id: 'ada bentuk tulisan yang tidak diperbolehkan. Hapus bentuk itu.', en: 'some formatting is not allowed. Remove it.' }] : []),
    ...(badLinks > 0 ? [{ id: 'tautan harus diawali https://, http://, atau mailto:.', en: 'links have to begin with https://, http:// or mailto:.' }] : []),
    ...(tooDeep ? [{ id: 'susunan teks terlalu bertingkat. Kurangi tingkat daftarnya.', en: 'the text is nested too deeply. Use fewer list levels.' }] : []),
  ];
}

const docSchema = { type: 'object', properties: { type: { type: 'string', enum: ['doc'] }, content: { type: 'array', items: { type: 'object' } } }, required: ['type', 'content'] } as const;
const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** Formatted text as data; what it may hold is checked here, since a schema cannot say a tree of marks briefly. */
export const richText = questionKind({
  meta: {
    name: { id: 'Teks berformat', en: 'Formatted text' }, about: { id: 'Paragraf, daftar, dan tautan', en: 'Paragraphs, lists and links' },
    props: { type: 'object', properties: { marks: { type: 'array', uniqueItems: true, items: { enum: [...markKinds] } }, blocks: { type: 'array', uniqueItems: true, items: { enum: [...blockKinds] } }, maxKB: { type: 'integer', minimum: 1, maximum: 50 } } },
  },
  create: () => ({ marks: [...markKinds], blocks: ['bulletList', 'orderedList'], maxKB: 50 }),
  emit: () => docSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(docSchema) ? { marks: [...markKinds], blocks: [...blockKinds], maxKB: 50 } : undefined),
  check: checkDoc,
  isEmpty: (value) => plainText(value) === '',
  format: (_node, value) => plainText(value),
  diff: (_node, before, after, locale) => {
    if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
    const [a, b] = [plainText(before), plainText(after)];
    if (a === b) return locale === 'id' ? 'bentuk tulisan berubah' : 'formatting changed';
    const empty = locale === 'id' ? 'Tidak diisi' : 'Not filled in';
    return `${shortened(a) || empty} → ${shortened(b) || empty}`;
  },
  cell: (_node, value) => ({ type: 'text', value: plainText(value) }),
});
