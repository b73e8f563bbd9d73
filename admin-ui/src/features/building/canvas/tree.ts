import { topmost } from '../../../../../core/form/commands/tree.ts';
import { below, type FormModel, type Node } from '../../../../../core/form/model.ts';
import type { Building } from '../builder-store.ts';

/** A place among the children of a node; `index` counts without the nodes that move there. */
export type Place = { readonly parentId: string; readonly index: number };

const known = new WeakMap<FormModel['byId'], ReadonlyMap<string, string>>();

/** Child → parent, built once per state of the form. */
export function parentsOf(model: FormModel): ReadonlyMap<string, string> {
  const found = known.get(model.byId);
  if (found) return found;
  const parents = new Map<string, string>();
  for (const node of Object.values(model.byId)) for (const child of node.children) parents.set(child, node.id);
  known.set(model.byId, parents);
  return parents;
}

/** The nodes above a node, nearest first, up to the form itself. */
export function above(model: FormModel, id: string): readonly Node[] {
  const parents = parentsOf(model);
  const found: Node[] = [];
  for (let at = parents.get(id); at !== undefined && found.length < 20; at = parents.get(at)) if (model.byId[at]) found.push(model.byId[at]!);
  return found;
}

export const holdsOthers = (node: Node): boolean => node.type === 'form' || node.type === 'page' || node.type === 'section';
const isWords = (node: Node) => node.type === 'info' || node.kind === 'info';

/** What may stand where: questions in sections, sections anywhere, pages only in the form. */
export function canHold(parent: Node, child: Node): boolean {
  if (!holdsOthers(parent)) return false;
  if (child.type === 'page') return parent.type === 'form';
  if (child.type === 'section' || isWords(child)) return true;
  return parent.type === 'section';
}

/** The part of the form that the canvas shows: the selected section or page, or the one around the selected question. */
export function openPart({ model, selected }: Pick<Building, 'model' | 'selected'>, last: string | undefined): string {
  const id = selected.at(-1) ?? last;
  const node = id === undefined ? undefined : model.byId[id];
  if (node && holdsOthers(node)) return node.id;
  const around = node && above(model, node.id).find(holdsOthers);
  return around?.id ?? [...below(model, model.rootId)].find((each) => each.type === 'section')?.id ?? model.rootId;
}

/** Where a new node goes: after the selection, else at the end of the open part; climbs until somebody may hold it. */
export function placeAfter(model: FormModel, at: string, child: Node): Place | undefined {
  const node = model.byId[at];
  if (node && canHold(node, child) && !(child.type === node.type && node.type !== 'form')) return { parentId: at, index: node.children.length };
  let from = at;
  for (const parent of above(model, at)) {
    if (canHold(parent, child)) return { parentId: parent.id, index: parent.children.indexOf(from) + 1 };
    from = parent.id;
  }
  const last = [...below(model, model.rootId)].findLast((each) => canHold(each, child));
  return last && { parentId: last.id, index: last.children.length };
}

/** Whether nodes may go under a parent: nobody goes into itself, and each must be allowed there. */
export function mayGo(model: FormModel, ids: readonly string[], parentId: string): boolean {
  const parent = model.byId[parentId];
  if (!parent) return false;
  const line = new Set([parentId, ...above(model, parentId).map((node) => node.id)]);
  return ids.every((id) => !line.has(id) && model.byId[id] !== undefined && canHold(parent, model.byId[id]!));
}

export type Side = 'before' | 'after' | 'into';

/** The place beside or inside a node, counted without the moved ones. */
export function placeBeside(model: FormModel, ids: readonly string[], { target, side }: { readonly target: string; readonly side: Side }): Place | undefined {
  const parentId = side === 'into' ? target : parentsOf(model).get(target);
  if (parentId === undefined || ids.includes(target) || !mayGo(model, ids, parentId)) return undefined;
  const rest = model.byId[parentId]!.children.filter((id) => !ids.includes(id));
  return { parentId, index: side === 'into' ? rest.length : rest.indexOf(target) + (side === 'after' ? 1 : 0) };
}

/** One step up or down: past the neighbour, or over the edge into the next part that may hold it. */
export function placeOneStep(model: FormModel, ids: readonly string[], step: -1 | 1): Place | undefined {
  const first = ids[0];
  const parentId = first === undefined ? undefined : parentsOf(model).get(first);
  if (first === undefined || parentId === undefined) return undefined;
  const parent = model.byId[parentId]!;
  const rest = parent.children.filter((id) => !ids.includes(id));
  const edge = step < 0 ? parent.children.indexOf(first) : parent.children.indexOf(ids.at(-1)!) - ids.length + 1;
  const next = edge + step;
  if (next >= 0 && next <= rest.length) return { parentId, index: next };
  const parts = [model.byId[model.rootId]!, ...below(model, model.rootId)].filter((node) => mayGo(model, ids, node.id));
  const at = parts.findIndex((node) => node.id === parentId);
  const other = step < 0 ? parts[at - 1] : parts[at + 1];
  return other && { parentId: other.id, index: step < 0 ? other.children.length : 0 };
}

/** The selected nodes in reading order, without those that lie below another of them, and never the form itself. */
export function movable({ model, selected }: Pick<Building, 'model' | 'selected'>): readonly string[] {
  const wanted = new Set(topmost(model, selected).filter((id) => id !== model.rootId));
  return wanted.size < 2 ? [...wanted] : [...below(model, model.rootId)].flatMap((node) => (wanted.has(node.id) ? [node.id] : []));
}

export type Row = { readonly id: string; readonly level: number; readonly at: number; readonly of: number; readonly open: boolean | undefined };

/** The visible rows of the outline; a search keeps what matches and the parts around it. */
export function outlineRows(model: FormModel, { collapsed, wanted }: { readonly collapsed: ReadonlySet<string>; readonly wanted: ReadonlySet<string> | undefined }): readonly Row[] {
  const rows: Row[] = [];
  const visit = (id: string, level: number, seen: ReadonlySet<string>) => {
    const children = (model.byId[id]?.children ?? []).filter((child) => model.byId[child] && !seen.has(child) && (wanted === undefined || wanted.has(child)));
    children.forEach((child, index) => {
      const open = model.byId[child]!.children.length === 0 ? undefined : wanted !== undefined || !collapsed.has(child);
      rows.push({ id: child, level, at: index + 1, of: children.length, open });
      if (open) visit(child, level + 1, new Set([...seen, child]));
    });
  };
  visit(model.rootId, 1, new Set([model.rootId]));
  return rows;
}

/** Nodes whose words hold every word of the search, with all parts around them. */
export function matching(model: FormModel, words: string): ReadonlySet<string> | undefined {
  const parts = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return undefined;
  const found = new Set<string>();
  for (const node of Object.values(model.byId)) {
    const text = `${node.key ?? ''} ${Object.values(node.text).map((each) => `${each.title} ${each.help ?? ''}`).join(' ')}`.toLocaleLowerCase();
    if (!parts.every((part) => text.includes(part))) continue;
    found.add(node.id);
    for (const each of above(model, node.id)) found.add(each.id);
  }
  return found;
}

const ownKey = /^[a-z][a-z0-9_]{0,39}$/;
const importedKey = /^[\p{L}][\p{L}\p{N} _-]{0,79}$/u;
const unsafeKeys = new Set(['constructor', 'prototype']);

/** Why a node cannot take a key: it is no legal name, or a neighbour in the same part of the data has it. */
export function keyFault(model: FormModel, id: string, key: string): 'illegal' | 'taken' | undefined {
  const legal = ownKey.test(key) || (model.source !== undefined && importedKey.test(key));
  if (!legal || unsafeKeys.has(key)) return 'illegal';
  const homeOf = (each: string) => above(model, each).find((node) => node.type === 'section')?.id;
  const home = homeOf(id);
  const isPart = model.byId[id]?.type === 'section';
  const rivals = Object.values(model.byId).filter((node) => node.id !== id && node.key === key && (isPart ? node.type === 'section' : homeOf(node.id) === home));
  return rivals.length > 0 ? 'taken' : undefined;
}
