import type { mongo } from 'mongoose';
import type { Db } from './db.ts';
import { collectionNames } from './db.ts';
import { loadInstallation } from './installation.ts';
import type { Installation } from './installation.ts';

export type Migration = { readonly version: number; readonly name: string; readonly run: (db: Db) => Promise<void> };

/** Every change of stored data in order; each may be interrupted and run again. */
export const migrations: readonly Migration[] = [{ version: 1, name: 'firstCollections', run: async () => undefined }];

export type Prepared = { readonly installation: Installation } | { readonly refused: 'newerData' | 'otherMode'; readonly found: string };

/** Creates missing collections and indexes; safe to run at every start and by several processes at once. */
export async function ensureCollections(db: Db): Promise<void> {
  const listed = await db.connection.listCollections();
  const known = new Set(listed.map((one) => one.name));
  await Promise.all(collectionNames.map(async (name) => {
    if (!known.has(name)) await db.connection.createCollection(name).catch(ignoreExisting);
    // All indexes of a collection in one command: mongoose would send one command for each.
    const indexes = db[name].schema.indexes().map(([key, options]) => ({ ...options, key }));
    if (indexes.length > 0) await db[name].collection.createIndexes(indexes as mongo.IndexDescription[]);
  }));
}

const ignoreExisting = (error: unknown): undefined => {
  if ((error as { codeName?: string }).codeName === 'NamespaceExists') return undefined;
  throw error;
};

/** Brings a database to this version. Data written by a newer version, or by the other mode (demo or real), is refused untouched. */
export async function prepare(db: Db, mode: 'demo' | 'real', steps: readonly Migration[] = migrations): Promise<Prepared> {
  const newest = steps.at(-1)?.version ?? 0;
  const found = await loadInstallation(db);
  if (found !== undefined && found.version > newest) return { refused: 'newerData', found: String(found.version) };
  if (found !== undefined && found.mode !== mode) return { refused: 'otherMode', found: found.mode };
  await ensureCollections(db);
  await db.installation.updateOne({ _id: 'siklus' }, { $setOnInsert: { mode, version: 0, applied: [], createdAt: new Date().toISOString() } }, { upsert: true });
  for (const step of steps.filter((one) => one.version > (found?.version ?? 0))) {
    await step.run(db);
    const done = { version: step.version, name: step.name, at: new Date().toISOString() };
    await db.installation.updateOne({ _id: 'siklus', version: step.version - 1 } as never, { $set: { version: step.version }, $push: { applied: done } } as never);
  }
  return { installation: (await loadInstallation(db))! };
}
