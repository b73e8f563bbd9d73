import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Db } from '../../db/db.ts';
import { markSeeding } from '../../db/installation.ts';
import { sampleIds } from '../../db/seed.ts';
import { seedDemo } from '../../server/commands/seed-demo.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';

let db: Db;
beforeAll(async () => { db = await aDatabaseWithTheCast(); });
afterAll(() => dropDatabase(db));

test('a demo that was broken off while its example was played is not taken for a whole one', async () => {
  await db.cycles.collection.insertOne({ _id: 'setengah' as never, pemdaId: sampleIds.pemda });
  const again = () => seedDemo(db, 'http://127.0.0.1:9', () => undefined);
  await markSeeding(db, true);
  await expect(again()).rejects.toThrow('broken off');
  await markSeeding(db, false);
  expect(await again()).toBeUndefined();
});
