import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { businessNow, identityClock, loadClock, moveClock, startClock, toBusiness, toReal } from '../../db/businessTime.ts';
import { loadCalendars } from '../../db/calendars.ts';
import type { Db } from '../../db/db.ts';
import { openDb } from '../../db/db.ts';
import { loadInstallation } from '../../db/installation.ts';
import { prepare } from '../../db/migrations.ts';
import type { Migration } from '../../db/migrations.ts';
import { endMessage, isStillWanted, markUncertain, queueMessages, takeMessage, countUnread, listNotices, readNotices } from '../../db/outbox.ts';
import { seedBase, seedCast } from '../../db/seed.ts';
import { writeView } from '../../db/trackViews.ts';
import { aState, anEnrolment, at, cycleId, operator, pemdaId } from '../support/commits.ts';
import { aDatabaseWithTheCast, anEmptyDatabase, dropDatabase } from '../support/database.ts';

const noon = Date.parse('2026-01-01T12:00:00.000Z');

describe('business time', () => {
  let demo: Db;
  let real: Db;
  beforeAll(async () => {
    demo = await anEmptyDatabase('demo');
    real = await anEmptyDatabase('real');
  });
  afterAll(async () => {
    await dropDatabase(demo);
    await dropDatabase(real);
  });

  test('in a demo may start elsewhere, run faster and jump ahead, never back', async () => {
    await startClock(demo, pemdaId, { realMs: noon, at: '2026-07-01T00:00:00.000Z', scale: 60 });
    expect(await businessNow(demo, pemdaId, noon + 60_000)).toBe('2026-07-01T01:00:00.000Z');
    await moveClock(demo, pemdaId, { realMs: noon + 60_000, to: '2026-07-15T00:00:00.000Z' });
    expect(await businessNow(demo, pemdaId, noon + 120_000)).toBe('2026-07-15T01:00:00.000Z');
    await moveClock(demo, pemdaId, { realMs: noon + 120_000, to: '2026-07-02T00:00:00.000Z' });
    expect(await businessNow(demo, pemdaId, noon + 120_000)).toBe('2026-07-15T01:00:00.000Z');
    await moveClock(demo, pemdaId, { realMs: noon + 120_000, scale: 1 });
    expect(await businessNow(demo, pemdaId, noon + 180_000)).toBe('2026-07-15T01:01:00.000Z');
  });

  test('turns into real time and back', async () => {
    const clock = { since: noon, offsetMs: 5_000, scale: 24 };
    expect(toReal(clock, toBusiness(clock, noon + 777_000))).toBeCloseTo(noon + 777_000, 3);
  });

  test('in a real installation is real time, whatever the table says', async () => {
    await startClock(real, pemdaId, { realMs: noon, at: '2030-01-01T00:00:00.000Z', scale: 100 });
    expect(await loadClock(real, pemdaId)).toEqual(identityClock);
    expect(await moveClock(real, pemdaId, { realMs: noon, to: '2031-01-01T00:00:00.000Z' })).toBeUndefined();
    await expect(seedCast(real)).rejects.toThrow('demo');
  });
});

describe('the stamp of a database', () => {
  test('is migrated step by step, taken up where it was interrupted, and once only', async () => {
    const db = await anEmptyDatabase('real');
    const ran: number[] = [];
    let broken = true;
    const step = (version: number): Migration => ({ version, name: `n${version}`, run: async () => void ran.push(version) });
    const steps: readonly Migration[] = [step(1), step(2), { version: 3, name: 'n3', run: async () => { if (broken) throw new Error('listrik padam'); ran.push(3); } }, step(4)];
    await expect(prepare(db, 'real', steps)).rejects.toThrow('padam');
    expect((await loadInstallation(db))?.version).toBe(2);
    broken = false;
    await prepare(db, 'real', steps);
    await prepare(db, 'real', steps);
    expect(ran).toEqual([2, 3, 4]);
    expect((await loadInstallation(db))?.applied.map((one) => one.version)).toEqual([1, 2, 3, 4]);
    await dropDatabase(db);
  });

  test('of a newer version or of the other mode is refused and left as it is', async () => {
    const db = await anEmptyDatabase('real');
    expect(await prepare(db, 'demo')).toEqual({ refused: 'otherMode', found: 'real' });
    await db.installation.updateOne({ _id: 'siklus' }, { $set: { version: 99 } });
    const other = await openDb(process.env['MONGODB_URI'] ?? '', db.connection.name);
    expect(await prepare(other, 'real')).toEqual({ refused: 'newerData', found: '99' });
    await other.close();
    await dropDatabase(db);
  });

  test('may be asked for by four processes at once', async () => {
    const db = await anEmptyDatabase('demo');
    await db.connection.dropDatabase();
    const results = await Promise.all([1, 2, 3, 4].map(() => prepare(db, 'demo')));
    expect(results.every((result) => 'installation' in result && result.installation.version === 1 && result.installation.applied.length === 1)).toBe(true);
    await dropDatabase(db);
  });
});

describe('seeding', () => {
  test('twice is once, and an administrator’s change stays', async () => {
    const db = await aDatabaseWithTheCast();
    await db.pemdas.updateOne({ _id: pemdaId }, { $set: { zone: 'Asia/Makassar' } });
    const count = async () => [await db.people.countDocuments({}), await db.agencies.countDocuments({}), await db.roles.countDocuments({}), await db.calendars.countDocuments({})];
    const before = await count();
    await seedBase(db, { mode: 'demo' });
    await seedCast(db);
    expect(await count()).toEqual(before);
    expect(before).toEqual([33, 14, 6, 2]);
    expect((await db.pemdas.findById(pemdaId).lean())?.zone).toBe('Asia/Makassar');
    expect(await loadCalendars(db, pemdaId)).toMatchObject([{ year: 2026, provisional: false }, { year: 2027, provisional: true }]);
    await dropDatabase(db);
  });
});

describe('messages', () => {
  let db: Db;
  const place = { pemdaId, cycleId, trackId: 'jalur-dinkes', agencyId: operator('dinkes').agencyId!, round: 1, at: at(1) };
  beforeAll(async () => {
    db = await aDatabaseWithTheCast();
    await anEnrolment(db, 'dinkes');
  });
  afterAll(async () => dropDatabase(db));

  test('are one per person and key, however often they are queued', async () => {
    const message = { key: 'jalur-dinkes/isi/1/reminder/0', kind: 'reminder', to: { role: 'operator' }, stage: 'isi', dueAt: at(10) } as const;
    await queueMessages(db, place, [message]);
    await queueMessages(db, place, [message]);
    expect(await db.outbox.find({}).lean()).toMatchObject([{ personId: operator('dinkes').personId, email: 'operator.dinkes@contoh.invalid', status: 'waiting' }]);
    expect(await countUnread(db, pemdaId, operator('dinkes').personId)).toBe(1);
  });

  test('are taken by one sender only, and marked before they are sent', async () => {
    const now = new Date(Date.now() + 4 * 60_000);
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeMessage(db, now)));
    const [row] = taken.filter((one) => one !== undefined);
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    expect(row).toMatchObject({ status: 'sending', attempts: 1 });
    await endMessage(db, row!._id, { status: 'waiting', notBefore: new Date(now.getTime() + 60_000), why: 'server mail sibuk' });
    expect(await takeMessage(db, now)).toBeUndefined();
    expect(await takeMessage(db, new Date(now.getTime() + 61_000))).toMatchObject({ attempts: 2 });
  });

  test('left in sending by a crash are shown as uncertain, not sent again', async () => {
    expect(await markUncertain(db, new Date(Date.now() + 10 * 60_000))).toBe(1);
    expect(await takeMessage(db, new Date(Date.now() + 10 * 60_000))).toBeUndefined();
  });

  test('of reminding are not wanted once the stage is done or its deadline moved', async () => {
    const row = (await db.outbox.findOne({}).lean())!;
    const cell = { status: 'current', late: false, dueAt: at(10) } as const;
    await writeView(db, aState('dinkes', 1, { cells: { isi: cell } }));
    expect(await isStillWanted(db, row)).toBe(true);
    await writeView(db, aState('dinkes', 2, { cells: { isi: { ...cell, dueAt: at(15) } } }));
    expect(await isStillWanted(db, row)).toBe(false);
    await writeView(db, aState('dinkes', 3, { cells: { isi: { status: 'done', late: false } } }));
    expect(await isStillWanted(db, row)).toBe(false);
  });

  test('in the bell are read by their owner', async () => {
    const me = operator('dinkes').personId;
    expect(await listNotices(db, pemdaId, me, { limit: 10 })).toMatchObject([{ kind: 'reminder', link: '/tracks/jalur-dinkes', stage: 'isi' }]);
    await readNotices(db, pemdaId, me, { upTo: at(1), at: at(2) });
    expect(await countUnread(db, pemdaId, me)).toBe(0);
  });
});
