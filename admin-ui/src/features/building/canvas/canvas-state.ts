import { createStore, useStore } from 'zustand';

type Canvas = { readonly collapsed: ReadonlySet<string>; readonly moving: boolean; readonly savingBlock: boolean; readonly wanted: string };
const start: Canvas = { collapsed: new Set(), moving: false, savingBlock: false, wanted: '' };
const canvas = createStore<Canvas>(() => start);

/** What the panes of the canvas share and nobody else needs: folded parts, the open dialog, the search of the outline. */
export const useCanvas = <T>(pick: (state: Canvas) => T): T => useStore(canvas, pick);
export const setCanvas = (part: Partial<Canvas>): void => canvas.setState(part);
export function fold(id: string, folded: boolean): void {
  canvas.setState(({ collapsed }) => { const next = new Set(collapsed); if (folded) next.add(id); else next.delete(id); return { collapsed: next }; });
}
