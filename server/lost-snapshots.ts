import { compileCycle } from '../core/cycle/compile.ts';
import type { CycleDefinition } from '../core/cycle/ir.ts';
import { listCycles, loadCycle, saveSnapshot, snapshotsOf, type Cycle } from '../db/cycles.ts';
import type { Db } from '../db/db.ts';
import { listPemdas } from '../db/pemdas.ts';
import { canonicalJson, sha256 } from '../db/canonical.ts';
import { definitionOf } from './routes/design/readiness.ts';

export type LostSnapshot = Pick<Cycle, '_id' | 'pemdaId' | 'title'> & { readonly snapshotId: string };

/** Gives the launched cycles whose snapshot is no longer stored. Their tracks run on from their histories; screens and new tracks need it. */
async function lostSnapshots(db: Db): Promise<readonly LostSnapshot[]> {
  const found: LostSnapshot[] = [];
  for (const { _id: pemdaId } of await listPemdas(db)) {
    for (const cycle of await listCycles(db, pemdaId)) {
      for (const snapshotId of snapshotsOf(cycle)) if ((await db.snapshots.exists({ _id: snapshotId })) === null) found.push({ _id: cycle._id, pemdaId, title: cycle.title, snapshotId });
    }
  }
  return found;
}

/** Compiles a lost snapshot anew from the frozen set-up of its cycle and stores it if it is the same to the byte; gives those that are not. */
export async function mendSnapshots(db: Db): Promise<readonly LostSnapshot[]> {
  const left: LostSnapshot[] = [];
  for (const lost of await lostSnapshots(db)) {
    const cycle = await loadCycle(db, lost.pemdaId, lost._id);
    const earlier = cycle?.editions?.find(({ snapshotId }) => snapshotId === lost.snapshotId);
    const compiled = earlier ? compileCycle(JSON.parse(earlier.definition) as CycleDefinition, { forms: earlier.forms }) : cycle && compileCycle(definitionOf(cycle), { forms: cycle.setup.formVersions ?? {} });
    if (compiled && 'ir' in compiled && sha256(canonicalJson(compiled.ir)) === lost.snapshotId) await saveSnapshot(db, lost.pemdaId, compiled.ir);
    else left.push(lost);
  }
  return left;
}
