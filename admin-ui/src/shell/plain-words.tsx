import type { ReactNode } from 'react';

/**
 * Takes the place of `markdown-to-jsx`, which rjsf loads for markdown in descriptions (29 kB gz; see vite.config.ts). Our
 * texts are never markdown, and the words of an imported schema are shown as they are written (forms.md §9.16).
 */
export function Markdown({ children }: { children?: ReactNode }) {
  return <span>{children}</span>;
}
