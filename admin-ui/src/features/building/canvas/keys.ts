import { useEffect } from 'react';
import { tell } from '../../../shell/toast.tsx';
import { translate } from '../../../texts/index.ts';
import { useBuilderStore, type BuilderStore } from '../builder-store.ts';
import { copyText, duplicate, moveStep, paste, stepBack, trash } from './acts.ts';
import { setCanvas } from './canvas-state.ts';
import { movable } from './tree.ts';

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const panes = ['palette', 'outline', 'canvas', 'properties'] as const;
const pane = (name: string) => document.querySelector<HTMLElement>(`[data-pane="${name}"]`);

/** Moves the focus to the next pane of the canvas, backwards with Shift. */
function nextPane(back: boolean): boolean {
  const here = panes.findIndex((name) => pane(name)?.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step += 1) {
    const at = pane(panes[(here + (back ? -step : step) + panes.length * 2) % panes.length]!);
    const first = at?.querySelector<HTMLElement>('[data-first], input, button, [tabindex="0"]');
    if (first) { first.focus(); return true; }
  }
  return false;
}

/** Goes to the title of a node; the properties are drawn a moment after the selection. */
function rename(id: string, tries = 0): void {
  const title = document.querySelector<HTMLInputElement>(`[data-pane="properties"][data-node="${CSS.escape(id)}"] [data-title]`);
  if (title) { title.focus(); title.select(); } else if (tries < 30) requestAnimationFrame(() => rename(id, tries + 1));
}

const inPage: Readonly<Record<string, (store: BuilderStore, event: KeyboardEvent) => boolean>> = {
  'ctrl+z': (store) => { stepBack(store, 'undo'); return true; },
  'ctrl+shift+z': (store) => { stepBack(store, 'redo'); return true; },
  'ctrl+y': (store) => { stepBack(store, 'redo'); return true; },
};
const inCanvas: typeof inPage = {
  'alt+arrowup': (store) => moveStep(store, -1), 'alt+arrowdown': (store) => moveStep(store, 1), 'ctrl+d': (store) => duplicate(store),
  delete: (store) => trash(store),
  m: (store) => { if (movable(store.getState()).length === 0) return false; setCanvas({ moving: true }); return true; },
  f2: (store) => { const id = store.getState().selected.at(-1); if (id !== undefined) rename(id); return id !== undefined; },
  f6: () => nextPane(false), 'shift+f6': () => nextPane(true),
  '/': () => { const search = pane('palette')?.querySelector<HTMLElement>('input'); search?.focus(); return search !== undefined; },
};

/** The keys of the builder (screens.md A3): undo everywhere, the rest on the canvas and never while somebody types. */
export function useBuilderKeys(): void {
  const store = useBuilderStore();
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const name = [(event.ctrlKey || event.metaKey) && 'ctrl', event.altKey && 'alt', event.shiftKey && event.key !== '/' && 'shift', event.key.toLowerCase()].filter(Boolean).join('+');
      const act = typing(event.target) ? (name === 'f6' || name === 'shift+f6' ? inCanvas[name] : undefined) : inPage[name] ?? (pane('canvas') ? inCanvas[name] : undefined);
      if (act?.(store, event)) event.preventDefault();
    };
    const free = (event: ClipboardEvent) => !typing(event.target) && pane('canvas') !== null && (document.getSelection()?.toString() ?? '') === '';
    const copy = (event: ClipboardEvent) => {
      const text = free(event) ? copyText(store) : undefined;
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') trash(store);
    };
    const put = (event: ClipboardEvent) => {
      if (!free(event)) return;
      if (paste(store, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
      else tell(translate('builder.canvas.noPaste'));
    };
    document.addEventListener('keydown', down);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', put);
    return () => {
      document.removeEventListener('keydown', down);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', put);
    };
  }, [store]);
}
