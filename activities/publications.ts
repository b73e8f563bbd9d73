import type { Instant } from '../core/cycle/track.ts';
import { publishScores } from '../db/scores.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

/** Makes the activity that shows a track's results to its agency. */
export function createPublications(deps: ActivityDeps) {
  return {
    /** Marks the scores of a track as published; doing it again changes nothing. A report becomes readable with its track's commit. */
    async publish({ pemdaId, trackId, what }: { readonly pemdaId: string; readonly cycleId: string; readonly trackId: string; readonly node: number; readonly what: 'scores' | 'report' }): Promise<{ readonly at: Instant }> {
      const at = await businessInstant(deps, pemdaId);
      if (what === 'scores') await publishScores(deps.db, pemdaId, trackId, at);
      return { at };
    },
  };
}
