import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drainOutbox } from '../../activities/outbox.ts';
import type { Message } from '../../core/cycle/track.ts';
import type { Db } from '../../db/db.ts';
import { queueMessages } from '../../db/outbox.ts';
import { sampleIds } from '../../db/seed.ts';
import { createMailer } from '../../server/mail.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';
import { aMailServer } from '../support/mail-server.ts';

const later = () => '451 later';

/** Some minutes ahead: reminders wait until all of a morning are there. */
const soon = () => new Date(Date.now() + 3 * 60_000);

describe('messages leave the outbox', () => {
  let db: Db;
  const site = { url: 'https://siklus.example', from: 'siklus@siklus.example' };
  const trackId = randomUUID();
  beforeEach(async () => { db = await aDatabaseWithTheCast(); });
  afterEach(async () => { await dropDatabase(db); });

  const queues = async (key: string, more: Partial<Message> = {}) => {
    const place = { pemdaId: sampleIds.pemda, cycleId: 'siklus-uji', trackId, agencyId: sampleIds.agency('dinkes'), round: 1, at: '2026-07-06T02:00:00.000Z' };
    await queueMessages(db, place, [{ key, kind: 'taskOpened', to: { role: 'operator', agencyId: place.agencyId }, stage: 'isi', dueAt: '2026-07-15T16:59:00.000Z', ...more }]);
  };
  const rows = () => db.outbox.find({}).lean<{ status: string; why?: string; attempts: number }[]>();

  test('one mail goes out once, in both languages, with the deadline in the agency’s own time', async () => {
    const sink = await aMailServer();
    await queues('pesan-1');
    const deps = { db, send: createMailer(db, sink.url, site), now: () => new Date() };
    expect(await drainOutbox(deps)).toMatchObject({ sent: 1 });
    expect(await drainOutbox(deps)).toMatchObject({ sent: 0 });
    await queues('pesan-1');
    expect(await drainOutbox(deps)).toMatchObject({ sent: 0 });
    await sink.close();
    expect(sink.mails).toHaveLength(1);
    const [mail = ''] = sink.mails;
    expect(mail).toContain('Subject: Tugas baru: isi');
    expect(mail).toContain('To: operator.dinkes@contoh.invalid');
    expect(mail).toContain('15 Juli 2026');
    expect(mail).toContain('23.59');
    expect(mail).toContain('New task: isi');
    expect(mail).toContain(`https://siklus.example/tracks/${trackId}`);
  });

  test('a server that says "later" is tried again later and later, and after eight times the message is a dead letter', async () => {
    const sink = await aMailServer({ refuses: later });
    await queues('pesan-2');
    let now = new Date();
    const deps = { db, send: createMailer(db, sink.url, site), now: () => now };
    expect(await drainOutbox(deps)).toMatchObject({ later: 1 });
    expect(await drainOutbox(deps)).toMatchObject({ later: 0 });
    for (let n = 2; n < 8; n += 1) {
      now = new Date(now.getTime() + 60_000 * 2 ** n);
      expect(await drainOutbox(deps)).toMatchObject({ later: 1 });
    }
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await drainOutbox(deps)).toMatchObject({ failed: 1 });
    await sink.close();
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 8 }]);
    expect(await db.deadLetters.countDocuments({ kind: 'mail' })).toBe(1);
  }, 60_000);

  test('a reminder for a stage that is done is not sent, and without a mail server only the bell rings', async () => {
    const sink = await aMailServer();
    await queues('pesan-3', { kind: 'reminder' });
    expect(await drainOutbox({ db, send: createMailer(db, sink.url, site), now: soon })).toMatchObject({ cancelled: 1, sent: 0 });
    await sink.close();
    expect(sink.mails).toEqual([]);
    await queues('pesan-4');
    expect(await drainOutbox({ db, now: () => new Date() })).toMatchObject({ cancelled: 1 });
    expect((await rows()).map(({ why }) => why).toSorted()).toEqual(['noMailServer', 'notWantedAnyMore']);
    expect(await db.notices.countDocuments({ personId: sampleIds.person('operator.dinkes') })).toBe(2);
  });

  describe('reminders of one person on one day', () => {
    const stage = (dueAt: string) => ({ status: 'current', late: false, dueAt });
    /** A track at whose stage a reminder is still wanted. */
    const aTrackAt = async (id: string, dueAt: string) => {
      await db.trackViews.create([{ _id: id, pemdaId: sampleIds.pemda, cycleId: 'siklus-uji', agencyId: sampleIds.agency('dinkes'), agencyName: `Instansi ${id}`, status: 'inReview', late: false, projection: 1, round: 1, state: { cells: { reviu: stage(dueAt) } } }] as never);
    };
    const reminds = async (id: string, dueAt: string, at = '2026-07-06T00:31:00.000Z') => {
      const place = { pemdaId: sampleIds.pemda, cycleId: 'siklus-uji', trackId: id, agencyId: sampleIds.agency('dinkes'), round: 1, at };
      await queueMessages(db, place, [{ key: `${id}/pengingat/${at}`, kind: 'reminder', to: { role: 'operator', agencyId: place.agencyId }, stage: 'reviu', dueAt, count: 1 }]);
    };
    const three = async () => {
      for (const [id, dueAt] of [['c', '2026-07-09T16:59:00.000Z'], ['a', '2026-07-07T16:59:00.000Z'], ['b', '2026-07-08T16:59:00.000Z']] as const) {
        await aTrackAt(id, dueAt);
        await reminds(id, dueAt);
      }
    };

    test('are one mail that lists each task, the nearest deadline first; another day makes another mail', async () => {
      const sink = await aMailServer();
      await three();
      await reminds('a', '2026-07-07T16:59:00.000Z', '2026-07-07T00:31:00.000Z');
      const deps = { db, send: createMailer(db, sink.url, site), now: () => new Date() };
      expect(await drainOutbox(deps)).toMatchObject({ sent: 0 });
      expect(await drainOutbox({ ...deps, now: soon })).toMatchObject({ sent: 4 });
      expect(await drainOutbox({ ...deps, now: soon })).toMatchObject({ sent: 0 });
      await sink.close();
      expect(sink.mails).toHaveLength(2);
      const digest = sink.mails.find((mail) => mail.includes('Subject: Pengingat: 3 tugas menunggu Anda')) ?? '';
      const places = ['Instansi a', 'Instansi b', 'Instansi c'].map((name) => digest.indexOf(name));
      expect(places[0]).toBeGreaterThan(0);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const id of ['a', 'b', 'c']) expect(digest).toContain(`https://siklus.example/tracks/${id}`);
      expect(digest).toContain('Reminder: 3 tasks wait for you');
      const keys = (await db.outbox.find({}, { key: 1 }).lean<{ key: string }[]>()).map(({ key }) => key);
      expect(keys.toSorted()).toEqual(['a/pengingat/2026-07-06T00:31:00.000Z', 'a/pengingat/2026-07-07T00:31:00.000Z', 'b/pengingat/2026-07-06T00:31:00.000Z', 'c/pengingat/2026-07-06T00:31:00.000Z']);
    });

    test('leave out a task that is done meanwhile', async () => {
      const sink = await aMailServer();
      await three();
      await db.trackViews.updateOne({ _id: 'b' }, { $set: { 'state.cells.reviu.status': 'done' } } as never);
      expect(await drainOutbox({ db, send: createMailer(db, sink.url, site), now: soon })).toMatchObject({ sent: 2, cancelled: 1 });
      await sink.close();
      expect(sink.mails[0]).toContain('Pengingat: 2 tugas');
      expect(sink.mails[0]).not.toContain('Instansi b');
    });

    test('that fail together are tried again together', async () => {
      const [closed, sink] = [await aMailServer({ refuses: later }), await aMailServer()];
      await three();
      expect(await drainOutbox({ db, send: createMailer(db, closed.url, site), now: soon })).toMatchObject({ later: 3 });
      expect(await drainOutbox({ db, send: createMailer(db, sink.url, site), now: () => new Date(Date.now() + 10 * 60_000) })).toMatchObject({ sent: 3 });
      await Promise.all([closed.close(), sink.close()]);
      expect(sink.mails).toHaveLength(1);
    });

    test('after a kill between taking and sending: none lost, none twice, those in hand shown as uncertain', async () => {
      const sink = await aMailServer();
      await three();
      const killed = () => new Promise<never>(() => undefined);
      void drainOutbox({ db, send: killed, now: soon });
      while (await db.outbox.countDocuments({ status: 'sending' }) < 3) await new Promise((resolve) => setTimeout(resolve, 20));
      await aTrackAt('d', '2026-07-10T16:59:00.000Z');
      await reminds('d', '2026-07-10T16:59:00.000Z');
      const later = () => new Date(Date.now() + 20 * 60_000);
      expect(await drainOutbox({ db, send: createMailer(db, sink.url, site), now: later })).toMatchObject({ sent: 1 });
      await sink.close();
      expect(sink.mails).toHaveLength(1);
      expect(sink.mails[0]).toContain('/tracks/d');
      expect((await rows()).map(({ status }) => status).toSorted()).toEqual(['sent', 'uncertain', 'uncertain', 'uncertain']);
    });

    test('taken by two senders at once go out once each', async () => {
      const sink = await aMailServer();
      await three();
      const deps = { db, send: createMailer(db, sink.url, site), now: soon };
      const drained = await Promise.all([drainOutbox(deps), drainOutbox(deps), drainOutbox(deps)]);
      await sink.close();
      expect(drained.reduce((sum, { sent }) => sum + sent, 0)).toBe(3);
      const told = ['a', 'b', 'c'].map((id) => sink.mails.filter((mail) => mail.includes(`/tracks/${id}`)).length);
      expect(told).toEqual([1, 1, 1]);
    });
  });
});
