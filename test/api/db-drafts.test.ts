import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from '../../db/db.ts';
import { freezeDraft, loadDraft, saveFields, startDraft } from '../../db/drafts.ts';
import type { DraftChange } from '../../db/drafts.ts';
import { anEmptyDatabase, dropDatabase } from '../support/database.ts';

const pemdaId = 'contoh';
const wati = { personId: 'p1', name: 'Operator Dinkes (contoh)' };
const budi = { personId: 'p2', name: 'Kepala Dinkes (contoh)' };
const noon = '2026-07-01T05:00:00.000Z';
const later = '2026-07-01T05:00:30.000Z';
const nextDay = '2026-07-02T05:00:00.000Z';

describe('the draft of an agency', () => {
  let db: Db;
  beforeAll(async () => {
    db = await anEmptyDatabase();
    await db.withTransaction((session) => startDraft(db, { pemdaId, agencyId: 'dinkes', trackId: 'jalur', form: 'lke', round: 1, session }));
  });
  afterAll(async () => dropDatabase(db));

  const saves = (by: typeof wati, at: string, ...changes: readonly DraftChange[]) => saveFields(db, pemdaId, { trackId: 'jalur', form: 'lke', by, at, changes });
  const stored = async (question: string) => (await loadDraft(db, pemdaId, 'jalur', 'lke'))?.fields[question];

  test('saves only what changed, with a revision per question', async () => {
    expect(await saves(wati, noon, { question: 'q1', value: 'Renstra ada', baseRev: 0 }, { question: 'q2', value: { nilai: 3 }, baseRev: 0 })).toEqual({ saved: [{ question: 'q1', rev: 1, at: noon }, { question: 'q2', rev: 1, at: noon }], conflicts: [] });
    await saves(wati, noon, { question: 'q1', value: 'Renstra ada dan disahkan', baseRev: 1 });
    expect(await stored('q1')).toMatchObject({ value: 'Renstra ada dan disahkan', rev: 2, byName: wati.name });
    expect(await stored('q2')).toMatchObject({ value: { nilai: 3 }, rev: 1 });
  });

  test('keeps both values when two people changed the same question, and tells who and when', async () => {
    const result = await saves(budi, later, { question: 'q1', value: 'Renstra belum disahkan', baseRev: 1 });
    expect(result).toMatchObject({ saved: [], conflicts: [{ question: 'q1', mine: { value: 'Renstra belum disahkan' }, theirs: { value: 'Renstra ada dan disahkan', byName: wati.name, at: noon, rev: 2 } }] });
    const now = await stored('q1');
    expect(now?.value).toBe('Renstra ada dan disahkan');
    expect(now?.past.at(-1)).toMatchObject({ value: 'Renstra belum disahkan', byName: budi.name, refused: true });
  });

  test('a conflict in one question does not hold up the others', async () => {
    expect(await saves(budi, later, { question: 'q1', value: 'x', baseRev: 0 }, { question: 'q3', value: 7, baseRev: 0 })).toMatchObject({ saved: [{ question: 'q3', rev: 1 }], conflicts: [{ question: 'q1' }] });
  });

  test('a request whose answer got lost is no conflict when it comes again', async () => {
    await saves(wati, later, { question: 'q4', value: 'sekali', baseRev: 0 });
    expect(await saves(wati, nextDay, { question: 'q4', value: 'sekali', baseRev: 0 })).toEqual({ saved: [{ question: 'q4', rev: 1, at: later }], conflicts: [] });
    expect((await stored('q4'))?.past).toEqual([]);
  });

  test('the same person in two windows gets the conflict too', async () => {
    await saves(wati, noon, { question: 'q5', value: 'jendela pertama', baseRev: 0 });
    expect(await saves(wati, later, { question: 'q5', value: 'jendela kedua', baseRev: 0 })).toMatchObject({ saved: [], conflicts: [{ question: 'q5', theirs: { value: 'jendela pertama' } }] });
  });

  test('remembers what another person, or another day, had written', async () => {
    await saves(wati, noon, { question: 'q6', value: 'pertama', baseRev: 0 });
    await saves(wati, later, { question: 'q6', value: 'pertama, lanjut mengetik', baseRev: 1 });
    await saves(budi, later, { question: 'q6', value: 'diubah kepala', baseRev: 2 });
    await saves(budi, nextDay, { question: 'q6', value: 'diubah esok hari', baseRev: 3 });
    expect((await stored('q6'))?.past.map((one) => one.value)).toEqual(['pertama, lanjut mengetik', 'diubah kepala']);
  });

  test('files and value change under one revision, and either can stay as it is', async () => {
    const file = { fileId: 'f1', name: 'renstra.pdf', size: 9, mime: 'application/pdf', sha256: 'aa' };
    await saves(wati, noon, { question: 'q7', value: 'ya', baseRev: 0 });
    await saves(wati, noon, { question: 'q7', files: [file], baseRev: 1 });
    expect(await stored('q7')).toMatchObject({ value: 'ya', files: [file], rev: 2 });
  });

  test('stores what a person typed as it is, even when it looks like a database command', async () => {
    await saves(wati, noon, { question: 'q8', value: { $ne: null, teks: '$fields.q1' }, baseRev: 0 });
    expect((await stored('q8'))?.value).toEqual({ $ne: null, teks: '$fields.q1' });
    expect(await saves(wati, noon, { question: '$where', value: 1, baseRev: 0 })).toMatchObject({ problem: 'badRequest' });
    expect(await saves(wati, noon, { question: 'a.b', value: 1, baseRev: 0 })).toMatchObject({ problem: 'badRequest' });
  });

  test('fifty saves at once of one question give one winner per revision', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => saves(n % 2 === 0 ? wati : budi, later, { question: 'q9', value: n, baseRev: 0 })));
    expect(results.filter((result) => 'saved' in result && result.saved.length === 1)).toHaveLength(1);
    expect((await stored('q9'))?.rev).toBe(1);
  });

  test('a frozen draft refuses and stays; a draft of another local government is not there', async () => {
    await freezeDraft(db, pemdaId, { trackId: 'jalur', form: 'lke', frozen: true });
    expect(await saves(wati, later, { question: 'q2', value: 9, baseRev: 1 })).toMatchObject({ problem: 'closed' });
    expect((await stored('q2'))?.value).toEqual({ nilai: 3 });
    expect(await saveFields(db, 'kabupaten-lain', { trackId: 'jalur', form: 'lke', by: wati, at: later, changes: [{ question: 'q2', value: 9, baseRev: 1 }] })).toMatchObject({ problem: 'notFound' });
  });
});
