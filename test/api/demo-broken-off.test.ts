import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Db } from '../../db/db.ts';
import { listCycles, setCycleState, stopPlaying } from '../../db/cycles.ts';
import { markSeeding } from '../../db/installation.ts';
import { sampleIds } from '../../db/seed.ts';
import { seedDemo } from '../../server/commands/seed-demo.ts';
import { RefusedAct } from '../../server/demo/person.ts';
import { cycleShape } from '../../server/routes/design/cycles.ts';
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

test('an example that was being played when its server ended is told as stopped, with its cause; one that is whole stays so', async () => {
  const { pemda: pemdaId } = sampleIds;
  const at = '2026-07-06T01:00:00.000Z';
  const counts = { agencies: 0, ended: 0, late: 0 };
  const samples = async () => Object.fromEntries((await listCycles(db, pemdaId)).map((cycle) => [cycle._id, cycleShape({ ...cycle, setup: { agencyIds: [] } as never }, counts).sample]));
  await db.cycles.collection.insertMany([{ _id: 'utuh' as never, pemdaId }, { _id: 'jalan' as never, pemdaId }]);
  await setCycleState(db, pemdaId, 'utuh', { sample: true, played: { state: 'played', at } });
  await setCycleState(db, pemdaId, 'jalan', { sample: true, played: { state: 'playing', at } });
  expect(await samples()).toEqual({ setengah: null, utuh: { state: 'played', at, why: null }, jalan: { state: 'playing', at, why: null } });
  const why = { id: 'peladen dimulai ulang', en: 'the server was started again' };
  await stopPlaying(db, { at: '2026-07-06T02:00:00.000Z', why });
  expect(await samples()).toEqual({ setengah: null, utuh: { state: 'played', at, why: null }, jalan: { state: 'stopped', at: '2026-07-06T02:00:00.000Z', why } });
});

test('what stopped an example is the sentence its person would read, in both languages', () => {
  const message = { id: 'Tahap ini sudah ditutup.', en: 'This stage is closed.' };
  expect(new RefusedAct('operator.dinkes sendTask', { status: 409, words: JSON.stringify({ message }) }).said).toEqual(message);
  expect(new RefusedAct('operator.dinkes sendTask', { status: 503, words: 'TypeError: fetch failed' }).said).toEqual({ id: 'TypeError: fetch failed', en: 'TypeError: fetch failed' });
});
