/** A stored formatted text: a tree of plain data, never HTML. */
export type RichNode = { readonly type: string; readonly text?: string; readonly attrs?: Readonly<Record<string, unknown>>; readonly marks?: readonly RichMark[]; readonly content?: readonly RichNode[] };
export type RichMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

export const markKinds = ['bold', 'italic', 'underline', 'strike', 'link'] as const;
export const blockKinds = ['heading', 'bulletList', 'orderedList', 'blockquote'] as const;
export type MarkKind = (typeof markKinds)[number];
export type BlockKind = (typeof blockKinds)[number];
/** Parts that every formatted text may have, whatever the question allows. */
export const plainParts: ReadonlySet<string> = new Set(['doc', 'paragraph', 'text', 'hardBreak', 'listItem']);

const deepest = 20;
const isNode = (value: unknown): value is RichNode => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
/** Gives the parts inside a node; anything that is no part is left out. */
export const partsOf = (node: RichNode): readonly RichNode[] => (Array.isArray(node.content) ? node.content.filter(isNode) : []);
export const marksOf = (node: RichNode): readonly RichMark[] => (Array.isArray(node.marks) ? node.marks.filter((mark): mark is RichMark => typeof mark === 'object' && mark !== null && typeof mark.type === 'string') : []);

/** Reads a value as a formatted text; nothing when it is none. */
export const richDoc = (value: unknown): RichNode | undefined => (isNode(value) && value.type === 'doc' ? value : undefined);

/** Says whether an address may be followed from a formatted text. */
export const isSafeLink = (href: unknown): href is string => typeof href === 'string' && href.length <= 2000 && /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(href);

/** Gives every kind of part and mark that a text holds, bad links, and whether it is nested too deep to be read. */
export function surveyOf(doc: RichNode): { readonly parts: ReadonlySet<string>; readonly marks: ReadonlySet<string>; readonly badLinks: number; readonly tooDeep: boolean } {
  const [parts, marks] = [new Set<string>(), new Set<string>()];
  let badLinks = 0;
  let tooDeep = false;
  const visit = (node: RichNode, depth: number) => {
    parts.add(node.type);
    for (const mark of marksOf(node)) {
      marks.add(mark.type);
      if (mark.type === 'link' && !isSafeLink(mark.attrs?.['href'])) badLinks += 1;
    }
    if (depth >= deepest) tooDeep = true;
    else for (const part of partsOf(node)) visit(part, depth + 1);
  };
  visit(doc, 0);
  return { parts, marks, badLinks, tooDeep };
}

const inline = (node: RichNode, depth: number): string => (node.type === 'text' ? (node.text ?? '') : node.type === 'hardBreak' ? '\n' : depth >= deepest ? '' : partsOf(node).map((part) => inline(part, depth + 1)).join(''));

function lines(node: RichNode, depth: number): readonly string[] {
  if (depth >= deepest) return [];
  if (node.type === 'bulletList' || node.type === 'orderedList') {
    return partsOf(node).flatMap((item, at) => partsOf(item).flatMap((part) => lines(part, depth + 2)).map((line, i) => `${i > 0 ? '  ' : node.type === 'bulletList' ? '- ' : `${at + 1}. `}${line}`));
  }
  if (node.type === 'doc' || node.type === 'blockquote' || node.type === 'listItem') return partsOf(node).flatMap((part) => lines(part, depth + 1));
  return inline(node, depth).split('\n');
}

/** Writes a formatted text as plain lines: list items with a dash or a number, everything else as it reads. */
export function plainText(value: unknown): string {
  const doc = richDoc(value);
  return doc === undefined ? '' : lines(doc, 0).join('\n').trim();
}
