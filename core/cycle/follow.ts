import { formOf } from './forms.ts';
import type { Ir } from './ir.ts';
import { step } from './step.ts';
import type { Effect, TrackEvent, TrackState } from './track.ts';

type Tell = Extract<Effect, { readonly kind: 'tellCycle' }>;

/** Says whether the cycle acts on this news: on ends, and on tracks that arrive at a barrier. Telling it more would only lengthen both histories. */
export function cycleCares(ir: Ir, { stage, what }: Pick<Tell, 'stage' | 'what'>): boolean {
  if (what === 'ended') return true;
  return what === 'reached' && ir.nodes.some((node) => node.kind === 'barrier' && node.stage === stage);
}

/** Says whether an effect reads nothing that the commits ahead of it write, so that it may be done before they are stored, in one transaction with what follows. */
export function needsNoCommit(ir: Ir, effect: Effect): boolean {
  if (effect.kind === 'score') return effect.source === 'proposed';
  if (effect.kind === 'tellCycle') return !cycleCares(ir, effect);
  return effect.kind === 'commit' || effect.kind === 'computeDue';
}

/** What a score is asked for: the answers of one form, as they were handed in or as they were judged. */
export type WantedScore = { readonly pemdaId: string; readonly agencyId: string; readonly cycleId: string; readonly trackId: string; readonly round: number; readonly formKey: string; readonly formVersion: string; readonly source: 'proposed' | 'decided'; readonly as: string; readonly handedIn?: string | undefined };

/** Gives what a track's score is asked for where it stands now. */
export function wantedScore(ir: Ir, state: TrackState, { form, source, as }: Extract<Effect, { readonly kind: 'score' }>): WantedScore {
  const { pemdaId, agencyId, cycleId, trackId, round, submission } = state;
  return { pemdaId, agencyId, cycleId, trackId, round, formKey: form, formVersion: formOf(ir, state, form) ?? form, source, as, handedIn: submission?.versionId };
}

/** What came of following a queue of effects: how many of them were done, and the events that followed, in their order. */
export type Followed = { readonly done: number; readonly events: readonly TrackEvent[] };
type Asking = Extract<Effect, { readonly kind: 'score' | 'computeDue' }>;
type Commit = Extract<Effect, { readonly kind: 'commit' }>;

/**
 * Follows a track's queue to its rest: asks `answer` for the event of each effect, steps on by it and queues what follows
 * behind, until nothing is left, an effect needs what is not stored yet, or `answer` has none. The commits on the way are
 * left to the caller, in their order. The queue is worked through in the order of the workflow, which plays the events again.
 */
export async function follow(ir: Ir, from: { readonly state: TrackState; readonly effects: readonly Effect[] }, answer: (effect: Asking, state: TrackState) => Promise<TrackEvent | undefined>): Promise<Followed & { readonly commits: readonly Commit[] }> {
  const queue = [...from.effects];
  const events: TrackEvent[] = [];
  const commits: Commit[] = [];
  let { state } = from;
  let done = 0;
  for (let effect = queue[0]; effect !== undefined && needsNoCommit(ir, effect); effect = queue[done]) {
    if (effect.kind === 'commit') commits.push(effect);
    if (effect.kind === 'score' || effect.kind === 'computeDue') {
      const event = await answer(effect, state);
      if (event === undefined) break;
      const next = step(ir, state, event);
      state = next.state;
      queue.push(...next.effects);
      events.push(event);
    }
    done += 1;
  }
  return { done, events, commits };
}
