import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { sampleIds } from '../../db/seed.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

/** A sheet as an office would fill it in, as base64. */
async function aSheet(rows: readonly (readonly string[])[]): Promise<string> {
  const bytes = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
  return bytes.toString('base64');
}

describe('what an administrator keeps', () => {
  let server: TestServer;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer();
    administrator = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());

  test('an agency renamed bears its old name in the past', async () => {
    const row = (await administrator.does('agencies', { query: { q: 'Dinas Sosial' } })).items[0]!;
    const after = await administrator.does('changeAgency', { params: { agencyId: row.agencyId }, rev: row.rev, body: { name: 'Dinas Sosial dan Pemberdayaan', shortName: 'Dinsos PM' } });
    expect(after).toMatchObject({ name: 'Dinas Sosial dan Pemberdayaan', rev: row.rev + 1, people: 2 });
    const stored = await server.db.agencies.findById(row.agencyId).lean<{ names: { name: { id: string } }[] }>();
    expect(stored?.names.map(({ name }) => name.id)).toEqual(['Dinas Sosial', 'Dinas Sosial dan Pemberdayaan']);
  });

  test('a seat has to fit: an operator belongs to an agency, an evaluator to a tier, a sign-in name to one person', async () => {
    const person = { login: 'baru.saja', displayName: 'Baru', email: null, position: { id: 'Baru', en: 'New' }, role: 'operator' as const, tier: null, agencyId: null };
    expect(await administrator.isRefused('addPerson', { body: person })).toMatchObject({ problem: 'badRequest', at: [{ path: 'body.agencyId' }] });
    expect(await administrator.isRefused('addPerson', { body: { ...person, role: 'evaluator' } })).toMatchObject({ problem: 'badRequest', at: [{ path: 'body.tier' }] });
    expect(await administrator.isRefused('addPerson', { body: { ...person, agencyId: 'tidak-ada' } })).toMatchObject({ problem: 'notFound' });
    expect(await administrator.isRefused('addPerson', { body: { ...person, login: 'KOORDINATOR', agencyId: sampleIds.agency('dinkes') } })).toMatchObject({ problem: 'alreadyExists', details: { thing: { id: 'Nama masuk' } } });
    const me = (await administrator.does('people', { query: { q: 'administrator' } })).items[0]!;
    expect(await administrator.isRefused('changePerson', { params: { personId: me.personId }, rev: me.rev, body: { disabled: true } })).toMatchObject({ problem: 'inUse' });
  });

  test('a list is read a page at a time until its end', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { login: string }[]; next: string | null; total: number } = await administrator.does('people', { query: { limit: '10', ...(cursor === '' ? {} : { cursor }) } });
      expect(page.total).toBe(33);
      seen.push(...page.items.map(({ login }) => login));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(33);
  });

  test('the sheet to fill in carries its columns and one example', async () => {
    const answer = await fetch(`${server.base}/api/imports/template?kind=people`, { headers: { cookie: administrator.cookie } });
    expect(answer.headers.get('content-disposition')).toContain('templat-pengguna.xlsx');
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()));
    expect(rows[0]).toEqual(['Nama masuk', 'Nama', 'Jabatan', 'Peran', 'Jenjang', 'Instansi', 'Surel', 'Pangkat', 'NIP']);
  });

  const people = [
    ['Nama masuk', 'Nama', 'Jabatan', 'Peran', 'Jenjang', 'Instansi', 'Surel'],
    ['siti.dinkes', 'Siti', 'Operator II', 'Operator instansi', '', 'Dinkes', 'siti@contoh.invalid'],
    ['budi', 'Budi', 'Penilai', 'Penilai', '', '', ''],
    ['ani', 'Ani', 'Kepala', 'Kepala instansi', '', 'Dinas Khayalan', 'bukan-surel'],
    ['siti.dinkes', 'Siti lagi', 'Operator', 'Operator instansi', '', 'Dinkes', ''],
    ['koordinator2', 'Analis Kebijakan Ahli', 'Analis', 'Koordinator', '', 'Setda', ''],
    ['=1+1', 'Rumus', 'Rumus', 'raja', '', '', ''],
  ];

  test('an import is checked first: every cell that does not fit is named, nothing is written', async () => {
    const file = await aSheet(people);
    const told = await administrator.does('importRows', { body: { kind: 'people', file, apply: false } });
    expect(told).toMatchObject({ rows: 6, fresh: 1, changed: 1, applied: false });
    expect(told.refusals.map(({ cell }) => cell).toSorted()).toEqual(['A5', 'D7', 'E3', 'F4', 'G4']);
    expect(await server.db.people.countDocuments({ login: 'siti.dinkes' })).toBe(0);
  });

  test('applied, the good rows are taken and the bad ones left out', async () => {
    const file = await aSheet(people);
    expect(await administrator.does('importRows', { body: { kind: 'people', file, apply: true } })).toMatchObject({ fresh: 1, changed: 1, applied: true });
    expect((await administrator.does('people', { query: { q: 'siti.dinkes' } })).items).toMatchObject([{ role: 'operator', agencyName: 'Dinas Kesehatan', activated: false }]);
    expect((await administrator.does('people', { query: { q: 'koordinator2' } })).items).toMatchObject([{ displayName: 'Analis Kebijakan Ahli' }]);
    expect(await administrator.does('importRows', { body: { kind: 'people', file, apply: true } })).toMatchObject({ fresh: 0, changed: 0 });
  });

  test('rank and NIP are checked, kept, imported, left alone by a sheet without them, and emptied again', async () => {
    const row = (await administrator.does('people', { query: { q: 'kepala.dinkes' } })).items[0]!;
    const change = { params: { personId: row.personId }, rev: row.rev };
    expect(await administrator.isRefused('changePerson', { ...change, body: { nip: '196813011990032001' } })).toMatchObject({ problem: 'badRequest', at: [{ path: 'body.nip', message: { id: expect.stringContaining('19681301 bukan tanggal') } }] });
    const after = await administrator.does('changePerson', { ...change, body: { rank: 'IV/a', nip: '19680101 199003 2 001' } });
    expect(after).toMatchObject({ rank: 'IV/a', nip: '196801011990032001', position: row.position });
    const [head, line] = [['Nama masuk', 'Nama', 'Jabatan', 'Peran', 'Jenjang', 'Instansi', 'Surel'], ['kepala.dinkes', row.displayName, row.position.id, 'Kepala instansi', '', 'Dinkes', row.email ?? '']];
    const told = async (rows: readonly (readonly string[])[], apply: boolean) => administrator.does('importRows', { body: { kind: 'people', file: await aSheet(rows), apply } });
    expect(await told([head, line], false)).toMatchObject({ changed: 0, refusals: [] });
    expect((await told([[...head, 'Pangkat', 'NIP'], [...line, 'Jenderal', '196801011990031000']], true)).refusals.map(({ cell }) => cell)).toEqual(['H2', 'I2']);
    expect(await told([[...head, 'Pangkat', 'NIP'], [...line, 'pembina tingkat i', '']], true)).toMatchObject({ changed: 1, refusals: [] });
    expect((await administrator.does('people', { query: { q: 'kepala.dinkes' } })).items[0]).toMatchObject({ rank: 'IV/b', nip: null });
    expect(JSON.stringify(await server.db.audit.find({}).lean())).not.toContain('196801011990032001');
  });

  test('what is no sheet is refused and the process lives', async () => {
    for (const file of ['', 'bukan base64 !', Buffer.from('PK\u0003\u0004 rusak'.padEnd(400, 'x')).toString('base64')]) {
      expect(await administrator.isRefused('importRows', { body: { kind: 'agencies', file, apply: true } })).toMatchObject({ problem: 'fileKind' });
    }
    expect(await administrator.isRefused('importRows', { body: { kind: 'agencies', file: await aSheet([['Nama'], ['Dinas X']]), apply: true } })).toMatchObject({ problem: 'fileKind', details: { why: { id: expect.stringContaining('Nama singkat'), en: expect.stringContaining('Nama singkat') } } });
  });

  test('a day off added moves what is counted over it, and the older version is not overwritten unseen', async () => {
    const counted = { query: { from: '2026-08-03', days: '10' } };
    expect(await administrator.does('computeDay', counted)).toMatchObject({ date: '2026-08-18', sentence: { id: '3 Agustus 2026 + 10 hari kerja = Selasa, 18 Agustus 2026' } });
    const { version, days, provisional, source } = await administrator.does('calendar', { params: { year: '2026' } });
    const body = { days: [...days, { date: '2026-08-12', name: { id: 'Hari jadi kabupaten', en: 'Founding day' }, kind: 'local' as const }], provisional, source, reason: 'SK Bupati' };
    expect(await administrator.isRefused('changeCalendar', { params: { year: '2026' }, rev: version + 5, body })).toMatchObject({ problem: 'changedMeanwhile' });
    expect(await administrator.isRefused('changeCalendar', { params: { year: '2026' }, rev: version, body: { ...body, days: [{ ...body.days[0]!, date: '2027-01-01' }] } })).toMatchObject({ problem: 'badRequest' });
    expect(await administrator.does('changeCalendar', { params: { year: '2026' }, rev: version, body })).toEqual({ version: version + 1 });
    expect(await administrator.does('computeDay', counted)).toMatchObject({ date: '2026-08-19' });
  });

  test('the audit tells who did what in a sentence, can be searched, and proves itself', async () => {
    const { items, total } = await administrator.does('audit', { query: { act: 'changeAgency' } });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ who: 'Administrator Siklus (contoh)', sentence: { id: 'Administrator Siklus (contoh) mengubah data instansi.' } });
    expect((await administrator.does('audit', { query: { act: 'changeCalendar' } })).items[0]?.reason).toBe('SK Bupati');
    expect((await administrator.does('audit', { query: { actor: 'tidak ada orang ini' } })).total).toBe(0);
    expect(await administrator.does('verifyAudit', { body: {} })).toMatchObject({ whole: true, firstBad: null });
    await server.db.connection.collection('audit').updateOne({ act: 'changeAgency' }, { $set: { 'entry.act': 'lain' } });
    expect(await administrator.does('verifyAudit', { body: {} })).toMatchObject({ whole: false, firstBad: expect.stringContaining('admin/contoh:') });
  });
});
