import type { Instant } from '../core/cycle/track.ts';
import { loadClock, toBusiness } from '../db/businessTime.ts';
import type { ActivityDeps } from './deps.ts';

/** Makes the activity that reads the clock for a workflow. */
export function createBusinessTime({ db, now }: ActivityDeps) {
  return {
    /** Gives business time and how fast it runs against real time; in a real installation it is real time. */
    async businessNow({ pemdaId }: { readonly pemdaId: string }): Promise<{ readonly now: Instant; readonly scale: number }> {
      const clock = await loadClock(db, pemdaId);
      return { now: new Date(toBusiness(clock, await now())).toISOString(), scale: clock.scale };
    },
  };
}
