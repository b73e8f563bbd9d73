import type { Ir } from '../core/cycle/ir.ts';
import type { Instant } from '../core/cycle/track.ts';
import { loadSnapshot } from '../db/cycles.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

const mostKnown = 20;

/** Makes the activity that gives a workflow its compiled definition, and the business time it began at. */
export function createSnapshots(deps: ActivityDeps) {
  // A snapshot never changes, and all tracks of a cycle ask for the same one.
  const known = new Map<string, Ir>();
  return {
    /** Loads the IR of a snapshot; one that is not there yet is tried again, for it is written before any start. */
    async loadIr({ pemdaId, snapshotId }: { readonly pemdaId: string; readonly snapshotId: string }): Promise<{ readonly ir: Ir; readonly at: Instant }> {
      const ir = known.get(snapshotId) ?? await loadSnapshot(deps.db, snapshotId);
      if (ir === undefined) throw new Error(`snapshot ${snapshotId} is not stored`);
      if (known.size >= mostKnown) known.clear();
      known.set(snapshotId, ir);
      return { ir, at: await businessInstant(deps, pemdaId) };
    },
  };
}
