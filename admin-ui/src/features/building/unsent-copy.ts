import type { Command } from '../../../../core/form/commands.ts';

const stem = (formId: string) => `siklus.builder.${formId}/`;

/** What one open builder could not send yet, kept in this browser. Another tab takes it over only once this one is closed. */
export type UnsentCopy = { readonly keep: (commands: readonly Command[]) => void; readonly close: () => void };

/** Begins the copy of one open builder, which is its own until it is closed or its tab is gone. */
export function openCopy(formId: string): UnsentCopy & { /** Hands over what closed tabs left, each copy to one tab alone. */ readonly takeLeft: (take: (commands: readonly Command[]) => void) => Promise<void> } {
  const own = `${stem(formId)}${crypto.randomUUID()}`;
  // A lock ends with its tab, however the tab ends.
  const closed = Promise.withResolvers<void>();
  void navigator.locks.request(own, () => closed.promise);
  return {
    keep: (commands) => {
      if (commands.length === 0) localStorage.removeItem(own);
      else try { localStorage.setItem(own, JSON.stringify(commands)); } catch { /* a full store keeps the last copy that fitted */ }
    },
    close: closed.resolve,
    takeLeft: async (take) => {
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(stem(formId)) && each !== own)) {
        await navigator.locks.request(key, { ifAvailable: true }, (lock) => {
          const kept = lock === null ? null : localStorage.getItem(key);
          if (kept === null) return;
          try { take(JSON.parse(kept) as readonly Command[]); } finally { localStorage.removeItem(key); }
        });
      }
    },
  };
}
