import type { ClientSession } from 'mongoose';
import { chains } from './audit.ts';
import { collectionNames, type Db } from './db.ts';
import { listEnrolments } from './enrolments.ts';
import type { Traces } from './sampleTraces.ts';
import { op } from './table.ts';

type Rows = { readonly schema: { path: (name: string) => unknown }; readonly deleteMany: (filter: object, options: object) => Promise<unknown> };

/** Deletes in every collection but the audit the rows that name one of these ids in a field. */
async function deleteNaming(db: Db, pemdaId: string, named: Readonly<Record<string, readonly string[]>>, session: ClientSession): Promise<void> {
  for (const name of collectionNames.filter((one) => one !== 'audit')) {
    const rows = db[name] as unknown as Rows;
    for (const [field, ids] of Object.entries(named)) if (ids.length > 0 && rows.schema.path(field)) await rows.deleteMany({ pemdaId, [field]: op({ $in: ids }) }, { session });
  }
}

/**
 * Takes a sample cycle away, with the audit chains that are its own, and what `goes` with it: offices with their files,
 * people with their sessions, forms with their versions. Chains of the administration stay whole; the bytes of files nobody
 * knows any more are swept a day later. Says whether the cycle was still there.
 */
export async function removeSample(db: Db, { pemdaId, cycleId, goes }: { readonly pemdaId: string; readonly cycleId: string; readonly goes: Traces }, tx: ClientSession): Promise<boolean> {
  const trackIds = (await listEnrolments(db, pemdaId, cycleId)).map(({ _id }) => _id);
  const [agencyIds, personIds, formIds] = [goes.agencies, goes.people, goes.forms].map((rows) => [...rows.keys()]) as [string[], string[], string[]];
  const session = { session: tx };
  await deleteNaming(db, pemdaId, { trackId: trackIds, cycleId: [cycleId], agencyId: agencyIds, personId: personIds, formId: formIds }, tx);
  for (const [rows, ids] of [[db.agencies, agencyIds], [db.people, personIds], [db.forms, formIds]] as const) await (rows as unknown as Rows).deleteMany({ pemdaId, _id: op({ $in: ids }) }, session);
  await db.audit.deleteMany({ pemdaId, chain: op({ $in: [chains.cycle(cycleId), ...trackIds.map(chains.track)] }) } as never, session);
  await db.cycles.deleteMany({ pemdaId, amends: cycleId }, session);
  return (await db.cycles.deleteOne({ _id: cycleId, pemdaId }, session)).deletedCount === 1;
}
