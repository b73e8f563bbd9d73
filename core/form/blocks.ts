import type { Text } from '../problem.ts';
import { isProblem } from '../problem.ts';
import { applyCommand, commandText, type Command, type NodeTree } from './commands.ts';
import type { NodeField } from './commands/command.ts';
import { placeOfNode } from './commands/tree.ts';
import type { FormModel, Locale, Node, NodeText, Rule } from './model.ts';
import { titleOf } from './problems/found.ts';

/** Questions that travel together: nodes with everything below them, and the rules that speak of nothing else. */
export type BlockContent = { readonly tree: NodeTree; readonly rules: readonly Rule[] };
/** New names of nodes, keys and rules. */
export type Names = { readonly ids: ReadonlyMap<string, string>; readonly key: (key: string) => string; readonly rule: (id: string) => string };

/** Gives the same content under new names; whatever refers to one of its nodes follows, everything else stays. */
export function underNames({ tree, rules }: BlockContent, { ids, key, rule }: Names): BlockContent {
  const idOf = (id: string) => ids.get(id) ?? id;
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === 'answer' ? asked(each) : follow(each)]));
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
    rules: rules.map((each) => ({ ...each, id: rule(each.id), ...(each.when !== undefined && { when: follow(each.when) }), ...(each.value !== undefined && { value: follow(each.value) }), targets: each.targets.map(idOf) })),
  };
}

/** A block as it stands in one form: each name of the block with the mark of this place behind it. */
const here = (name: string, instance: string) => `${name}:${instance}`;
const instanceOf = (nodeId: string) => nodeId.slice(nodeId.lastIndexOf(':') + 1);
const placed = (content: BlockContent, instance: string, key: Names['key'] = (same) => same): BlockContent =>
  underNames(content, { ids: new Map(Object.keys(content.tree.byId).map((id) => [id, here(id, instance)])), key, rule: (id) => here(id, instance) });

/** Gives a block ready to be put into a form and to be brought up to date there later; `instance` is new for every place. */
export function linkedBlock(content: BlockContent, { blockId, version, instance, key }: { readonly blockId: string; readonly version: number; readonly instance: string; readonly key: Names['key'] }): BlockContent {
  const { tree, rules } = placed(content, instance, key);
  const marked = tree.rootIds.map((id) => [id, { ...tree.byId[id]!, fromBlock: { blockId, version } }] as const);
  return { tree: { ...tree, byId: { ...tree.byId, ...Object.fromEntries(marked) } }, rules };
}

/** What brings a linked block to a newer version, in words; `replaced` names own changes that give way. */
export type BlockUpdate = { readonly commands: readonly Command[]; readonly changes: readonly Text[]; readonly replaced: readonly Text[] };

const fields = ['kind', 'type', 'required', 'classification', 'see', 'edit', 'evidence', 'score', 'lock', 'schemaExtra', 'uiExtra'] as const satisfies readonly NodeField[];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Compares two versions of a block and gives the commands that repeat the difference where the block is linked. What was
 * changed in the form but not in the block stays; a part deleted in the form stays deleted; keys stay, for answers hang on them.
 */
export function blockUpdate(model: FormModel, rootId: string, { before, after, blockId, version }: { readonly before: BlockContent; readonly after: BlockContent; readonly blockId: string; readonly version: number }): BlockUpdate {
  const instance = instanceOf(rootId);
  const [old, next] = [placed(before, instance), placed(after, instance)];
  const commands: Command[] = [];
  const changes: Text[] = [];
  const replaced: Text[] = [];
  let now = model;
  const run = (command: Command) => {
    const words = commandText(now, command);
    const applied = applyCommand(now, command);
    if (isProblem(applied)) return;
    now = applied.model;
    commands.push(command);
    changes.push(words);
  };
  const has = (id: string) => Object.hasOwn(now.byId, id);
  for (const id of inOrder(next.tree)) {
    const wanted = next.tree.byId[id]!;
    const was = old.tree.byId[id];
    if (was && has(id)) {
      for (const { command, mine, theirs } of changesOf(was, wanted, now.byId[id]!)) {
        if (!same(mine, theirs)) replaced.push({ id: `“${titleOf(now.byId[id])}”: perubahan Anda diganti`, en: `“${titleOf(now.byId[id])}”: your change gives way` });
        run(command);
      }
    } else if (!was && !has(id)) {
      const spot = spotOf(now, next.tree, { id, rootId });
      if (spot) run({ name: 'insert', args: { ...spot, tree: { rootIds: [id], byId: { [id]: { ...wanted, children: [] } } } } });
    }
  }
  for (const id of inOrder(old.tree)) if (!Object.hasOwn(next.tree.byId, id) && has(id)) run({ name: 'remove', args: { ids: [id] } });
  for (const part of Object.values(next.tree.byId)) {
    const standing = (now.byId[part.id]?.children ?? []).filter((id) => part.children.includes(id));
    const wanted = part.children.filter((id) => standing.includes(id));
    const kept = old.tree.byId[part.id]?.children.filter((id) => part.children.includes(id)) ?? [];
    if (!same(kept, part.children.filter((id) => kept.includes(id))) && !same(standing, wanted)) run({ name: 'move', args: { ids: wanted, parentId: part.id, index: 0 } });
  }
  for (const rule of next.rules) if (!same(rule, old.rules.find((each) => each.id === rule.id))) run({ name: 'setRule', args: { rule } });
  for (const rule of old.rules) if (!next.rules.some((each) => each.id === rule.id) && now.rules.some((each) => each.id === rule.id)) run({ name: 'removeRule', args: { id: rule.id } });
  const roots = next.tree.rootIds.filter(has);
  return { commands: [...commands, { name: 'setField', args: { ids: roots, field: 'fromBlock', value: { blockId, version } } }], changes, replaced };
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
