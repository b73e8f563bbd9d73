import type { Ir } from '../core/cycle/ir.ts';
import type { Instant } from '../core/cycle/track.ts';
import { loadSnapshot } from '../db/cycles.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

/** Makes the activity that gives a workflow its compiled definition, and the business time it began at. */
export function createSnapshots(deps: ActivityDeps) {
  return {
    /** Loads the IR of a snapshot; one that is not there yet is tried again, for it is written before any start. */
    async loadIr({ pemdaId, snapshotId }: { readonly pemdaId: string; readonly snapshotId: string }): Promise<{ readonly ir: Ir; readonly at: Instant }> {
      const ir = await loadSnapshot(deps.db, snapshotId);
      if (ir === undefined) throw new Error(`snapshot ${snapshotId} is not stored`);
      return { ir, at: await businessInstant(deps, pemdaId) };
    },
  };
}
