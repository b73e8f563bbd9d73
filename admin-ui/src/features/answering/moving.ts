import { useCallback, useEffect } from 'react';
import type { Answering } from './answering-state.ts';

/** Id of the input of a question on the page: section and key, as rjsf builds it. */
export const inputId = (state: Pick<Answering, 'places'>, questionId: string): string => {
  const place = state.places.get(questionId);
  return `${place?.section.id ?? ''}_${place?.node.key ?? questionId}`;
};

/** Brings a question into view and puts the focus into its input, or on its card. */
export function focusQuestion(state: Pick<Answering, 'places'>, questionId: string): boolean {
  const card = document.getElementById(`tanya-${questionId}`);
  if (!card) return false;
  card.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  const input = document.getElementById(inputId(state, questionId));
  const inside = input?.matches('input, textarea, select, button') ? input : input?.querySelector<HTMLElement>('input:not([disabled]), textarea, select, button');
  (inside ?? input ?? card).focus({ preventScroll: true });
  return true;
}

type Keys = Readonly<Record<string, () => void>>;

/** Keys of a page: "ctrl+s", "F8", "shift+F8"; single letters only outside of inputs. */
export function useKeys(keys: Keys): void {
  const handle = useCallback((event: KeyboardEvent) => {
    const name = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.shiftKey && event.key.length > 1 ? 'shift+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
    const act = keys[name];
    if (!act || event.altKey) return;
    const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
    if (typing && name.length === 1) return;
    event.preventDefault();
    act();
  }, [keys]);
  useEffect(() => {
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [handle]);
}
