import { findingsOf, type Findings } from '../../../../core/rehearsal/findings.ts';
import type { Happening } from '../../../../core/rehearsal/plan.ts';
import { rehearsing, type Progress } from '../../../../core/rehearsal/run.ts';
import { planFor, type Choice, type Stage } from '../../../../core/rehearsal/stage.ts';

export type ToPlay = { readonly stage: Stage; readonly choice: Choice };
/** What a finished rehearsal shows. */
export type Played = { readonly choice: Choice; readonly findings: Findings; readonly log: readonly Happening[]; readonly names: readonly string[]; readonly ms: number };
export type FromWorker = { readonly progress: Progress } | { readonly played: Played };

const everyMs = 80;

/** Plays a rehearsal away from the page; who cancels ends the worker. */
self.onmessage = ({ data: { stage, choice } }: MessageEvent<ToPlay>) => {
  const began = performance.now();
  const plan = planFor(stage, choice);
  const playing = rehearsing(plan);
  let told = 0;
  for (let next = playing.next(); ; next = playing.next()) {
    if (next.done) {
      const { happenings } = next.value;
      const played: Played = { choice, findings: findingsOf(plan, next.value), log: happenings, names: plan.agencies.map(({ name }) => name), ms: Math.round(performance.now() - began) };
      self.postMessage({ played } satisfies FromWorker);
      return;
    }
    if (performance.now() - told < everyMs) continue;
    told = performance.now();
    self.postMessage({ progress: next.value } satisfies FromWorker);
  }
};
