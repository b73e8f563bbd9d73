import type { Effect, TrackState } from '../core/cycle/track.ts';
import { commitEffect, commitTogether } from '../db/commit.ts';
import { writeView } from '../db/trackViews.ts';
import type { ActivityDeps } from './deps.ts';

/** Makes the activities that store what a track decided. */
export function createCommits({ db }: ActivityDeps) {
  return {
    /** Stores one step of a track in one transaction: its changes, view, audit entry and messages; the second time nothing is done. */
    async commit(effect: Extract<Effect, { kind: 'commit' }>): Promise<void> {
      await commitEffect(db, effect);
    },
    /** Stores several steps in their order in one transaction, each of them once. */
    async commitTogether({ effects }: { readonly effects: readonly Extract<Effect, { kind: 'commit' }>[] }): Promise<void> {
      await commitTogether(db, effects);
    },
    /** Writes the view of a track again, as after a restore; an older state than the stored one is left out. */
    async project({ state }: { readonly state: TrackState }): Promise<void> {
      await writeView(db, state);
    },
  };
}
