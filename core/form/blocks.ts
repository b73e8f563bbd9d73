import type { Text } from '../problem.ts';
import { isProblem } from '../problem.ts';
import { applyCommand, commandText, type Command, type NodeTree } from './commands.ts';
import type { NodeField } from './commands/command.ts';
import { placeOfNode, treeOf } from './commands/tree.ts';
import type { FormModel, Locale, Node, NodeText, Rule } from './model.ts';
import { titleIn } from './titles.ts';

/** Questions that travel together: nodes with everything below them, and the rules that speak of nothing else. */
export type BlockContent = { readonly tree: NodeTree; readonly rules: readonly Rule[] };
/** New names of nodes, keys and rules. */
export type Names = { readonly ids: ReadonlyMap<string, string>; readonly key: (key: string) => string; readonly rule: (id: string) => string };

/** Operators whose first argument names a question. */
const readers: ReadonlySet<string> = new Set(['answer', 'repeats']);

/** Gives the same content under new names; whatever refers to one of its nodes follows, everything else stays. */
export function underNames({ tree, rules }: BlockContent, { ids, key, rule }: Names): BlockContent {
  const idOf = (id: string) => ids.get(id) ?? id;
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readers.has(name) ? asked(each) : follow(each)]));
  };
  const asked = (of: unknown): unknown => (typeof of === 'string' ? idOf(of) : Array.isArray(of) && typeof of[0] === 'string' ? [idOf(of[0]), ...of.slice(1).map(follow)] : follow(of));
  const renamed = (node: Node): Node => ({
    ...node, id: idOf(node.id), children: node.children.filter((child) => Object.hasOwn(tree.byId, child)).map(idOf), ...(node.key !== undefined && { key: key(node.key) }),
    ...(typeof node.props['filterBy'] === 'string' && { props: { ...node.props, filterBy: idOf(node.props['filterBy']) } }),
    ...(typeof node.evidence?.need === 'object' && { evidence: { ...node.evidence, need: { when: follow(node.evidence.need.when) } } }),
    ...(node.score && { score: { ...node.score, ...(node.score.expression !== undefined && { expression: follow(node.score.expression) }), ...(node.score.cap && { cap: { ...node.score.cap, by: node.score.cap.by.map(idOf) } }) } }),
  });
  const nodes = Object.values(tree.byId).map(renamed);
  return {
    tree: { rootIds: tree.rootIds.map(idOf), byId: Object.fromEntries(nodes.map((node) => [node.id, node])) },
    rules: rules.map((each) => ({ ...each, id: rule(each.id), ...(each.when !== undefined && { when: follow(each.when) }), ...(each.value !== undefined && { value: follow(each.value) }), targets: each.targets.map(idOf), ...(each.each !== undefined && { each: idOf(each.each) }) })),
  };
}

/** A block as it stands in one form: each name of the block with the mark of this place behind it. */
const here = (name: string, instance: string) => `${name}:${instance}`;
const instanceOf = (nodeId: string) => nodeId.slice(nodeId.lastIndexOf(':') + 1);
const placed = (content: BlockContent, instance: string, key: Names['key'] = (same) => same): BlockContent =>
  underNames(content, { ids: new Map(Object.keys(content.tree.byId).map((id) => [id, here(id, instance)])), key, rule: (id) => here(id, instance) });

/** Cuts selected nodes out as the content of a block; for the next version of a linked block under the block's own names. */
export function blockContent(model: FormModel, ids: readonly string[], linkedAt?: string): BlockContent {
  const tree = treeOf(model, ids);
  const inside = new Set(Object.keys(tree.byId));
  const rules = model.rules.filter((rule) => rule.targets.length > 0 && [...rule.targets, ...(rule.each === undefined ? [] : [rule.each]), ...asks(rule.when), ...asks(rule.value)].every((id) => inside.has(id)));
  const mark = linkedAt === undefined ? undefined : `:${instanceOf(linkedAt)}`;
  const own = (name: string) => (mark !== undefined && name.endsWith(mark) ? name.slice(0, -mark.length) : name);
  const bare = ({ meaning: _meaning, fromBlock: _fromBlock, ...node }: Node): Node => node;
  const bared = Object.fromEntries(Object.entries(tree.byId).map(([id, node]) => [id, bare(node)]));
  return underNames({ tree: { ...tree, byId: bared }, rules }, { ids: new Map([...inside].map((id) => [id, own(id)])), key: (key) => key, rule: own });
}

/** The questions a condition or value reads. */
function asks(logic: unknown): readonly string[] {
  if (Array.isArray(logic)) return logic.flatMap(asks);
  if (typeof logic !== 'object' || logic === null) return [];
  return Object.entries(logic).flatMap(([name, each]) => (readers.has(name) ? [String(Array.isArray(each) ? each[0] : each)] : asks(each)));
}

/** Gives a block ready to be put into a form and to be brought up to date there later; `instance` is new for every place. */
export function linkedBlock(content: BlockContent, { blockId, version, instance, key }: { readonly blockId: string; readonly version: number; readonly instance: string; readonly key: Names['key'] }): BlockContent {
  const { tree, rules } = placed(content, instance, key);
  const marked = tree.rootIds.map((id) => [id, { ...tree.byId[id]!, fromBlock: { blockId, version } }] as const);
  return { tree: { ...tree, byId: { ...tree.byId, ...Object.fromEntries(marked) } }, rules };
}

/** What brings a linked block to a newer version, in words; `replaced` names own changes that give way. */
export type BlockUpdate = { readonly commands: readonly Command[]; readonly changes: readonly Text[]; readonly replaced: readonly Text[] };

const fields = ['kind', 'type', 'required', 'classification', 'see', 'edit', 'evidence', 'score', 'prefill', 'lock', 'schemaExtra', 'uiExtra'] as const satisfies readonly NodeField[];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

type Versions = { readonly old: BlockContent; readonly next: BlockContent; readonly rootId: string };
/** Does commands one after the other and keeps those that apply, with their words. */
function notebook(model: FormModel) {
  const kept = { model, commands: [] as Command[], changes: [] as Text[], replaced: [] as Text[] };
  const run = (command: Command) => {
    const about = commandText(kept.model, command);
    const said = command.name === 'setText' && command.args.value ? `: “${command.args.value.slice(0, 200)}”` : '';
    const words = { id: about.id + said, en: about.en + said };
    const applied = applyCommand(kept.model, command);
    if (isProblem(applied)) return;
    kept.model = applied.model;
    kept.commands.push(command);
    kept.changes.push(words);
  };
  return { kept, run, has: (id: string) => Object.hasOwn(kept.model.byId, id) };
}
type Notebook = ReturnType<typeof notebook>;

/**
 * Compares two versions of a block and gives the commands that repeat the difference where the block is linked. What was
 * changed in the form but not in the block stays; a part deleted in the form stays deleted; keys stay, for answers hang on them.
 */
export function blockUpdate(model: FormModel, rootId: string, { before, after, blockId, version }: { readonly before: BlockContent; readonly after: BlockContent; readonly blockId: string; readonly version: number }): BlockUpdate {
  const instance = instanceOf(rootId);
  const versions = { old: placed(before, instance), next: placed(after, instance), rootId };
  const notes = notebook(model);
  updateNodes(notes, versions);
  updateOrder(notes, versions);
  updateRules(notes, versions);
  const { commands, changes, replaced } = notes.kept;
  return { commands: [...commands, { name: 'setField', args: { ids: versions.next.tree.rootIds.filter(notes.has), field: 'fromBlock', value: { blockId, version } } }], changes, replaced };
}

function updateNodes({ kept, run, has }: Notebook, { old, next, rootId }: Versions): void {
  for (const id of inOrder(next.tree)) {
    const wanted = next.tree.byId[id]!;
    const was = old.tree.byId[id];
    if (was && has(id)) {
      const differing = changesOf(was, wanted, kept.model.byId[id]!);
      if (differing.some(({ mine, theirs }) => !same(mine, theirs))) kept.replaced.push({ id: `“${titleIn(kept.model.byId[id], 'id')}”: perubahan Anda diganti`, en: `“${titleIn(kept.model.byId[id], 'en')}”: your change gives way` });
      for (const { command } of differing) run(command);
    } else if (!was && !has(id)) {
      const spot = spotOf(kept.model, next.tree, { id, rootId });
      if (spot) run({ name: 'insert', args: { ...spot, tree: { rootIds: [id], byId: { [id]: { ...wanted, children: [] } } } } });
    }
  }
  for (const id of inOrder(old.tree)) if (!Object.hasOwn(next.tree.byId, id) && has(id)) run({ name: 'remove', args: { ids: [id] } });
}

/** Follows a new order only where the block itself changed it. */
function updateOrder({ kept, run }: Notebook, { old, next }: Versions): void {
  for (const part of Object.values(next.tree.byId)) {
    const before = old.tree.byId[part.id]?.children.filter((id) => part.children.includes(id)) ?? [];
    const standing = (kept.model.byId[part.id]?.children ?? []).filter((id) => part.children.includes(id));
    const wanted = part.children.filter((id) => standing.includes(id));
    if (!same(before, part.children.filter((id) => before.includes(id))) && !same(standing, wanted)) run({ name: 'move', args: { ids: wanted, parentId: part.id, index: 0 } });
  }
}

function updateRules({ kept, run }: Notebook, { old, next }: Versions): void {
  for (const rule of next.rules) if (!same(rule, old.rules.find((each) => each.id === rule.id))) run({ name: 'setRule', args: { rule } });
  for (const rule of old.rules) if (!next.rules.some((each) => each.id === rule.id) && kept.model.rules.some((each) => each.id === rule.id)) run({ name: 'removeRule', args: { id: rule.id } });
}

/** The nodes of a tree in reading order. */
function inOrder({ rootIds, byId }: NodeTree): readonly string[] {
  return rootIds.flatMap((id) => [id, ...inOrder({ rootIds: byId[id]?.children ?? [], byId })]).filter((id) => Object.hasOwn(byId, id));
}

/** Where a new node of the block goes: after its neighbour in the block, else first in its part. */
function spotOf(model: FormModel, tree: NodeTree, { id, rootId }: { readonly id: string; readonly rootId: string }): { readonly parentId: string; readonly index: number } | undefined {
  const parent = Object.values(tree.byId).find((node) => node.children.includes(id));
  const siblings = parent?.children ?? tree.rootIds;
  const neighbour = siblings.slice(0, siblings.indexOf(id)).findLast((each) => Object.hasOwn(model.byId, each)) ?? (parent ? undefined : rootId);
  const beside = neighbour === undefined ? undefined : placeOfNode(model, neighbour);
  if (beside) return { parentId: beside.parentId, index: beside.index + 1 };
  return parent && Object.hasOwn(model.byId, parent.id) ? { parentId: parent.id, index: 0 } : undefined;
}

type Change = { readonly command: Command; /** What the form has now. */ readonly mine: unknown; /** What the old version of the block had. */ readonly theirs: unknown };
const setting = (value: unknown) => (value === undefined ? {} : { value });

/** What differs between two versions of one node, as commands. */
function changesOf(was: Node, wanted: Node, now: Node): readonly Change[] {
  const { id } = wanted;
  const plain = fields.filter((field) => !same(was[field], wanted[field])).map((field): Change => ({ command: { name: 'setField', args: { ids: [id], field, ...setting(wanted[field]) } }, mine: now[field], theirs: was[field] }));
  const props = [...new Set([...Object.keys(was.props), ...Object.keys(wanted.props)])].filter((prop) => !same(was.props[prop], wanted.props[prop])).map((prop): Change => ({ command: { name: 'setProp', args: { ids: [id], prop, ...setting(wanted.props[prop]) } }, mine: now.props[prop], theirs: was.props[prop] }));
  return [...plain, ...props, ...(['id', 'en'] as const).flatMap((locale) => textChanges(id, locale, { was: was.text[locale], wanted: wanted.text[locale], now: now.text[locale] }))];
}

function textChanges(id: string, locale: Locale, { was, wanted, now }: { readonly was: NodeText | undefined; readonly wanted: NodeText | undefined; readonly now: NodeText | undefined }): readonly Change[] {
  const words = (['title', 'help', 'guidance'] as const).filter((field) => was?.[field] !== wanted?.[field]).map((field): Change => ({ command: { name: 'setText', args: { id, locale, field, value: wanted?.[field] } }, mine: now?.[field], theirs: was?.[field] }));
  const entries = (['options', 'messages'] as const).flatMap((map) => [...new Set([...Object.keys(was?.[map] ?? {}), ...Object.keys(wanted?.[map] ?? {})])].filter((entry) => was?.[map]?.[entry] !== wanted?.[map]?.[entry]).map((entry): Change => ({ command: { name: 'setEntry', args: { id, locale, map, entry, value: wanted?.[map]?.[entry] } }, mine: now?.[map]?.[entry], theirs: was?.[map]?.[entry] })));
  return [...words, ...entries];
}
