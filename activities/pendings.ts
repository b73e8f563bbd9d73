import type { Command, Instant } from '../core/cycle/track.ts';
import { listPending } from '../db/submissions.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

/** Makes the activity that looks for versions received in time which their track has not heard of. */
export function createPendings(deps: ActivityDeps) {
  return {
    /** Finds the acts of pending versions of a track received up to 60 s after the due instant, earliest first. */
    async lookForPending({ pemdaId, trackId, dueAt }: { readonly pemdaId: string; readonly trackId: string; readonly dueAt: Instant }): Promise<{ readonly commands: readonly Command[]; readonly at: Instant }> {
      const until = new Date(Date.parse(dueAt) + 60_000).toISOString();
      const waiting = await listPending(deps.db, pemdaId, { trackId, until });
      return { commands: waiting.map(({ command }) => command), at: await businessInstant(deps, pemdaId) };
    },
  };
}
