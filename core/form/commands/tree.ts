import { type Draft, original } from 'immer';
import { problem, type Problem, type Text } from '../../problem.ts';
import type { CommandKind } from '../commands.ts';
import { below, type FormModel, type Locale } from '../model.ts';
import { titleIn } from '../titles.ts';
import type { Command, NodeTree } from './command.ts';

type Form = FormModel | Draft<FormModel>;
export function nodeOf<M extends Form>(model: M, id: string): M['byId'][string] | undefined {
  return (Object.hasOwn(model.byId, id) ? model.byId[id] : undefined) as M['byId'][string] | undefined;
}
const formPart = (id: string): Text => ({ id: `Bagian formulir ${id}`, en: `Form part ${id}` });
export const noNode = (id: string): Problem => problem('notFound', { thing: formPart(id) });

/** Gives the parent of a node with its place there, or nothing for the root and for strangers. */
export function placeOfNode(model: FormModel, id: string): { readonly parentId: string; readonly index: number } | undefined {
  for (const node of Object.values(model.byId)) {
    const index = node.children.indexOf(id);
    if (index >= 0) return { parentId: node.id, index };
  }
  return undefined;
}

/** Takes a node out of its parent's list. Who the parent is stands in the form before the change: reading every node of a draft is slow. */
function takeOut(draft: Draft<FormModel>, id: string): void {
  const parentId = placeOfNode(original(draft) as FormModel, id)?.parentId;
  const siblings = parentId === undefined ? undefined : nodeOf(draft, parentId)?.children;
  const index = siblings?.indexOf(id) ?? -1;
  if (index >= 0) siblings!.splice(index, 1);
}

/** Cuts nodes with everything below them out as a tree of their own. */
export function treeOf(model: FormModel, ids: readonly string[]): NodeTree {
  const roots = topmost(model, ids);
  const nodes = roots.flatMap((id) => [model.byId[id]!, ...below(model, id)]);
  return { rootIds: roots, byId: Object.fromEntries(nodes.map((node) => [node.id, node])) };
}

/** Leaves out nodes that lie below another of the list; keeps the order of the list. */
export function topmost(model: FormModel, ids: readonly string[]): readonly string[] {
  const covered = new Set(ids.flatMap((id) => [...below(model, id)].map((node) => node.id)));
  return [...new Set(ids)].filter((id) => !covered.has(id));
}

const words = (model: Pick<FormModel, 'byId'>, ids: readonly string[], locale: Locale) => (ids.length === 1 ? `“${titleIn(nodeOf(model as FormModel, ids[0]!), locale)}”` : String(ids.length));

/** Puts each node back where it stood; the one furthest behind first, so that every index still holds. */
function backToPlaces(before: FormModel, ids: readonly string[], how: (id: string, place: { parentId: string; index: number }) => Command): readonly Command[] {
  const places = topmost(before, ids).flatMap((id) => {
    const place = placeOfNode(before, id);
    return place ? [{ id, ...place }] : [];
  });
  return places.toSorted((a, b) => a.index - b.index).map(({ id, parentId, index }) => how(id, { parentId, index }));
}

export const treeCommands = {
  insert: {
    change: (draft, { parentId, index, tree }) => {
      const parent = nodeOf(draft, parentId);
      if (!parent) return noNode(parentId);
      const taken = Object.keys(tree.byId).find((id) => nodeOf(draft, id));
      if (taken) return problem('alreadyExists', { thing: formPart(taken) });
      Object.assign(draft.byId, tree.byId);
      parent.children.splice(Math.min(index, parent.children.length), 0, ...tree.rootIds);
      return undefined;
    },
    undo: (_before, { tree }) => [{ name: 'remove', args: { ids: tree.rootIds } }],
    about: (_model, { tree }) => ({ id: `Menambah ${words(tree, tree.rootIds, 'id')}`, en: `Added ${words(tree, tree.rootIds, 'en')}` }),
  },
  remove: {
    change: (draft, { ids }) => {
      const missing = ids.find((id) => !nodeOf(draft, id));
      if (missing !== undefined) return noNode(missing);
      if (ids.includes(draft.rootId)) return problem('badRequest', { place: 'ids', why: { id: 'formulir itu sendiri tidak dapat dihapus', en: 'the form itself cannot be deleted' } });
      for (const id of ids) {
        takeOut(draft, id);
        const under = [...below(draft as FormModel, id)].map((node) => node.id);
        for (const each of [id, ...under]) delete draft.byId[each];
      }
      return undefined;
    },
    undo: (before, { ids }) => backToPlaces(before, ids, (id, place) => ({ name: 'insert', args: { ...place, tree: treeOf(before, [id]) } })),
    about: (model, { ids }) => ({ id: `Menghapus ${words(model, ids, 'id')}`, en: `Deleted ${words(model, ids, 'en')}` }),
  },
  move: {
    change: (draft, { ids, parentId, index }) => {
      const parent = nodeOf(draft, parentId);
      const missing = [parentId, ...ids].find((id) => !nodeOf(draft, id));
      if (!parent || missing !== undefined) return noNode(missing ?? parentId);
      const inside = ids.some((id) => id === parentId || [...below(draft as FormModel, id)].some((node) => node.id === parentId));
      if (inside) return problem('badRequest', { place: 'parentId', why: { id: 'sebuah bagian tidak dapat dipindahkan ke dalam dirinya sendiri', en: 'a part cannot move into itself' } });
      for (const id of ids) takeOut(draft, id);
      parent.children.splice(Math.min(index, parent.children.length), 0, ...ids);
      return undefined;
    },
    undo: undoMove,
    about: (model, { ids, parentId }) => ({ id: `Memindahkan ${words(model, ids, 'id')} ke “${titleIn(nodeOf(model, parentId), 'id')}”`, en: `Moved ${words(model, ids, 'en')} to “${titleIn(nodeOf(model, parentId), 'en')}”` }),
  },
} as const satisfies { [N in 'insert' | 'remove' | 'move']: CommandKind<N> };

/** Takes moved nodes out in one step and sets them back one by one, front first; a single one goes back straight. */
function undoMove(before: FormModel, { ids }: { readonly ids: readonly string[] }): readonly Command[] {
  const places = ids.map((id) => ({ id, place: placeOfNode(before, id) })).filter((each) => each.place !== undefined);
  // parked behind everything of the first place's parent, they no longer disturb any index
  const park: Command = { name: 'move', args: { ids, parentId: before.rootId, index: Number.MAX_SAFE_INTEGER } };
  const back = places.toSorted((a, b) => a.place!.index - b.place!.index).map(({ id, place }): Command => ({ name: 'move', args: { ids: [id], ...place! } }));
  return ids.length === 1 ? back : [park, ...back];
}
