import { linkedBlock, underNames, type BlockContent } from '../../../../../core/form/blocks.ts';
import type { NodeTree } from '../../../../../core/form/commands.ts';
import type { FormModel, Kind, Node, NodeType } from '../../../../../core/form/model.ts';
import { questions } from '../../../../../core/form/questions.ts';
import type { Text } from '../../../../../core/problem.ts';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
/** A new identity for life: never one that this form has. */
export function freshId(model: FormModel, prefix: string): string {
  for (;;) {
    const id = prefix + [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => letters[byte % letters.length]).join('');
    if (!Object.hasOwn(model.byId, id)) return id;
  }
}

/** A key that nothing in the form has yet: `q12`, `bagian_3`. */
export function freshKey(taken: ReadonlySet<string>, stem: string): string {
  for (let n = 1; ; n += 1) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}
export const keysOf = (model: FormModel): Set<string> => new Set(Object.values(model.byId).flatMap((node) => (node.key === undefined ? [] : [node.key])));

const gradeValues = { AA: '100', A: '90', BB: '80', B: '70', CC: '60', C: '50', D: '30', E: '0' } as const;
const types: Readonly<Partial<Record<Kind, NodeType>>> = { info: 'info', computed: 'computed', repeatTable: 'table', raw: 'raw' };
const choices: Readonly<Partial<Record<Kind, Readonly<Record<'id' | 'en', Readonly<Record<string, string>>>>>>> = {
  yesNoPartial: { id: { ya: 'Ya', sebagian: 'Sebagian', tidak: 'Tidak' }, en: { ya: 'Yes', sebagian: 'Partly', tidak: 'No' } },
  singleChoice: { id: { a: 'Pilihan 1', b: 'Pilihan 2' }, en: { a: 'Option 1', b: 'Option 2' } },
  ranking: { id: { a: 'Pilihan 1', b: 'Pilihan 2', c: 'Pilihan 3' }, en: { a: 'Option 1', b: 'Option 2', c: 'Option 3' } },
  multipleChoice: { id: { a: 'Pilihan 1', b: 'Pilihan 2' }, en: { a: 'Option 1', b: 'Option 2' } },
};
const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const satisfies Partial<Node>;

/** A fresh question of a kind, ready to be worded; graded ones carry the values of the AA–E scale. */
export function newQuestion(model: FormModel, kind: Kind): NodeTree {
  const id = freshId(model, 'q_');
  const { name } = questions[kind].meta;
  const scored = kind === 'gradeScale' ? { rule: 'option', values: gradeValues } as const : kind === 'gradedChoice' ? { rule: 'option' } as const : undefined;
  const node: Node = {
    ...plain, id, type: types[kind] ?? 'field', kind, props: questions[kind].create(),
    ...(kind === 'info' ? {} : { key: freshKey(keysOf(model), 'q') }),
    text: { id: { title: name.id, ...(choices[kind] && { options: choices[kind].id }) }, en: { title: name.en, ...(choices[kind] && { options: choices[kind].en }) } },
    ...(scored && { score: scored }),
  };
  return { rootIds: [id], byId: { [id]: node } };
}

/** A fresh page or section; a page brings its first section along. */
export function newPart(model: FormModel, type: 'page' | 'section'): NodeTree {
  const taken = keysOf(model);
  const count = Object.values(model.byId).filter((node) => node.type === type).length + 1;
  const names: Text = type === 'page' ? { id: `Halaman ${count}`, en: `Page ${count}` } : { id: `Bagian ${count}`, en: `Section ${count}` };
  const id = freshId(model, type === 'page' ? 'p_' : 's_');
  const text = { id: { title: names.id }, en: { title: names.en } };
  const node: Node = type === 'page' ? { ...plain, id, type, text } : { ...plain, id, type, key: freshKey(taken, 's'), text };
  if (type === 'section') return { rootIds: [id], byId: { [id]: node } };
  const inner = newPart(model, 'section');
  return { rootIds: [id], byId: { ...inner.byId, [id]: { ...node, children: inner.rootIds } } };
}

/** What a copy carries: the nodes, and the rules that speak of nothing outside of them. */
export type Copied = BlockContent & { readonly siklus: 'nodes' };

/** Reads a clipboard text; anything that is not a copy of ours is nothing. */
export function readCopied(text: string): Copied | undefined {
  try {
    const value = JSON.parse(text) as Partial<Copied> | null;
    return value?.siklus === 'nodes' && Array.isArray(value.tree?.rootIds) && typeof value.tree.byId === 'object' && Object.values(value.tree.byId).every((node) => typeof node?.id === 'string' && Array.isArray(node.children)) ? (value as Copied) : undefined;
  } catch {
    return undefined;
  }
}

/** Hands out keys that nobody in the form has; a key that is free stays. */
export function freeKeys(model: FormModel): (key: string) => string {
  const taken = keysOf(model);
  return (key) => {
    const free = taken.has(key) ? freshKey(taken, `${key.replace(/_\d+$/, '').slice(0, 34)}_`) : key;
    taken.add(free);
    return free;
  };
}

/** The same nodes and rules with new identities and free keys, ready to be put into this form; references among them follow. A copy is no longer linked to a block, nor marked against a published version. */
export function renewed(model: FormModel, { tree, rules }: BlockContent): BlockContent {
  const ids = new Map(Object.keys(tree.byId).map((id) => [id, freshId(model, id.startsWith('s') ? 's_' : id.startsWith('p') ? 'p_' : 'q_')]));
  const bare = ({ meaning: _meaning, fromBlock: _fromBlock, ...node }: Node): Node => node;
  return underNames({ tree: { ...tree, byId: Object.fromEntries(Object.entries(tree.byId).map(([id, node]) => [id, bare(node)])) }, rules }, { ids, key: freeKeys(model), rule: () => `r_${freshId(model, '')}` });
}

/** A block ready to be linked into this form, with free keys and a mark of its own place. */
export function linkedHere(model: FormModel, content: BlockContent, { blockId, version }: { readonly blockId: string; readonly version: number }): BlockContent {
  return linkedBlock(content, { blockId, version, instance: freshId(model, ''), key: freeKeys(model) });
}
