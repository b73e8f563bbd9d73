import type { Text } from '../../core/problem.ts';

/** What a sub-component asks about a component: does it exist, is it good, is it put to use. */
export type Aspect = 'existence' | 'quality' | 'use';

/** One criterion of the worksheet with the evidence that usually proves it. */
export type Criterion = { readonly text: Text; readonly evidence: Text };

/** One row of the worksheet that carries a weight; `code` is the official one, e.g. "1.b". */
export type SubComponent = {
  readonly code: string;
  readonly aspect: Aspect;
  /** Decimal text, so that 4,5 and 7,5 stay exact. */
  readonly weight: string;
  readonly statement: Text;
  readonly criteria: readonly Criterion[];
};

/** One of the four components; its weight is the sum of the weights of its parts. */
export type Component = { readonly number: number; readonly title: Text; readonly weight: string; readonly parts: readonly SubComponent[] };

/**
 * How the worksheet is scored. `subComponent`: one grade per sub-component counts and the criteria are a checklist.
 * `criteria`: every criterion carries a grade and the sub-component is their average.
 */
export type AkipMode = 'subComponent' | 'criteria';

/** The names of the three aspects as the worksheet writes them. */
export const aspectNames: Readonly<Record<Aspect, Text>> = {
  existence: { id: 'Keberadaan', en: 'Existence' },
  quality: { id: 'Kualitas', en: 'Quality' },
  use: { id: 'Pemanfaatan', en: 'Use' },
};
