import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { attachInstruction, extractInstruction } from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item';
import { useEffect, useState, type RefObject } from 'react';
import type { Kind } from '../../../../../core/form/model.ts';
import { useBuilderStore } from '../builder-store.ts';
import { addKind, moveBeside } from './acts.ts';
import { movable, placeBeside, type Side } from './tree.ts';

type Carried = { readonly ids: readonly string[] } | { readonly kind: Kind | 'page' | 'section' };
type Data = Readonly<Record<string | symbol, unknown>>;
const sides = { 'reorder-before': 'before', 'reorder-after': 'after', combine: 'into' } as const satisfies Readonly<Record<string, Side>>;
/** Upper part of a row: before it; lower part: after it; the middle of a part that may hold others: into it. */
const sideOf = (data: Data): Side | undefined => { const found = extractInstruction(data); return found ? sides[found.operation] : undefined; };
const isCarried = (data: Data): boolean => Array.isArray(data['ids']) || typeof data['kind'] === 'string';

/** Makes a palette button something that can be dragged onto the canvas. */
export function useKindDrag(ref: RefObject<HTMLElement | null>, kind: Kind | 'page' | 'section'): void {
  useEffect(() => (ref.current ? draggable({ element: ref.current, getInitialData: () => ({ kind }) }) : undefined), [ref, kind]);
}

/** Makes a card or row of a node draggable by its handle and a place to drop beside, or into where it may hold others. Gives the side something hovers over. */
export function useNodeDrag({ id, element, handle, into }: { readonly id: string; readonly element: RefObject<HTMLElement | null>; readonly handle: RefObject<HTMLElement | null>; readonly into: boolean }): Side | undefined {
  const store = useBuilderStore();
  const [side, setSide] = useState<Side>();
  useEffect(() => {
    if (!element.current) return undefined;
    const ids = () => { const all = movable(store.getState()); return all.includes(id) ? all : [id]; };
    return combine(
      draggable({ element: element.current, ...(handle.current && { dragHandle: handle.current }), getInitialData: () => ({ ids: ids() }) }),
      dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => isCarried(source.data),
        getData: ({ input, element: at }) => attachInstruction({ target: id }, { input, element: at, operations: { 'reorder-before': 'available', 'reorder-after': 'available', combine: into ? 'available' : 'not-available' } }),
        onDrag: ({ self, source }) => { const to = sideOf(self.data); setSide(to && canGo(source.data, to) ? to : undefined); },
        onDragLeave: () => setSide(undefined), onDrop: () => setSide(undefined),
      }),
    );
    function canGo(data: Data, to: Side): boolean {
      const dragged = data['ids'] as readonly string[] | undefined;
      return dragged === undefined || placeBeside(store.getState().model, dragged, { target: id, side: to }) !== undefined;
    }
  }, [store, id, element, handle, into]);
  return side;
}

/** Lets what is dragged fall: a node moves, a kind becomes a new question. */
export function useDrops(): void {
  const store = useBuilderStore();
  useEffect(() => monitorForElements({
    canMonitor: ({ source }) => isCarried(source.data),
    onDrop: ({ source, location }) => {
      const drop = location.current.dropTargets[0];
      if (!drop) return;
      const target = String(drop.data['target']);
      const side = sideOf(drop.data) ?? 'after';
      const carried = source.data as Carried;
      if ('ids' in carried) { moveBeside(store, carried.ids, { target, side }); return; }
      const place = placeBeside(store.getState().model, [], { target, side });
      addKind(store, carried.kind, place);
    },
  }), [store]);
}
