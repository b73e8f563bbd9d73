import type { Connection } from 'mongoose';
import type { Db } from './db.ts';
import { table } from './table.ts';

/** The stamp of a data folder: what made it and how far it is migrated. There is one row, `siklus`. */
export type Installation = {
  readonly _id: string;
  readonly mode: 'demo' | 'real';
  readonly version: number;
  readonly applied: readonly { readonly version: number; readonly name: string; readonly at: string }[];
  readonly createdAt: string;
  /** Set while the worked example of a demo is being played: what was broken off is told at the next start. */
  readonly seeding?: boolean | undefined;
};

export const defineInstallation = (connection: Connection) => table<Installation>(connection, 'installation', { _id: 'text', mode: 'text', version: 'number', applied: 'any', createdAt: 'text', seeding: 'flag?' });

/** What a data folder is never changes, so each open database is asked once. */
const modes = new WeakMap<Db, Installation['mode']>();

/** Says whether this is a demo or a real installation; nothing before the stamp is written. */
export async function installationMode(db: Db): Promise<Installation['mode'] | undefined> {
  const known = modes.get(db) ?? (await loadInstallation(db))?.mode;
  if (known !== undefined) modes.set(db, known);
  return known;
}

/** Marks that the worked example is being played, or that it is whole. */
export async function markSeeding(db: Db, seeding: boolean): Promise<void> {
  await db.installation.updateOne({ _id: 'siklus' }, seeding ? { $set: { seeding } } : { $unset: { seeding: 1 } });
}

/** Loads the stamp, or nothing in an empty database. */
export async function loadInstallation(db: Db): Promise<Installation | undefined> {
  return (await db.installation.findById('siklus').lean<Installation>()) ?? undefined;
}
