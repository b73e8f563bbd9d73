import type { Ir } from '../core/cycle/ir.ts';
import type { Instant } from '../core/cycle/track.ts';
import { loadSnapshot } from '../db/cycles.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

const mostKnown = 20;

/** Loads the IR of a snapshot, or nothing where it is not stored. */
export type IrOf = (snapshotId: string) => Promise<Ir | undefined>;

/** Gives what loads the IR of a snapshot, and keeps it: it never changes, and all tracks of a cycle ask for the same one. */
export function createIrs({ db }: Pick<ActivityDeps, 'db'>): IrOf {
  const known = new Map<string, Ir>();
  return async (snapshotId) => {
    const ir = known.get(snapshotId) ?? await loadSnapshot(db, snapshotId);
    if (known.size >= mostKnown) known.clear();
    if (ir !== undefined) known.set(snapshotId, ir);
    return ir;
  };
}

/** Makes the activity that gives a workflow its compiled definition, and the business time it began at. */
export function createSnapshots(deps: ActivityDeps, irOf: IrOf) {
  return {
    /** Loads the IR of a snapshot; one that is not there yet is tried again, for it is written before any start. */
    async loadIr({ pemdaId, snapshotId }: { readonly pemdaId: string; readonly snapshotId: string }): Promise<{ readonly ir: Ir; readonly at: Instant }> {
      const ir = await irOf(snapshotId);
      if (ir === undefined) throw new Error(`snapshot ${snapshotId} is not stored`);
      return { ir, at: await businessInstant(deps, pemdaId) };
    },
  };
}
