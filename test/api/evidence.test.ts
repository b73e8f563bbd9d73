import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FileRef } from '../../core/form/model.ts';
import { setScanned } from '../../db/evidence.ts';
import { sampleIds } from '../../db/seed.ts';
import { aPdf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story } from '../support/story.ts';

describe('evidence of an agency', () => {
  let server: TestServer;
  let story: Story;
  let operator: Actor;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
    operator = await story.as('operator.dinkes');
  });
  afterAll(async () => server?.close());

  const tus = (actor: Actor, more: Readonly<Record<string, string>>) => ({ cookie: actor.cookie, origin: server.base, 'tus-resumable': '1.0.0', ...more });
  const part = { 'content-type': 'application/offset+octet-stream' };

  test('an upload cut off in the middle goes on where it was, and only for the one who began it', async () => {
    const bytes = new Uint8Array([...aPdf('panjang'), ...randomBytes(40_000)]);
    const made = await fetch(`${server.base}/api/uploads`, { method: 'POST', headers: tus(operator, { 'upload-length': String(bytes.length), 'upload-metadata': `filename ${Buffer.from('SK IKU 2026.pdf').toString('base64')}` }) });
    const address = new URL(made.headers.get('location') ?? '', server.base);
    expect((await fetch(address, { method: 'PATCH', headers: tus(operator, { ...part, 'upload-offset': '0' }), body: bytes.slice(0, 10_000) })).status).toBe(204);
    const other = await story.as('operator.disdik');
    expect((await fetch(address, { method: 'HEAD', headers: tus(other, {}) })).status).toBe(404);
    expect((await fetch(address, { method: 'PATCH', headers: tus(other, { ...part, 'upload-offset': '10000' }), body: bytes.slice(10_000) })).status).toBe(404);
    const head = await fetch(address, { method: 'HEAD', headers: tus(operator, {}) });
    expect(head.headers.get('upload-offset')).toBe('10000');
    const done = await fetch(address, { method: 'PATCH', headers: tus(operator, { ...part, 'upload-offset': '10000' }), body: bytes.slice(10_000) });
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject({ name: 'SK IKU 2026.pdf', size: bytes.length, mime: 'application/pdf', status: 'unscanned' });
  });

  test('a viewer may ask for a part of a long document', async () => {
    const { fileId, size } = (await operator.does('evidence')).items[0]!;
    const answer = await fetch(`${server.base}/api/evidence/${fileId}/content?show=1`, { headers: { cookie: operator.cookie, range: 'bytes=0-7' } });
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([206, `bytes 0-7/${size}`, '%PDF-1.4']);
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''SK%20IKU%202026\.pdf$/);
    expect((await fetch(`${server.base}/api/evidence/${fileId}/content`, { headers: { cookie: operator.cookie, range: `bytes=${size}-` } })).status).toBe(416);
  });

  test('a file nobody cites can be removed; a cited one stays, in the draft as in what was sent', async () => {
    const free = (await operator.uploads('lepas.pdf', aPdf('lepas'))).body as FileRef;
    await operator.does('removeEvidence', { params: { fileId: free.fileId } });
    expect(await operator.isRefused('evidenceFile', { params: { fileId: free.fileId } })).toMatchObject({ problem: 'notFound' });
    await fillsIn(story, 'dinkes', grades);
    const cited = (await operator.does('evidence')).items.find(({ name }) => name === 'Renstra 2026.pdf')!;
    expect(cited).toMatchObject({ canRemove: false, uses: [] });
    expect(await operator.isRefused('removeEvidence', { params: { fileId: cited.fileId } })).toMatchObject({ problem: 'fileCited', status: 409 });
    await handsIn(story, 'dinkes');
    const sent = (await operator.does('evidence')).items.find(({ fileId }) => fileId === cited.fileId)!;
    expect(sent.uses.length).toBeGreaterThan(5);
    expect(sent.uses.map(({ questionTitle }) => questionTitle.id)).toContain('1.c Nilai pemanfaatan');
    expect(await operator.isRefused('removeEvidence', { params: { fileId: cited.fileId } })).toMatchObject({ problem: 'fileCited' });
  });

  test('a file that waits for its scan says so wherever it is cited, and opens once it is found clean; a harmful one stays shut', async () => {
    const { fileId } = (await operator.does('evidence')).items.find(({ name }) => name === 'Renstra 2026.pdf')!;
    const evaluator = await story.as('anggota');
    const { taskId } = (await evaluator.does('tasks')).mine.find(({ duty }) => duty === 'review')!;
    const scan = async () => Object.values((await evaluator.does('review', { params: { taskId } })).answers.evidence).flat().find((file) => file.fileId === fileId)?.status;
    const opens = async () => { const answer = await fetch(`${server.base}/api/evidence/${fileId}/content?show=1`, { headers: { cookie: evaluator.cookie } }); return [answer.status, answer.ok ? 'bytes' : ((await answer.json()) as { problem: string }).problem]; };
    expect([await scan(), await opens()]).toEqual(['unscanned', [200, 'bytes']]);
    await server.db.evidence.updateOne({ _id: fileId }, { $set: { status: 'quarantine' } });
    expect([await scan(), await opens()]).toEqual(['quarantine', [409, 'fileHeld']]);
    await setScanned(server.db, sampleIds.pemda, fileId, 'refused');
    expect([await scan(), await opens()]).toEqual(['refused', [409, 'fileUnsafe']]);
    await setScanned(server.db, sampleIds.pemda, fileId, 'available');
    expect([await scan(), await opens()]).toEqual(['available', [200, 'bytes']]);
  });

  test('only the evaluator learns that another agency handed in the same bytes', async () => {
    const bytes = aPdf('dinkes');
    const twin = (await (await story.as('operator.disdik')).uploads('salinan.pdf', bytes)).body as FileRef;
    expect((await (await story.as('operator.disdik')).does('evidenceFile', { params: { fileId: twin.fileId } })).alsoAt).toBe(0);
    expect((await (await story.as('anggota')).does('evidenceFile', { params: { fileId: twin.fileId } })).alsoAt).toBe(1);
  });

  test('an evaluator sees the files of the agencies he judges, and cannot add any', async () => {
    const reviewer = await story.as('anggota');
    expect((await reviewer.does('evidence')).items.map(({ name }) => name)).toEqual(expect.arrayContaining(['salinan.pdf', 'Renstra 2026.pdf']));
    expect((await (await story.as('anggota2')).does('evidence')).items).toEqual([]);
    expect((await reviewer.uploads('titipan.pdf', aPdf())).status).toBe(403);
  });
});
