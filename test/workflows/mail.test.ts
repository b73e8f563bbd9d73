import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drainOutbox } from '../../activities/outbox.ts';
import type { Message } from '../../core/cycle/track.ts';
import type { Db } from '../../db/db.ts';
import { queueMessages } from '../../db/outbox.ts';
import { sampleIds } from '../../db/seed.ts';
import { readConfig } from '../../server/config.ts';
import { createMailer } from '../../server/mail.ts';
import { aCertificate } from '../support/certificate.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';
import { aMailServer } from '../support/mail-server.ts';

const account = { user: 'siklus@contoh.invalid', password: 'kata/sandi @ surel' };

describe('mail goes to a real mail server', () => {
  let db: Db;
  let now = 0;
  const trusted = getCACertificates();
  beforeEach(async () => { db = await aDatabaseWithTheCast(); now = Date.now() + 60_000; });
  afterEach(async () => { setDefaultCACertificates(trusted); await dropDatabase(db); });

  const queues = async (key: string, agency: string, more: Partial<Message> = {}) => {
    const place = { pemdaId: sampleIds.pemda, cycleId: 'siklus-uji', trackId: key, agencyId: sampleIds.agency(agency), round: 1, at: '2026-07-06T02:00:00.000Z' };
    await queueMessages(db, place, [{ key, kind: 'taskOpened', to: { role: 'operator', agencyId: place.agencyId }, stage: 'isi', ...more }]);
  };
  /** Sends with the settings an installation gets from its environment. */
  const drains = async (port: number, who: Partial<typeof account> = account) => {
    const config = readConfig({ SMTP_URL: `smtp://${who.user === undefined ? '' : `${encodeURIComponent(who.user)}:${encodeURIComponent(who.password ?? '')}@`}localhost:${port}`, MAIL_FROM: 'siklus@contoh.invalid' });
    const drained = await drainOutbox({ db, send: createMailer(db, config.smtpUrl!, { url: config.url, from: config.mailFrom }), now: () => new Date(now) });
    now += 3 * 3_600_000;
    return drained;
  };
  const whys = async () => (await db.outbox.find({}).sort({ key: 1 }).lean<{ why?: string }[]>()).map(({ why }) => why);

  test('over STARTTLS with the account of the environment, and every letter arrives as it was written', async () => {
    const tls = aCertificate();
    const server = await aMailServer({ account, tls });
    setDefaultCACertificates([...trusted, tls.cert]);
    const said = 'Évaluasi “Renstra” – Kabupaten Contoh: 95 % ≥ target, selesai tepat waktu … ✓ dan kalimat panjang yang melampaui satu baris surel';
    await queues('surat', 'dinkes', { kind: 'custom', text: { id: said, en: 'Naïve façade' } });
    expect(await drains(server.port, { ...account, password: 'salah' })).toMatchObject({ later: 1 });
    expect(await drains(server.port)).toMatchObject({ sent: 1 });
    await server.close();
    expect(server.ways).toEqual([{ secure: true, user: account.user }]);
    expect(server.heard).toEqual(['salah', account.password]);
    expect(server.mails).toHaveLength(1);
    const [mail = ''] = server.mails;
    expect(mail).toContain(`Subject: ${said}\r\n`);
    expect(mail).toContain('From: siklus@contoh.invalid');
    for (const line of [said, 'Naïve façade', 'Instansi:', 'Buka: http']) expect(mail.split('\r\n\r\n').slice(1).join()).toContain(line);
  });

  test('a password is told neither to a server nobody vouches for nor to one without encryption', async () => {
    const [stranger, plain] = await Promise.all([aMailServer({ account, tls: aCertificate() }), aMailServer({ account })]);
    await queues('surat', 'dinkes');
    expect(await drains(stranger.port)).toMatchObject({ later: 1 });
    expect(await whys()).toEqual([expect.stringContaining('self-signed')]);
    expect(await drains(plain.port)).toMatchObject({ later: 1 });
    expect(await whys()).toEqual([expect.stringMatching(/STARTTLS/i)]);
    await Promise.all([stranger.close(), plain.close()]);
    expect([stranger.heard, plain.heard, stranger.mails, plain.mails]).toEqual([[], [], [], []]);
  });

  test('a recipient that is refused holds up nobody else, and the reason stands beside the message', async () => {
    const server = await aMailServer({ refuses: (to) => (to === 'operator.dinkes@contoh.invalid' ? '550 no such mailbox' : undefined) });
    await queues('a', 'dinkes');
    await queues('b', 'dinsos');
    expect(await drains(server.port, {})).toMatchObject({ sent: 1, later: 1 });
    await server.close();
    expect(server.mails).toEqual([expect.stringContaining('To: operator.dinsos@contoh.invalid')]);
    expect(await whys()).toEqual([expect.stringContaining('no such mailbox'), undefined]);
  });

  test('a server that is away is asked again, and gets each mail once when it is back', async () => {
    const gone = await aMailServer();
    await gone.close();
    await queues('surat', 'dinkes');
    expect(await drains(gone.port, {})).toMatchObject({ later: 1 });
    expect(await whys()).toEqual([expect.stringContaining('ECONNREFUSED')]);
    const back = await aMailServer({ port: gone.port });
    expect([await drains(gone.port, {}), await drains(gone.port, {})]).toMatchObject([{ sent: 1 }, { sent: 0 }]);
    await back.close();
    expect(back.mails).toHaveLength(1);
  });
});
