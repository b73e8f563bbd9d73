import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { blockContent, type BlockContent } from '../../../../../core/form/blocks.ts';
import { commandText, type Command, type NodeTree } from '../../../../../core/form/commands.ts';
import { treeOf } from '../../../../../core/form/commands/tree.ts';
import type { FormModel, Kind, Node } from '../../../../../core/form/model.ts';
import { titlesOf } from '../../../../../core/form/titles.ts';
import type { Text } from '../../../../../core/problem.ts';
import { notifications } from '@mantine/notifications';
import { tellProblem } from '../../../shell/toast.tsx';
import { say, translate } from '../../../texts/index.ts';
import type { BuilderStore, Step } from '../builder-store.ts';
import { newPart, newQuestion, readCopied, renewed, type Copied } from './new-nodes.ts';
import { above, movable, openPart, placeAfter, placeBeside, placeOneStep, type Place, type Side } from './tree.ts';

const named = (node: Node | undefined): string => say(titlesOf(node));

/** Says what an act did; the next one takes its place, so that fast work does not pile up messages. */
function tell(message: string): void {
  notifications.hide('builder');
  notifications.show({ id: 'builder', message, autoClose: 4_000, color: 'teal' });
}

/** What an act did, in words; deleted nodes are still named because the step keeps them. */
export function stepWords(model: FormModel, { commands, undo }: Step): Text {
  const gone = Object.assign({}, ...undo.map((command) => (command.name === 'insert' ? command.args.tree.byId : {}))) as FormModel['byId'];
  const first = commands[0];
  if (!first) return { id: '', en: '' };
  const words = commandText({ ...model, byId: { ...gone, ...model.byId } }, first);
  return commands.length === 1 ? words : { id: `${words.id} (+${commands.length - 1})`, en: `${words.en} (+${commands.length - 1})` };
}

/** Does an act; a refusal is told, and gives false. */
export function act(store: BuilderStore, ...commands: readonly Command[]): boolean {
  if (commands.length === 0) return false;
  const refused = store.run(...commands);
  if (refused) tellProblem(refused);
  return refused === undefined;
}

const held = (node: Node | undefined) => node?.lock === 'structure' || node?.lock === 'all';
/** Whether the template's owner fixed the place of one of these nodes or of a part around it; tells so. */
function isHeld(model: FormModel, ids: readonly string[]): boolean {
  const found = ids.find((id) => held(model.byId[id]) || above(model, id).some(held));
  if (found !== undefined) tell(translate('builder.canvas.locked', { title: named(model.byId[found]) }));
  return found !== undefined;
}

/** Puts a fresh node at a place, or after the selection, and selects it. */
export function add(store: BuilderStore, tree: NodeTree, place?: Place): boolean {
  const { model, selected } = store.getState();
  const root = tree.byId[tree.rootIds[0] ?? ''];
  const to = place ?? (root && placeAfter(model, selected.at(-1) ?? openPart(store.getState(), undefined), root));
  if (!to) {
    tell(translate('builder.canvas.noPlace'));
    return false;
  }
  if (isHeld(model, [to.parentId]) || held(model.byId[to.parentId])) return false;
  if (!act(store, { name: 'insert', args: { ...to, tree } })) return false;
  store.select(tree.rootIds);
  announce(translate('builder.canvas.added', { title: named(root), parent: named(model.byId[to.parentId]) }));
  return true;
}
export const addKind = (store: BuilderStore, kind: Kind | 'page' | 'section', place?: Place): boolean => add(store, kind === 'page' || kind === 'section' ? newPart(store.getState().model, kind) : newQuestion(store.getState().model, kind), place);

function moveTo(store: BuilderStore, ids: readonly string[], place: Place | undefined): boolean {
  const { model } = store.getState();
  if (ids.length === 0 || isHeld(model, ids)) return false;
  if (!place) {
    tell(translate('builder.canvas.cannotMove'));
    return false;
  }
  if (held(model.byId[place.parentId]) || isHeld(model, [place.parentId])) return false;
  if (!act(store, { name: 'move', args: { ids, ...place } })) return false;
  const after = store.getState().model;
  const parent = after.byId[place.parentId];
  const what = ids.length === 1 ? named(after.byId[ids[0]!]) : translate('builder.canvas.chosen', { count: ids.length });
  announce(translate('builder.canvas.moved', { what, parent: named(parent), at: (parent?.children.indexOf(ids[0]!) ?? 0) + 1, of: parent?.children.length ?? 0 }));
  return true;
}
export const moveStep = (store: BuilderStore, step: -1 | 1): boolean => moveTo(store, movable(store.getState()), placeOneStep(store.getState().model, movable(store.getState()), step));
export const moveBeside = (store: BuilderStore, ids: readonly string[], spot: { readonly target: string; readonly side: Side }): boolean => moveTo(store, ids, placeBeside(store.getState().model, ids, spot));

function copied(store: BuilderStore): Copied | undefined {
  const ids = movable(store.getState());
  return ids.length === 0 ? undefined : { siklus: 'nodes', ...blockContent(store.getState().model, ids) };
}
/** The selection as the text that goes to the clipboard, so that it also reaches other forms and windows. */
export function copyText(store: BuilderStore): string | undefined {
  const content = copied(store);
  if (content) tell(translate('builder.canvas.copied', { count: content.tree.rootIds.length }));
  return content && JSON.stringify(content);
}

/** Puts nodes with their rules after the selection, in one step, and selects them. */
export function putContent(store: BuilderStore, fresh: BlockContent): boolean {
  const { model, selected } = store.getState();
  const first = fresh.tree.byId[fresh.tree.rootIds[0] ?? ''];
  const place = first && placeAfter(model, selected.at(-1) ?? openPart(store.getState(), undefined), first);
  if (!place) {
    tell(translate('builder.canvas.noPlace'));
    return false;
  }
  if (isHeld(model, [place.parentId])) return false;
  if (!act(store, { name: 'insert', args: { ...place, tree: fresh.tree } }, ...fresh.rules.map((rule): Command => ({ name: 'setRule', args: { rule } })))) return false;
  store.select(fresh.tree.rootIds);
  announce(translate('builder.canvas.pasted', { count: fresh.tree.rootIds.length, parent: named(model.byId[place.parentId]) }));
  return true;
}
/** Puts a clipboard text after the selection; a text that is no copy of ours is left alone. */
export function paste(store: BuilderStore, text: string): boolean {
  const content = readCopied(text);
  return content !== undefined && putContent(store, renewed(store.getState().model, content));
}
export function duplicate(store: BuilderStore): boolean {
  const content = copied(store);
  if (!content) return false;
  // a section stands beside its original, not inside of it
  const { model, selected } = store.getState();
  const last = movable({ model, selected }).at(-1)!;
  const parent = above(model, last)[0];
  const fresh = renewed(model, content);
  if (!parent || isHeld(model, [parent.id])) return false;
  if (!act(store, { name: 'insert', args: { parentId: parent.id, index: parent.children.indexOf(last) + 1, tree: fresh.tree } }, ...fresh.rules.map((rule): Command => ({ name: 'setRule', args: { rule } })))) return false;
  store.select(fresh.tree.rootIds);
  return true;
}

/** Takes the selection out; rules that only speak of it go with it. Undo brings all back. */
export function trash(store: BuilderStore): boolean {
  const { model } = store.getState();
  const ids = movable(store.getState());
  if (ids.length === 0 || isHeld(model, ids)) return false;
  const parent = above(model, ids[0]!)[0];
  const at = parent?.children.indexOf(ids[0]!) ?? 0;
  const inside = new Set(Object.keys(treeOf(model, ids).byId));
  const orphans = model.rules.filter((rule) => rule.targets.length > 0 && rule.targets.every((id) => inside.has(id)));
  const what = ids.length === 1 ? `“${named(model.byId[ids[0]!])}”` : translate('builder.canvas.chosen', { count: ids.length });
  if (!act(store, ...orphans.map((rule): Command => ({ name: 'removeRule', args: { id: rule.id } })), { name: 'remove', args: { ids } })) return false;
  const left = parent && store.getState().model.byId[parent.id]?.children;
  const next = left?.[Math.min(at, left.length - 1)] ?? parent?.id;
  if (next !== undefined && next !== model.rootId) store.select([next]);
  tell(translate('builder.canvas.trashed', { what }));
  return true;
}

/** Takes the last act back, or does it again, and says which. */
export function stepBack(store: BuilderStore, way: 'undo' | 'redo'): void {
  const { model, undoSteps, redoSteps } = store.getState();
  const step = (way === 'undo' ? undoSteps : redoSteps).at(-1);
  if (!step) return;
  const words = say(stepWords(model, step));
  store[way]();
  announce(translate(way === 'undo' ? 'builder.canvas.undone' : 'builder.canvas.redone', { what: words }));
}

type Press = { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean };
/** Selects on a press: alone, added or taken away with Ctrl, or with Shift everything between it and the last one. */
export function choose(store: BuilderStore, id: string, { press, order }: { readonly press: Press; /** All that can be chosen, as it stands on the screen. */ readonly order: readonly string[] }): void {
  const { selected } = store.getState();
  const from = order.indexOf(selected.at(-1) ?? '');
  const to = order.indexOf(id);
  if (press.shiftKey && from >= 0 && to >= 0) store.select([...order.slice(Math.min(from, to), Math.max(from, to) + 1).filter((each) => each !== id), id]);
  else if (press.ctrlKey || press.metaKey) store.select(selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id]);
  else store.select([id]);
}
