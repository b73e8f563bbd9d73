import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drainOutbox } from '../../activities/outbox.ts';
import type { Message } from '../../core/cycle/track.ts';
import type { Db } from '../../db/db.ts';
import { queueMessages } from '../../db/outbox.ts';
import { sampleIds } from '../../db/seed.ts';
import { createMailer } from '../../server/mail.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';

/** A mail server that keeps what it is handed; `refuses` makes it answer "try later". */
async function aMailServer(refuses = false): Promise<{ readonly url: string; readonly mails: string[]; readonly close: () => Promise<void> }> {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let body: string | undefined;
    socket.write('220 sink\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (body !== undefined) {
        body += text;
        if (body.endsWith('\r\n.\r\n')) { mails.push(body); body = undefined; socket.write('250 kept\r\n'); }
        return;
      }
      if (text.startsWith('DATA')) { body = ''; socket.write('354 go on\r\n'); return; }
      socket.write(text.startsWith('EHLO') ? '250 sink\r\n' : text.startsWith('RCPT') && refuses ? '451 later\r\n' : '250 ok\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => { server.close(resolve); });
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, close };
}

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
    const sink = await aMailServer(true);
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
    expect(await drainOutbox({ db, send: createMailer(db, sink.url, site), now: () => new Date() })).toMatchObject({ cancelled: 1, sent: 0 });
    await sink.close();
    expect(sink.mails).toEqual([]);
    await queues('pesan-4');
    expect(await drainOutbox({ db, now: () => new Date() })).toMatchObject({ cancelled: 1 });
    expect((await rows()).map(({ why }) => why).toSorted()).toEqual(['noMailServer', 'notWantedAnyMore']);
    expect(await db.notices.countDocuments({ personId: sampleIds.person('operator.dinkes') })).toBe(2);
  });
});
