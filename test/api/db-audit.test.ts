import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chains, listAudit, recordAudit, verifyAudit, writeAnchor } from '../../db/audit.ts';
import type { Db } from '../../db/db.ts';
import { auditReport } from '../../server/commands/verify-audit.ts';
import { anggota, at, koordinator, pemdaId } from '../support/commits.ts';
import { anEmptyDatabase, dropDatabase } from '../support/database.ts';

describe('the audit log', () => {
  let db: Db;
  beforeAll(async () => {
    db = await anEmptyDatabase();
  });
  afterAll(async () => dropDatabase(db));

  const writes = (n: number, chain = chains.admin(pemdaId)) => recordAudit(db, { pemdaId, chain, entry: { act: 'signIn', actor: n % 2 === 0 ? koordinator : anggota, at: at((n % 27) + 1), details: { n, 'nama.bertitik': true, kosong: undefined, angka: 1.5 } } });

  test('numbers entries without a gap although sixty come at once', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => writes(n)));
    await writes(60, chains.track('jalur-dinkes'));
    expect(await verifyAudit(db)).toEqual({ whole: true, entries: 61, chains: 2, firstBad: null });
    expect(auditReport(await verifyAudit(db))).toEqual({ id: '61 entri, rantai utuh', en: '61 entries, chain whole' });
  });

  test('holds positions and ids of people, not their names', async () => {
    const rows = await db.audit.find({}).lean();
    expect(JSON.stringify(rows)).not.toContain('(contoh)');
    expect(rows[0]?.entry.actor).toMatchObject({ personId: expect.stringContaining('contoh.orang.') });
  });

  test('lists newest first, page by page, by who and by act', async () => {
    const page = await listAudit(db, pemdaId, { who: anggota.personId, act: 'signIn', limit: 10 });
    const last = page.at(-1)!;
    const next = await listAudit(db, pemdaId, { who: anggota.personId, act: 'signIn', limit: 100, before: { at: last.at, id: last._id } });
    expect(page).toHaveLength(10);
    expect(next).toHaveLength(20);
    expect([...page, ...next].map((row) => row.at)).toEqual([...page, ...next].map((row) => row.at).toSorted().toReversed());
    expect(await listAudit(db, 'kabupaten-lain', { limit: 5 })).toEqual([]);
  });

  test('writes one anchor a day', async () => {
    const anchor = await writeAnchor(db, pemdaId, at(28));
    await writes(61);
    expect(await writeAnchor(db, pemdaId, at(28))).toEqual(anchor);
    expect((await writeAnchor(db, pemdaId, at(29))).root).not.toBe(anchor.root);
  });

  const planted = [
    { what: 'a changed value', id: 'admin/contoh:17', why: 'hash', by: { $set: { 'entry.details.n': 99 } } },
    { what: 'a changed time', id: 'admin/contoh:18', why: 'hash', by: { $set: { at: at(9) + '0' } } },
    { what: 'an entry passed off as another’s', id: 'admin/contoh:19', why: 'hash', by: { $set: { who: 'orang-lain' } } },
    { what: 'a rewritten hash', id: 'admin/contoh:21', why: 'hash', by: { $set: { hash: 'f'.repeat(64) } } },
  ] as const;

  test.each(planted)('names the first bad entry: $what', async ({ id, why, by }) => {
    const original = await db.audit.findById(id).lean();
    await db.audit.collection.updateOne({ _id: id as never }, by as never);
    const check = await verifyAudit(db);
    expect(check.firstBad).toEqual({ id, why });
    expect(auditReport(check).en).toContain(`first bad entry: ${id}`);
    await db.audit.collection.replaceOne({ _id: id as never }, original as never);
    expect((await verifyAudit(db)).whole).toBe(true);
  });

  test('names the entry after one that was taken out', async () => {
    await db.audit.collection.deleteOne({ _id: 'admin/contoh:30' as never });
    expect((await verifyAudit(db)).firstBad).toEqual({ id: 'admin/contoh:31', why: 'gap' });
  });
});
