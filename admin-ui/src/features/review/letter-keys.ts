import { useEffect, useState } from 'react';

type Keys = Readonly<Record<string, () => void>>;
const kept = 'siklus.letterKeys';

/** Whether single-letter keys work in this browser, and the switch for it (WCAG 2.1.4). */
export function useLetterSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(kept) !== 'off');
  return [on, (next) => { localStorage.setItem(kept, next ? 'on' : 'off'); setOn(next); }];
}

const typesWords = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=button])'));

/** Keys of a page by name ("n", "ctrl+Enter"). Letters rest while somebody types, while a dialog is open, and when switched off. */
export function useLetterKeys(keys: Keys, on = true): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey;
      const act = keys[`${held ? 'ctrl+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`];
      if (!act || event.altKey || document.querySelector('[role="dialog"]')) return;
      if (!held && (!on || typesWords(event.target))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [keys, on]);
}
