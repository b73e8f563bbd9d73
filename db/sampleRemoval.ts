import type { ClientSession } from 'mongoose';
import { chains } from './audit.ts';
import { collectionNames, type Db } from './db.ts';
import { listEnrolments } from './enrolments.ts';
import { op } from './table.ts';

type Rows = { readonly schema: { path: (name: string) => unknown }; readonly deleteMany: (filter: object, options: object) => Promise<unknown> };

/**
 * Takes a sample cycle away: every row that names it or one of its tracks, and the audit chains that are its own. What
 * others may use stays: offices, people, published forms and files. Chains of the administration stay whole. Says whether
 * it was still there.
 */
export async function removeSampleCycle(db: Db, { pemdaId, cycleId }: { readonly pemdaId: string; readonly cycleId: string }, tx: ClientSession): Promise<boolean> {
  const trackIds = (await listEnrolments(db, pemdaId, cycleId)).map(({ _id }) => _id);
  const session = { session: tx };
  for (const name of collectionNames.filter((one) => one !== 'audit')) {
    const rows = db[name] as unknown as Rows;
    if (rows.schema.path('trackId')) await rows.deleteMany({ pemdaId, trackId: op({ $in: trackIds }) }, session);
    if (rows.schema.path('cycleId')) await rows.deleteMany({ pemdaId, cycleId }, session);
  }
  await db.audit.deleteMany({ pemdaId, chain: op({ $in: [chains.cycle(cycleId), ...trackIds.map(chains.track)] }) } as never, session);
  await db.cycles.deleteMany({ pemdaId, amends: cycleId }, session);
  return (await db.cycles.deleteOne({ _id: cycleId, pemdaId }, session)).deletedCount === 1;
}
