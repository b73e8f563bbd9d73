import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addAgency, changeAgency, loadAgency, nameAt } from '../../db/agencies.ts';
import type { Db } from '../../db/db.ts';
import { enrol, listEnrolments } from '../../db/enrolments.ts';
import { addLink, spendLink } from '../../db/links.ts';
import { beginOperation, endOperation, once, operationId } from '../../db/operations.ts';
import { addPerson, findByLogin, listPeople } from '../../db/people.ts';
import { problem } from '../../core/problem.ts';
import { sampleIds } from '../../db/seed.ts';
import { insertPending, listPending, listSubmissions, refuseSubmission } from '../../db/submissions.ts';
import { isDuplicate } from '../../db/table.ts';
import { at, handsIn, kepala, pemdaId } from '../support/commits.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';

let db: Db;
beforeAll(async () => {
  db = await aDatabaseWithTheCast();
});
afterAll(async () => dropDatabase(db));

describe('sending answers', () => {
  test('a double click is one version, also from two servers at once', async () => {
    const content = { data: { q1: 'ya' }, evidence: {} };
    const rows = await Promise.all(Array.from({ length: 20 }, () => handsIn(db, 'dinkes', content, { idempotencyKey: 'klik' })));
    expect(new Set(rows.map((row) => row._id)).size).toBe(1);
    expect(await listSubmissions(db, pemdaId, 'jalur-dinkes')).toHaveLength(1);
  });

  test('twenty different sendings of one round leave one, and the others are told', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        insertPending(db, { _id: `k${n}`, pemdaId, agencyId: sampleIds.agency('disdik'), trackId: 'jalur-disdik', round: 1, form: 'lke:1', formKey: 'lke', canonical: `{"data":{"q1":${n}},"evidence":{}}`, receivedAt: at(2), idempotencyKey: `k${n}`, by: kepala('disdik'), command: { id: `k${n}`, at: at(2), actor: kepala('disdik'), kind: 'submit', token: 't1', round: 1, versionId: `k${n}`, hash: '', changed: [] } }),
      ),
    );
    expect(results.filter((result) => !('problem' in result))).toHaveLength(1);
    expect(results.filter((result) => 'problem' in result && result.problem === 'alreadyExists')).toHaveLength(19);
  });

  test('the same key with other answers is refused', async () => {
    await expect(handsIn(db, 'dinkes', { data: { q1: 'tidak' }, evidence: {} }, { idempotencyKey: 'klik' })).rejects.toThrow('Idempotency-Key');
  });

  test('a refused version makes room for the next one and stays readable', async () => {
    const first = await handsIn(db, 'dinsos', { data: {}, evidence: {} });
    expect(await listPending(db, pemdaId, { trackId: 'jalur-dinsos', until: at(2) })).toHaveLength(1);
    await refuseSubmission(db, { _id: first._id, pemdaId, trackId: 'jalur-dinsos', problem: 'deadlinePassed', details: {}, at: at(3) });
    await refuseSubmission(db, { _id: first._id, pemdaId, trackId: 'jalur-dinsos', problem: 'closed', details: {}, at: at(4) });
    await handsIn(db, 'dinsos', { data: { q1: 1 }, evidence: {} }, { idempotencyKey: 'lagi' });
    expect(await listSubmissions(db, pemdaId, 'jalur-dinsos')).toMatchObject([{ attempt: 1, status: 'refused' }, { attempt: 2, status: 'pending' }]);
    expect(await db.refusals.findById(first._id).lean()).toMatchObject({ problem: 'deadlinePassed' });
  });
});

describe('an operation with its key', () => {
  const key = (name: string, requestHash = 'a') => ({ _id: operationId('p1', 'editAgencies', name), pemdaId, requestHash, at: at(1) });
  const office = (id: string) => ({ _id: id, pemdaId, names: [{ name: { id: 'Dinas Uji', en: 'Test Agency' }, shortName: 'Uji', from: at(1) }], kind: 'dinas', rev: 1 });

  test('is done once however often it is asked, and every asker gets the same answer', async () => {
    const work = () => once(db, key('tambah'), async (session) => ({ added: (await addAgency(db, office('uji-1'), session))._id, n: Math.random() }));
    const answers = await Promise.all([work(), work(), work(), work()]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await work()).toEqual(answers[0]);
  });

  test('with another body under the same key is refused', async () => {
    expect(await once(db, key('tambah', 'b'), async () => 'tidak terjadi')).toMatchObject({ problem: 'keyReused' });
  });

  test('that meets a problem changes nothing and may be tried again', async () => {
    const refused = await once(db, key('coba'), async (session) => {
      await addAgency(db, office('uji-2'), session);
      return problem('alreadyExists', { thing: 'Instansi' });
    });
    expect(refused).toMatchObject({ problem: 'alreadyExists' });
    expect(await loadAgency(db, pemdaId, 'uji-2')).toBeUndefined();
    expect(await once(db, key('coba'), async (session) => (await addAgency(db, office('uji-2'), session))._id)).toBe('uji-2');
  });

  test('through a workflow: begun, repeated while it runs, ended once', async () => {
    expect(await beginOperation(db, key('kirim'))).toEqual({ status: 'fresh' });
    expect(await beginOperation(db, key('kirim'))).toMatchObject({ status: 'running' });
    await endOperation(db, pemdaId, key('kirim')._id, { status: 'done', answer: { nomor: '001' } });
    await endOperation(db, pemdaId, key('kirim')._id, { status: 'refused', answer: null });
    expect(await beginOperation(db, key('kirim'))).toEqual({ status: 'done', answer: { nomor: '001' } });
    expect(await beginOperation(db, key('kirim', 'lain'))).toMatchObject({ problem: 'keyReused' });
  });
});

describe('rows with a revision', () => {
  test('of two editors the second is told who was first, and nothing is overwritten', async () => {
    const agency = (await loadAgency(db, pemdaId, sampleIds.agency('rsud')))!;
    const change = (by: string, kind: string) => changeAgency(db, pemdaId, { id: agency._id, rev: agency.rev, by, at: at(5), set: { kind } });
    expect(await change('Administrator A', 'rsud-a')).toMatchObject({ rev: 2, kind: 'rsud-a' });
    expect(await change('Administrator B', 'rsud-b')).toMatchObject({ problem: 'changedMeanwhile', details: { who: 'Administrator A' } });
    expect((await loadAgency(db, pemdaId, agency._id))?.kind).toBe('rsud-a');
  });

  test('a row of another local government is not found', async () => {
    expect(await changeAgency(db, 'kabupaten-lain', { id: sampleIds.agency('rsud'), rev: 2, by: 'x', at: at(5), set: { kind: 'x' } })).toMatchObject({ problem: 'notFound' });
    expect(await listPeople(db, 'kabupaten-lain')).toEqual([]);
  });

  test('an agency bears the name of the day', () => {
    const names = [{ name: { id: 'Dinas Lama', en: 'Old' }, shortName: 'Lama', from: at(1) }, { name: { id: 'Dinas Baru', en: 'New' }, shortName: 'Baru', from: at(10) }];
    expect([at(5), at(10), '2020-01-01'].map((day) => nameAt({ names }, day).shortName)).toEqual(['Lama', 'Baru', 'Lama']);
  });
});

describe('what the database itself refuses', () => {
  test('a second person with the same sign-in name', async () => {
    const person = (await findByLogin(db, pemdaId, 'KOORDINATOR'))!;
    expect(person.displayName).toBe('Kepala Bagian Organisasi (contoh)');
    const error: unknown = await addPerson(db, { ...person, _id: 'lain' }).catch((one: unknown) => one);
    expect(isDuplicate(error)).toBe(true);
  });

  test('an agency twice in one cycle', async () => {
    const row = (id: string) => ({ _id: id, pemdaId, cycleId: 'c1', agencyId: sampleIds.agency('dinkes'), reviewers: {} });
    await Promise.all([enrol(db, pemdaId, [row('t1')]), enrol(db, pemdaId, [row('t2')]), enrol(db, pemdaId, [row('t3')])]);
    expect(await listEnrolments(db, pemdaId, 'c1')).toHaveLength(1);
  });

  test('a field nobody declared, and a row without its local government', async () => {
    const office = { _id: 'x', names: [], kind: 'dinas', rev: 1 };
    await expect(addAgency(db, { ...office, pemdaId, password: '1' } as never)).rejects.toThrow('password');
    await expect(addAgency(db, office as never)).rejects.toThrow('pemdaId');
  });

  test('a query operator that comes from outside', async () => {
    expect(await db.people.find({ pemdaId, login: { $ne: '' } as never }).lean().catch(() => [])).toEqual([]);
  });

  test('spending a one-time link twice', async () => {
    const now = new Date('2026-07-01T00:00:00Z');
    await addLink(db, { _id: 'sandi', pemdaId, personId: 'p1', purpose: 'reset', expiresAt: new Date('2026-07-02T00:00:00Z') });
    const spent = await Promise.all([spendLink(db, 'sandi', now), spendLink(db, 'sandi', now), spendLink(db, 'sandi', now)]);
    expect(spent.filter((one) => !('problem' in one))).toHaveLength(1);
    expect(spent.filter((one) => 'problem' in one && one.problem === 'linkSpent')).toHaveLength(2);
  });
});
