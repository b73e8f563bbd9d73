import { randomUUID } from 'node:crypto';
import { openDb } from '../../db/db.ts';
import type { Db } from '../../db/db.ts';
import { prepare } from '../../db/migrations.ts';
import { seedBase, seedCast } from '../../db/seed.ts';

/** Opens an empty database of its own on the test server, with collections and indexes; `dropDatabase` removes it again. */
export async function anEmptyDatabase(mode: 'demo' | 'real' = 'demo'): Promise<Db> {
  const db = await openDb(process.env['MONGODB_URI'] ?? '', `test-${randomUUID()}`);
  await prepare(db, mode).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  return db;
}

/** Opens a database of its own with the sample local government and cast. */
export async function aDatabaseWithTheCast(): Promise<Db> {
  const db = await anEmptyDatabase('demo');
  await seedBase(db, { mode: 'demo' });
  await seedCast(db);
  return db;
}

/** Wipes and closes a test's database. */
export async function dropDatabase(db: Db | undefined): Promise<void> {
  await db?.connection.dropDatabase();
  await db?.close();
}
