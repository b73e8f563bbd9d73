import { writeAnchor } from '../db/audit.ts';
import { markUncertain } from '../db/outbox.ts';
import { listPemdas } from '../db/pemdas.ts';
import type { Deps } from './deps.ts';
import { cleanStore } from './evidence/cleaner.ts';
import { mendSnapshots } from './lost-snapshots.ts';
import { businessTimeOf } from './time.ts';

const uncertainAfterMs = 10 * 60_000;

/** What has to be done now and then and harms nobody when done twice: the day's audit anchor, files without an owner, messages a crash left half sent, snapshots that were lost. */
export async function keepHouse(deps: Deps): Promise<void> {
  const { db, evidence, log, now } = deps;
  for (const pemda of await listPemdas(db)) await writeAnchor(db, pemda._id, await businessTimeOf(deps, pemda._id, now()));
  await markUncertain(db, new Date(now() - uncertainAfterMs));
  for (const { _id: cycleId, snapshotId } of await mendSnapshots(db)) log.warn({ cycleId, snapshotId }, 'snapshot is lost and cannot be compiled anew');
  await cleanStore(evidence, now());
}
