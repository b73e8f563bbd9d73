import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/db.ts';
import { saveFields, startDraft } from '../../db/drafts.ts';
import { addUses, loadEvidence, loadScans, removeEvidence } from '../../db/evidence.ts';
import type { Evidence } from '../../db/evidence.ts';
import { cleanStore } from '../../server/evidence/cleaner.ts';
import { openFile, openFileStore, pathOf, receive } from '../../server/evidence/files.ts';
import type { FileStore } from '../../server/evidence/files.ts';
import { clamdScan } from '../../server/evidence/scanner.ts';
import { scanWaiting, storeFile, tidyName } from '../../server/evidence/store.ts';
import type { EvidenceStore } from '../../server/evidence/store.ts';
import { anEmptyDatabase, dropDatabase } from '../support/database.ts';
import { aJpeg, anOfficeFile, aPdf, aPng, aZip } from '../support/samples.ts';

const pemdaId = 'contoh';
const agencyId = 'dinkes';

let db: Db;
let root: string;
let files: FileStore;
let store: EvidenceStore;
beforeAll(async () => {
  db = await anEmptyDatabase();
  root = await mkdtemp(join(tmpdir(), 'db-evidence-'));
  files = await openFileStore(root);
  store = { db, files, maxBytes: 200_000, whenUnscanned: 'quarantine' };
});
afterAll(async () => {
  await dropDatabase(db);
  await rm(root, { recursive: true, force: true });
});

const upload = (name: string, bytes: Buffer, more: Partial<EvidenceStore> = {}, fileId?: string) =>
  storeFile({ ...store, ...more }, { source: Readable.from([bytes]), name, pemdaId, agencyId, by: { personId: 'p1', name: 'Operator Dinkes (contoh)' }, at: '2026-07-01T00:00:00.000Z', fileId });
const stored = async (...args: Parameters<typeof upload>): Promise<Evidence> => {
  const result = await upload(...args);
  if ('problem' in result) throw new Error(result.message);
  return result;
};
const hourBefore = async (path: string, hours: number) => utimes(path, new Date(), new Date(Date.now() - hours * 3_600_000));

describe('a file an agency uploads', () => {
  test('is kept under its hash and reads back byte for byte', async () => {
    const bytes = aPdf('Renstra 2025-2029');
    const file = await stored('Renstra Dinkes.pdf', bytes);
    expect(file).toMatchObject({ sha256: sha256(bytes), size: bytes.length, mime: 'application/pdf', status: 'available', unscanned: true });
    expect(await buffer((await openFile(files, file.sha256))!)).toEqual(bytes);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test.each([
    ['foto.jpg', aJpeg(800, 600), 'image/jpeg'],
    ['foto.png', aPng(20, 10), 'image/png'],
    ['tabel.xlsx', anOfficeFile('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['laporan.docx', anOfficeFile('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['paparan.pptx', anOfficeFile('pptx'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ])('may be %s', async (name, bytes, mime) => {
    expect(await upload(name, bytes)).toMatchObject({ mime, status: 'available' });
  });

  test.each([
    ['foto-yang-sebenarnya.pdf', aPng(20, 10), 'fileKind', 'image/png'],
    ['laporan.docx', anOfficeFile('xlsx'), 'fileKind', 'DOCX'],
    ['program.exe', aPdf('x'), 'fileKind', '.exe'],
    ['gambar.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'fileKind', '.svg'],
    ['arsip.zip', aZip([{ name: 'a', content: 'b' }]), 'fileKind', '.zip'],
    ['halaman.pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'fileKind', 'tidak dikenali'],
    ['tanpaakhiran', aPdf('x'), 'fileKind', 'tanpa akhiran'],
    ['terkunci.docx', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'fileKind', 'kata sandi'],
    ['bom.xlsx', anOfficeFile('xlsx', [{ name: 'isi.xml', content: Buffer.alloc(300_000) }]), 'fileKind', 'mengembang'],
    ['pengakuan.xlsx', anOfficeFile('xlsx', [{ name: 'isi.xml', content: 'x', claims: 600 * 1024 * 1024 }]), 'fileKind', 'mengembang'],
    ['makro.docx', anOfficeFile('docx', [{ name: 'word/vbaProject.bin', content: 'x' }]), 'fileKind', 'makro'],
    ['keluar.docx', anOfficeFile('docx', [{ name: '../../etc/passwd', content: 'x' }]), 'fileKind', 'tidak wajar'],
    ['banyak.xlsx', anOfficeFile('xlsx', Array.from({ length: 5001 }, (_, n) => ({ name: `n${n}`, content: '' }))), 'fileTooLarge', 'lebih dari'],
    ['terpotong.xlsx', anOfficeFile('xlsx').subarray(0, 200), 'fileKind', 'terpotong'],
    ['raksasa.png', aPng(20_000, 20_000), 'fileKind', 'piksel'],
    ['raksasa.jpg', aJpeg(40_000, 40_000), 'fileKind', 'piksel'],
    ['kosong.pdf', Buffer.alloc(0), 'fileEmpty', 'kosong'],
    ['besar.pdf', Buffer.concat([aPdf('x'), Buffer.alloc(300_000)]), 'fileTooLarge', '0,2 MB'],
  ])('is refused with its reason and leaves nothing: %s', async (name, bytes, why, words) => {
    const before = await db.evidence.countDocuments({});
    const result = await upload(name, bytes);
    expect(result).toMatchObject({ problem: why });
    expect('problem' in result && result.message).toContain(words);
    expect(await db.evidence.countDocuments({})).toBe(before);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test('with five thousand parts is refused however small it is', async () => {
    const bytes = anOfficeFile('xlsx', Array.from({ length: 5001 }, (_, n) => ({ name: `n${n}`, content: '' })));
    expect(await upload('banyak.xlsx', bytes, { maxBytes: 1e7 })).toMatchObject({ problem: 'fileKind', details: { why: { id: 'terlalu banyak bagian di dalamnya' } } });
  });

  test('whose upload breaks off leaves nothing', async () => {
    const broken = Readable.from((async function* () {
      yield aPdf('setengah');
      throw new Error('sambungan putus');
    })());
    await expect(receive(files, broken, 1e6)).rejects.toThrow('putus');
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test('stored twice under one upload id is one row', async () => {
    const first = await stored('sekali.pdf', aPdf('sekali'), {}, 'unggahan-1');
    expect(await stored('sekali.pdf', aPdf('sekali'), {}, 'unggahan-1')).toEqual(first);
  });

  test('gets a name that cannot mislead', () => {
    expect(tidyName('..\\..\\C:\\lap\u202Efdp.exe')).toBe('lapfdp.exe');
    expect(tidyName(`${'a'.repeat(300)}.pdf`)).toMatch(/^a{150}\.pdf$/);
  });
});

describe('the scanner', () => {
  let clamd: Server;
  let address: string;
  // A stand-in for clamd that speaks its INSTREAM protocol and knows one signature.
  beforeAll(async () => {
    clamd = createServer({ allowHalfOpen: true }, (socket) => {
      let received = Buffer.alloc(0);
      socket.on('data', (part: Buffer) => {
        received = Buffer.concat([received, part]);
        if (!socket.writableEnded && received.length > 14 && received.subarray(-4).equals(Buffer.alloc(4))) socket.end(received.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(clamd.address() as { port: number }).port}`;
  });
  afterAll(() => void clamd.close());

  test('lets clean files through and keeps nothing of infected ones', async () => {
    const scan = clamdScan(address);
    expect(await upload('bersih.pdf', aPdf('bersih'), { scan })).toMatchObject({ status: 'available' });
    const infected = aPdf('EICAR');
    expect(await upload('sakit.pdf', infected, { scan })).toMatchObject({ problem: 'fileInfected' });
    expect(await openFile(files, sha256(infected))).toBeUndefined();
  });

  test('when away leaves files in quarantine, and judges them when it is back', async () => {
    const away = clamdScan('127.0.0.1:1', 500);
    const waiting = await stored('menunggu.pdf', aPdf('menunggu'), { scan: away });
    const bad = await stored('menunggu2.pdf', aPdf('menunggu EICAR'), { scan: away });
    expect(waiting.status).toBe('quarantine');
    const shown = await stored('lencana.pdf', aPdf('lencana'), { scan: away, whenUnscanned: 'badge' });
    expect(shown).toMatchObject({ status: 'available', unscanned: true });
    const ids = [waiting._id, bad._id, shown._id];
    const scans = async () => { const found = await loadScans(db, pemdaId, [...ids, 'tidak-ada']); return ids.map((id) => found.get(id)); };
    expect(await scans()).toEqual(['quarantine', 'quarantine', 'unscanned']);
    expect(await scanWaiting({ ...store, scan: away })).toBe(0);
    // What came before there was any scanner is looked at as well.
    expect(await scanWaiting({ ...store, scan: clamdScan(address) })).toBeGreaterThanOrEqual(3);
    expect(await scans()).toEqual(['available', 'refused', 'available']);
    expect(await scanWaiting({ ...store, scan: clamdScan(address) })).toBe(0);
  });
});

test('a scanner that is away ends no process: the file counts as not scanned', async () => {
  // in a process of its own, for jest swallows what would end one
  const asks = `import { clamdScan } from ${JSON.stringify(new URL('../../server/evidence/scanner.ts', import.meta.url).href)}; process.stdout.write(await clamdScan('127.0.0.1:1')(process.argv[1]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', asks, fileURLToPath(import.meta.url)]);
  expect(stdout).toBe('unavailable');
});

describe('removing files', () => {
  test('a file a submission cites stays, also through the cleaner', async () => {
    const file = await stored('dikutip.pdf', aPdf('dikutip'));
    await addUses(db, [{ pemdaId, agencyId, cycleId: 'c', fileId: file._id, trackId: 't', questionId: 'q1', round: 1 }]);
    expect(await removeEvidence(db, pemdaId, agencyId, file._id)).toMatchObject({ problem: 'fileCited', details: { count: 1 } });
    await hourBefore(pathOf(files, file.sha256), 100);
    await cleanStore({ db, files });
    expect(await buffer((await openFile(files, file.sha256))!)).toEqual(aPdf('dikutip'));
  });

  test('a file a draft cites stays too', async () => {
    const file = await stored('draf.pdf', aPdf('draf'));
    await db.withTransaction((session) => startDraft(db, { pemdaId, agencyId, trackId: 't', form: 'lke', round: 1, session }));
    await saveFields(db, pemdaId, { trackId: 't', form: 'lke', by: { personId: 'p1', name: 'n' }, at: '2026-07-01T00:00:00.000Z', changes: [{ question: 'q1', files: [{ fileId: file._id, name: file.name, size: file.size, mime: file.mime, sha256: file.sha256 }], baseRev: 0 }] });
    expect(await removeEvidence(db, pemdaId, agencyId, file._id)).toMatchObject({ problem: 'fileCited' });
  });

  test('another agency cannot see or remove it', async () => {
    const file = await stored('milik.pdf', aPdf('milik'));
    expect(await loadEvidence(db, pemdaId, file._id, 'disdik')).toBeUndefined();
    expect(await removeEvidence(db, pemdaId, 'disdik', file._id)).toMatchObject({ problem: 'notFound' });
  });

  test('the bytes of a removed file go after a day, unless another row knows them', async () => {
    const alone = await stored('sendiri.pdf', aPdf('sendiri'));
    const first = await stored('sama.pdf', aPdf('sama'));
    await stored('sama-lagi.pdf', aPdf('sama'));
    await removeEvidence(db, pemdaId, agencyId, alone._id);
    await removeEvidence(db, pemdaId, agencyId, first._id);
    expect(await cleanStore({ db, files })).toMatchObject({ unknown: 0 });
    for (const file of [alone, first]) await hourBefore(pathOf(files, file.sha256), 25);
    expect(await cleanStore({ db, files })).toMatchObject({ unknown: 1 });
    expect(await openFile(files, alone.sha256)).toBeUndefined();
    expect(await openFile(files, first.sha256)).toBeDefined();
  });

  test('the cleaner takes old unfinished uploads only', async () => {
    const old = await receive(files, Readable.from([aPdf('lama')]), 1e6);
    const fresh = await receive(files, Readable.from([aPdf('baru')]), 1e6);
    if (old === 'tooLarge' || fresh === 'tooLarge') throw new Error('unexpected');
    await hourBefore(old.path, 25);
    expect(await cleanStore({ db, files })).toMatchObject({ temporary: 1 });
    expect(await readdir(join(root, 'tmp'))).toHaveLength(1);
  });
});
