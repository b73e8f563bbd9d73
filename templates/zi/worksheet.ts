import type { Text } from '../../core/problem.ts';

/** How a question is answered: Y Ya/Tidak, C three levels, D four, E five. */
export type Level = 'Y' | 'C' | 'D' | 'E';
export type Question = { readonly level: Level; readonly text: Text };
/** A percentage that is computed of raw counts; `formula` reads the counts by key and gives a share, 1 being all. */
export type Percent = { readonly percent: Text; readonly counts: readonly { readonly key: string; readonly text: Text }[]; readonly formula: (read: (key: string) => unknown) => unknown };
/** A sub-area with its weight as decimal text. */
export type SubArea = { readonly key: string; readonly title: Text; readonly weight: string; readonly questions: readonly (Question | Percent)[] };
/** One of the six areas: how far the conditions are met, and what has changed by it. */
export type Area = { readonly number: number; readonly title: Text; readonly weight: string; readonly fulfilment: readonly SubArea[]; readonly reform: readonly SubArea[] };

const text = (id: string, en: string): Text => ({ id, en });

/** Makes a question with its answer levels. */
export const asks = (level: Level, id: string, en: string): Question => ({ level, text: text(id, en) });

/** Makes a sub-area. */
export const subArea = (key: string, [id, en, weight]: readonly [id: string, en: string, weight: string], ...questions: readonly (Question | Percent)[]): SubArea => ({ key, title: text(id, en), weight, questions });

/** Makes a raw count. */
export const count = (key: string, id: string, en: string) => ({ key, text: text(id, en) });

/** Part of a whole; a whole of nothing counts as `ofNothing` (domain.md §2.2: zero denominators are decided, never left out). */
export const shareOf = (part: unknown, whole: unknown, ofNothing: 0 | 1): unknown => ({ if: [{ '===': [whole, 0] }, ofNothing, { min: [1, { div: [part, whole] }] }] });
