import type { Tier } from '../access.ts';
import type { Ir } from '../cycle/ir.ts';
import type { Instant } from '../cycle/track.ts';
import type { Text } from '../problem.ts';
import type { Findings } from './findings.ts';
import type { Choice } from './stage.ts';

/** The figures of a rehearsal, in the order they are read. */
export const totals = {
  ended: ({ outcomes }) => Object.values(outcomes).reduce((sum, count) => sum + count, 0), late: ({ late }) => late, stuck: ({ stuck }) => stuck, tasks: ({ tally }) => tally.tasks, messages: ({ tally }) => tally.messages,
  reminders: ({ tally }) => tally.reminders, escalations: ({ tally }) => tally.escalations, locks: ({ tally }) => tally.locks, peak: ({ loads }) => loads[0]?.peak ?? 0,
} as const satisfies Record<string, (findings: Findings) => number>;
export type Figure = keyof typeof totals;
export const figures = Object.keys(totals) as readonly Figure[];

/** What is kept of a run to compare it with another: small, whatever the number of agencies. */
export type RunSummary = {
  /** When it was played, and the revision of the design it played. */
  readonly playedAt: Instant; readonly rev: number; readonly steps: number; readonly choice: Choice; readonly endsAt: Instant;
  readonly totals: Readonly<Record<Figure, number>>;
  readonly stages: readonly StageSummary[];
  readonly reviewers: readonly ReviewerSummary[];
};
export type StageSummary = { readonly stage: string; readonly title: Text; readonly first: Instant; readonly last: Instant; readonly late: number };
export type ReviewerSummary = { readonly reviewer: string; readonly tier: Tier; readonly peak: number; readonly cases: number };

/** Sums a run up for comparing. */
export function summaryOf(ir: Ir, findings: Findings, run: Pick<RunSummary, 'playedAt' | 'rev' | 'choice'>): RunSummary {
  const titles = new Map(ir.stages.map(({ key, title }) => [key, title]));
  return {
    ...run, steps: ir.nodes.length, endsAt: findings.endsAt, totals: Object.fromEntries(figures.map((figure) => [figure, totals[figure](findings)])) as Record<Figure, number>,
    stages: findings.spans.map(({ stage, first, last, overdue }) => ({ stage, first, last, late: overdue, title: titles.get(stage) ?? { id: stage, en: stage } })),
    reviewers: findings.loads.map(({ reviewer, tier, peak, cases }) => ({ reviewer, tier, peak, cases })),
  };
}

/** The same thing in two runs; one side is missing where a design or a mix does not have it. */
export type Pair<T> = { readonly before?: T | undefined; readonly now?: T | undefined };

/** Pairs what two runs say of the same thing: in the order of the newer one, then what only the older one had. */
export function pairs<T>(before: readonly T[], now: readonly T[], keyOf: (one: T) => string): readonly Pair<T>[] {
  const [earlier, later] = [before, now].map((list) => new Map(list.map((one) => [keyOf(one), one])));
  return [...new Set([...later!.keys(), ...earlier!.keys()])].map((key) => ({ before: earlier!.get(key), now: later!.get(key) }));
}
