import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyAudit } from '../../db/audit.ts';
import { commitEffect } from '../../db/commit.ts';
import type { Db } from '../../db/db.ts';
import { addSession } from '../../db/sessions.ts';
import { backUp } from '../../server/commands/backup.ts';
import { restore } from '../../server/commands/restore.ts';
import { openFileStore, pathOf } from '../../server/evidence/files.ts';
import type { FileStore } from '../../server/evidence/files.ts';
import { storeFile, verifyEvidence } from '../../server/evidence/store.ts';
import { aCommit, aState, anEnrolment, at, handsIn, kepala, operator, pemdaId } from '../support/commits.ts';
import { aDatabaseWithTheCast, anEmptyDatabase, dropDatabase } from '../support/database.ts';
import { aPdf } from '../support/samples.ts';

describe('a backup', () => {
  let db: Db;
  let folder: string;
  let files: FileStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'db-backup-'));
    files = await openFileStore(join(folder, 'evidence'));
    db = await aDatabaseWithTheCast();
    await anEnrolment(db, 'dinkes');
    const file = await storeFile({ db, files, maxBytes: 1e6, whenUnscanned: 'badge' }, { source: Readable.from([aPdf('renstra')]), name: 'renstra.pdf', pemdaId, agencyId: operator('dinkes').agencyId!, by: { personId: 'p', name: 'n' }, at: at(1) });
    if ('problem' in file) throw new Error(file.message);
    await commitEffect(db, aCommit(aState('dinkes', 1), 'open', { changes: [{ kind: 'openTask', token: 't1', form: 'lke', mode: 'fill', round: 1 }] }));
    const version = await handsIn(db, 'dinkes', { data: { q1: 0.1, q2: 7, q3: null, q4: 'é — 🙂' }, evidence: { q1: [{ fileId: file._id, name: file.name, size: file.size, mime: file.mime, sha256: file.sha256 }] } });
    await commitEffect(db, aCommit(aState('dinkes', 2), 'submit', { changes: [{ kind: 'confirmSubmission', versionId: version._id, round: 1, late: false, receivedAt: at(2), approvedBy: kepala('dinkes') }] }));
    const soon = new Date('2030-01-01T00:00:00Z');
    await addSession(db, { _id: 'sandi', pemdaId, personId: 'p', createdAt: soon, lastSeenAt: soon, expiresAt: soon, absoluteUntil: soon });
  });
  afterAll(async () => {
    await dropDatabase(db);
    await rm(folder, { recursive: true, force: true });
  });

  test('gives every byte back after a wipe, and the chains are whole', async () => {
    const before = await backUp(db, files, join(folder, 'a'));
    await db.connection.dropDatabase();
    await rm(files.root, { recursive: true });
    files = await openFileStore(join(folder, 'evidence'));
    const restored = await restore(db, files, { folder: join(folder, 'a') });
    const after = await backUp(db, files, join(folder, 'b'));
    expect(after.collections).toEqual(before.collections);
    expect(after.evidence).toEqual(before.evidence);
    expect(restored).toMatchObject({ files: 1, missingEvidence: [] });
    expect(restored.documents).toBeGreaterThan(50);
    expect(await verifyAudit(db)).toMatchObject({ whole: true, entries: 2 });
    expect(await verifyEvidence({ db, files })).toEqual([]);
    expect((await db.submissions.listIndexes()).some((index) => index.unique === true)).toBe(true);
  });

  test('leaves sign-ins out', async () => {
    expect(await db.sessions.countDocuments({})).toBe(0);
  });

  test('is of one instant: what is written while it runs is not in it', async () => {
    const before = await backUp(db, files, join(folder, 'c'));
    const running = backUp(db, files, join(folder, 'd'));
    const writing = Promise.all(Array.from({ length: 30 }, (_, n) => commitEffect(db, aCommit(aState('dinsos', n + 1), 'note'))));
    const during = await running;
    await writing;
    const [effects, entries] = [during.collections['effects']!.documents - before.collections['effects']!.documents, during.collections['audit']!.documents - before.collections['audit']!.documents];
    expect(entries).toBe(effects);
  });

  test('is not read into a database that holds data, nor when a file of it was changed', async () => {
    await expect(restore(db, files, { folder: join(folder, 'a') })).rejects.toThrow('not empty');
    const place = join(folder, 'a', 'people.ejson');
    await writeFile(place, (await readFile(place, 'utf8')).replace('koordinator', 'koordinat0r'));
    const other = await anEmptyDatabase();
    await other.connection.dropDatabase();
    await expect(restore(other, files, { folder: join(folder, 'a') })).rejects.toThrow('people.ejson');
    expect(await other.people.countDocuments({})).toBe(0);
    await dropDatabase(other);
  });

  test('says which evidence is damaged instead of copying it', async () => {
    const row = (await db.evidence.findOne({}).lean())!;
    await writeFile(pathOf(files, row.sha256), 'rusak');
    expect(await verifyEvidence({ db, files })).toEqual([{ fileId: row._id, fault: 'changed' }]);
    expect((await backUp(db, files, join(folder, 'e'))).missingEvidence).toEqual([row.sha256]);
  });
});
