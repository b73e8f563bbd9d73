import { follow, wantedScore, type Followed } from '../core/cycle/follow.ts';
import type { Effect, TrackEvent, TrackState } from '../core/cycle/track.ts';
import { createCommitQueue } from '../db/commitQueue.ts';
import { readBusinessTime, type ActivityDeps, type BusinessTime } from './deps.ts';
import { countDue } from './dues.ts';
import type { Scorer } from './scores.ts';
import type { IrOf } from './snapshots.ts';

type Queue = { readonly state: TrackState; readonly effects: readonly Effect[] };

// Longer than this a score is left to its own activity, so that it never holds back what was acknowledged.
const patienceMs = 3_000;

/** Makes the activity that follows what a track has to do to its rest. */
export function createFollows(deps: ActivityDeps, { irOf, scored }: { readonly irOf: IrOf; readonly scored: Scorer }) {
  const stored = createCommitQueue(deps.db);
  return {
    /**
     * Does the queued effects of a track and what follows from them – due instants, the score of what was handed in – and
     * stores all commits in one transaction. Gives the events for the workflow to play again; the second time those of the
     * first. What it cannot do stays in the queue, and what comes before it is stored. Nothing is done where the definition is lost.
     */
    async follow({ state, effects }: Queue): Promise<Followed & { readonly time: BusinessTime }> {
      const [ir, time] = await Promise.all([irOf(state.snapshotId), readBusinessTime(deps, state.pemdaId)]);
      if (ir === undefined) return { done: 0, events: [], time };
      const { pemdaId } = state;
      const at = time.now;
      const { commits, ...followed } = await follow(ir, { state, effects }, async (effect, now): Promise<TrackEvent | undefined> => {
        const { kind, token } = effect;
        if (kind === 'computeDue') return inTime(async () => ({ kind: 'dueComputed', token, node: effect.node, clock: await countDue(deps, { ...effect, pemdaId }), at }));
        return inTime(async () => ({ kind: 'scored', token, as: effect.as, at, ...await scored(wantedScore(ir, now, effect), at) }));
      });
      return { ...await stored(commits, followed), time };
    },
  };
}

/** Gives what the work gives, or nothing where it fails or takes too long: its own activity tries again and tells of the trouble. */
async function inTime<T>(work: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => { timer = setTimeout(() => resolve(undefined), patienceMs); });
  try {
    return await Promise.race([work(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
