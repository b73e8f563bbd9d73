import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { demoPassword } from '../../core/samples/cast.ts';
import { sampleIds } from '../../db/seed.ts';
import { createApp } from '../../server/app.ts';
import { firstAdminLink } from '../../server/commands/first-admin.ts';
import { castOf, signsIn, somebody, type Actor } from '../support/cast.ts';
import { anEmptyDatabase, dropDatabase } from '../support/database.ts';
import { aServer, type TestServer } from '../support/server.ts';

const good = 'Kuda-putih 4 musim';

describe('signing in', () => {
  let server: TestServer;
  let as: (login: string) => Promise<Actor>;
  beforeAll(async () => {
    server = await aServer();
    as = castOf(server);
  });
  afterAll(async () => server?.close());

  test('gives a session that no script can read and no other site can use; the database holds only its hash', async () => {
    const { status, headers, cookie, body } = await signsIn(server, 'Operator.Dinkes');
    expect(status).toBe(200);
    expect(body).toMatchObject({ role: 'operator', agencyName: 'Dinas Kesehatan' });
    expect(headers.get('set-cookie')).toMatch(/^siklus=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(await server.db.sessions.countDocuments({ _id: cookie.split('=')[1] ?? '' })).toBe(0);
  });

  test('takes the __Host- cookie over https', async () => {
    const other = await aServer({ settings: { url: 'https://siklus.contoh.go.id' } });
    const answer = await fetch(`${other.base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'https://siklus.contoh.go.id' }, body: JSON.stringify({ login: 'pimpinan', password: 'contoh-siklus-2026' }) });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-siklus=.+; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
    await other.close();
  });

  test('a wrong password and an unknown name are told alike, and too many of them have to wait', async () => {
    const wrong = await signsIn(server, 'operator.disdik', 'salah-sandi');
    const nobody = await signsIn(server, 'tidak.ada', 'salah-sandi');
    expect([wrong.status, wrong.body.problem]).toEqual([401, 'wrongCredentials']);
    expect([nobody.status, nobody.body.message]).toEqual([401, wrong.body.message]);
    for (let tries = 0; tries < 8; tries += 1) await signsIn(server, 'operator.disdik', 'salah-sandi');
    const blocked = await signsIn(server, 'operator.disdik');
    expect([blocked.status, blocked.body.problem]).toEqual([429, 'tooManyAttempts']);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signsIn(server, 'kepala.disdik')).status).toBe(200);
  });

  test('every server process counts wrong passwords in one place, where neither names nor addresses stand', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signsIn(server, 'operator.bappeda', 'salah-sandi');
    const second = createServer();
    await new Promise<void>((resolve) => second.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(second.address() as AddressInfo).port}`;
    second.on('request', createApp({ ...server.deps, settings: { ...server.deps.settings, url: base } }));
    for (let tries = 0; tries < 4; tries += 1) await signsIn({ base }, 'operator.bappeda', 'salah-sandi');
    expect((await signsIn(server, 'operator.bappeda')).status).toBe(429);
    expect(JSON.stringify(await server.db.attempts.find().lean())).not.toMatch(/bappeda|127\.0\.0\.1/);
    second.close();
    second.closeAllConnections();
  });

  test('ends on the server when somebody signs out', async () => {
    const { cookie } = await signsIn(server, 'ketua');
    const person = somebody(server, 'ketua', cookie);
    await person.does('me');
    await person.does('signOut');
    expect(await person.isRefused('me')).toMatchObject({ problem: 'signInNeeded', status: 401 });
  });

  test('a request that another site makes a browser send is refused before anything else', async () => {
    const coordinator = await as('koordinator');
    const foreign: readonly Readonly<Record<string, string>>[] = [{ origin: 'https://jahat.example' }, { origin: 'null' }, { origin: 'http://localhost:1' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
    for (const headers of foreign) {
      const { status, body } = await coordinator.sends('DELETE', '/api/session', undefined, headers);
      expect({ status, problem: body.problem }).toEqual({ status: 403, problem: 'crossSite' });
    }
    await coordinator.does('me');
  });

  test('whoever types localhost for the machine itself may sign in', async () => {
    const { port } = new URL(server.base);
    const answer = await fetch(`${server.base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` }, body: JSON.stringify({ login: 'pimpinan', password: demoPassword }) });
    expect(answer.status).toBe(200);
  });

  test('me tells the role, what it may do, and the demo time', async () => {
    const { person, acts, mode, now } = await (await as('kepala.dinkes')).does('me');
    expect(person).toMatchObject({ role: 'head', position: { id: 'Kepala Dinas Kesehatan' } });
    expect(acts).toContain('submit');
    expect(acts).not.toContain('editForms');
    expect([mode, now.slice(0, 10)]).toEqual(['demo', '2026-07-06']);
  });

  test('the sign-in page finds the personas and their password; a shared sample account keeps it', async () => {
    const { on, password, personas } = await somebody(server, 'nobody', '').does('demo');
    expect([on, password]).toEqual([true, 'contoh-siklus-2026']);
    expect(personas.map(({ role }) => role)).toEqual(expect.arrayContaining(['administrator', 'coordinator', 'operator', 'head', 'evaluator', 'leadership']));
    expect(await (await as('pimpinan')).isRefused('changePassword', { body: { current: password ?? '', next: good } })).toMatchObject({ problem: 'sampleAccount' });
  });
});

describe('a person whom an administrator invites', () => {
  let server: TestServer;
  let administrator: Actor;
  let personId: string;
  beforeAll(async () => {
    server = await aServer();
    administrator = await castOf(server)('administrator');
    ({ personId } = await administrator.does('addPerson', { body: { login: 'Wati.Dishub', displayName: 'Operator Dishub', email: 'wati@contoh.invalid', position: { id: 'Operator', en: 'Operator' }, role: 'operator', tier: null, agencyId: sampleIds.agency('dpupr') } }));
  });
  afterAll(async () => server?.close());

  const nobody = () => somebody(server, 'nobody', '');
  const link = (purpose: 'activate' | 'reset') => administrator.does('makeLink', { params: { personId }, body: { purpose } });

  test('activates the account with a code that works once, typed as it is read from paper', async () => {
    const { code, address } = await link('activate');
    expect(address).toBe(`${server.base}/activate/${code}`);
    expect(await nobody().does('activation', { params: { code: code.toLowerCase().replaceAll('-', ' ') } })).toEqual({ displayName: 'Operator Dishub', login: 'wati.dishub', purpose: 'activate' });
    expect(await nobody().isRefused('activate', { params: { code }, body: { password: 'rahasia123' } })).toMatchObject({ problem: 'weakPassword', status: 422 });
    expect(await nobody().isRefused('activate', { params: { code }, body: { password: 'wati.dishub99' } })).toMatchObject({ problem: 'weakPassword' });
    await nobody().does('activate', { params: { code }, body: { password: good } });
    expect(await nobody().isRefused('activate', { params: { code }, body: { password: `${good}!` } })).toMatchObject({ problem: 'linkSpent', status: 410 });
    expect((await signsIn(server, 'wati.dishub', good)).status).toBe(200);
  });

  test('a new password ends the other sessions, not the own one', async () => {
    const [here, there] = [await signsIn(server, 'wati.dishub', good), await signsIn(server, 'wati.dishub', good)];
    const own = somebody(server, 'wati', here.cookie);
    expect(await own.isRefused('changePassword', { body: { current: 'bukan ini', next: 'Sapi hitam 5 musim' } })).toMatchObject({ problem: 'wrongCredentials' });
    await own.does('changePassword', { body: { current: good, next: 'Sapi hitam 5 musim' } });
    await own.does('me');
    expect((await somebody(server, 'wati', there.cookie).asks('me')).status).toBe(401);
  });

  test('a second factor is asked for once it is on, and one code opens one door only', async () => {
    const own = somebody(server, 'wati', (await signsIn(server, 'wati.dishub', 'Sapi hitam 5 musim')).cookie);
    const { secret, address } = await own.does('beginSecondFactor', { body: {} });
    expect(address).toContain('otpauth://totp/Siklus');
    expect(await own.isRefused('confirmSecondFactor', { body: { code: '000000' } })).toMatchObject({ problem: 'secondFactorNeeded' });
    await own.does('confirmSecondFactor', { body: { code: generateSync({ secret }) } });
    expect((await server.db.people.findById(personId).lean<{ totpSecret: string }>())?.totpSecret).not.toContain(secret);
    expect((await signsIn(server, 'wati.dishub', 'Sapi hitam 5 musim')).body.problem).toBe('secondFactorNeeded');
    const later = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
    expect((await signsIn(server, 'wati.dishub', 'Sapi hitam 5 musim', later)).status).toBe(200);
    expect((await signsIn(server, 'wati.dishub', 'Sapi hitam 5 musim', later)).status).toBe(401);
  });

  test('a reset takes the lost phone away as well', async () => {
    const { code } = await link('reset');
    await nobody().does('activate', { params: { code }, body: { password: good } });
    expect((await signsIn(server, 'wati.dishub', good)).status).toBe(200);
  });

  test('disabled, the running session ends at once and the door stays shut', async () => {
    const own = somebody(server, 'wati', (await signsIn(server, 'wati.dishub', good)).cookie);
    const row = (await administrator.does('people', { query: { q: 'wati.dishub' } })).items[0]!;
    await administrator.does('changePerson', { params: { personId }, rev: row.rev, body: { disabled: true } });
    expect((await own.asks('me')).status).toBe(401);
    expect((await signsIn(server, 'wati.dishub', good)).status).toBe(401);
  });

  test('a changed role acts on the next request', async () => {
    const { personId: id } = await administrator.does('addPerson', { body: { login: 'budi', displayName: 'Budi', email: null, position: { id: 'Operator', en: 'Operator' }, role: 'operator', tier: null, agencyId: sampleIds.agency('dpupr') } });
    const { code } = await administrator.does('makeLink', { params: { personId: id }, body: { purpose: 'activate' } });
    await nobody().does('activate', { params: { code }, body: { password: good } });
    const budi = somebody(server, 'budi', (await signsIn(server, 'budi', good)).cookie);
    expect((await budi.asks('agencies')).status).toBe(403);
    await administrator.does('changePerson', { params: { personId: id }, rev: 1, body: { role: 'coordinator', agencyId: null, position: { id: 'Koordinator', en: 'Coordinator' } } });
    expect((await budi.asks('agencies')).status).toBe(200);
    const { assignments } = (await server.db.people.findById(id).lean<{ assignments: { role: string; to?: string }[] }>())!;
    expect(assignments.at(-1)).toMatchObject({ role: 'coordinator' });
  });
});

describe('a real installation', () => {
  test('demands a second factor of those who judge and administer, before they do anything', async () => {
    const server = await aServer({ settings: { mode: 'real' } });
    const administrator = await castOf(server)('administrator');
    await administrator.does('me');
    expect(await administrator.isRefused('people')).toMatchObject({ problem: 'secondFactorMissing', status: 403 });
    const { secret } = await administrator.does('beginSecondFactor', { body: {} });
    await administrator.does('confirmSecondFactor', { body: { code: generateSync({ secret }) } });
    await administrator.does('people');
    expect(await somebody(server, 'nobody', '').does('demo')).toEqual({ on: false, now: null, password: null, personas: [] });
    expect(await administrator.isRefused('demoJump', { body: { days: 1 } })).toMatchObject({ problem: 'notFound' });
    await server.close();
  });

  test('prints one set-up link until its first administrator stands', async () => {
    const db = await anEmptyDatabase('real');
    const address = await firstAdminLink(db, 'http://127.0.0.1:8080');
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:8080\/activate\/[2-9A-Z]{4}(-[2-9A-Z]{4}){5}$/);
    await db.people.updateMany({ role: 'administrator' }, { $set: { passwordHash: 'ada' } });
    expect(await firstAdminLink(db, 'http://127.0.0.1:8080')).toBeUndefined();
    await dropDatabase(db);
  });
});
