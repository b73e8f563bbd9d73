import type { TrackState } from '../core/cycle/track.ts';
import { commitEffect, commitTogether, type CommitEffect } from '../db/commit.ts';
import { writeView } from '../db/trackViews.ts';
import { readBusinessTime, type ActivityDeps, type BusinessTime } from './deps.ts';

/** Makes the activities that store what a track decided. */
export function createCommits(deps: ActivityDeps) {
  const { db } = deps;
  return {
    /** Stores one step of a track in one transaction: its changes, view, audit entry and messages; the second time nothing is done. Gives business time then, which the track's clock needs next. */
    async commit(effect: CommitEffect): Promise<BusinessTime> {
      await commitEffect(db, effect);
      return readBusinessTime(deps, effect.state.pemdaId);
    },
    /** Stores several steps in their order in one transaction, each of them once. Gives business time then. */
    async commitTogether({ effects }: { readonly effects: readonly CommitEffect[] }): Promise<BusinessTime> {
      await commitTogether(db, { effects });
      return readBusinessTime(deps, effects[0]?.state.pemdaId ?? '');
    },
    /** Writes the view of a track again, as after a restore; an older state than the stored one is left out. */
    async project({ state }: { readonly state: TrackState }): Promise<void> {
      await writeView(db, state);
    },
  };
}
