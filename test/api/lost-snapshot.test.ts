import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withDays } from '../../core/design/clocks.ts';
import { keepHouse } from '../../server/housekeeping.ts';
import { mendSnapshots } from '../../server/lost-snapshots.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, until, type Story } from '../support/story.ts';

describe('a snapshot that was deleted from disk', () => {
  let server: TestServer;
  let story: Story;
  let home: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes']);
    home = await mkdtemp(join(tmpdir(), 'siklus-doctor-'));
  });
  afterAll(async () => {
    await server?.close();
    await rm(home, { recursive: true, force: true });
  });

  /** What the doctor says of this database, and the code it ends with. */
  async function doctor(): Promise<{ readonly code: number; readonly words: string }> {
    const uri = new URL(process.env['MONGODB_URI'] ?? '');
    uri.pathname = `/${server.db.connection.name}`;
    const env = { ...process.env, SIKLUS_HOME: home, MONGODB_URI: uri.href };
    return promisify(execFile)(process.execPath, ['engines/doctor.ts'], { env }).then(({ stdout }) => ({ code: 0, words: stdout }), ({ code, stdout }: { code: number; stdout: string }) => ({ code, words: stdout }));
  }

  test('the track runs on from its history, and the doctor says which cycle has lost it', async () => {
    expect((await doctor()).words).not.toContain('snapshot');
    await server.db.snapshots.deleteMany({});
    // A worker without memory: it has the definition from the history alone.
    await server.stopWorker();
    await server.startWorker();
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
    expect(await until(async () => (await (await story.as('anggota')).does('tasks')).mine.find(({ trackId }) => trackId === story.trackOf('dinkes')), 'the review')).toBeDefined();
    const { code, words } = await doctor();
    expect(code).toBe(1);
    expect(words).toMatch(/SALAH {2}siklus “Evaluasi AKIP internal 2026”: snapshot [0-9a-f]{12} tidak ada lagi; jalur yang berjalan tetap berjalan/);
    expect(words).toContain('Mulai ulang Siklus');
  });

  test('the server stores it again from the frozen design, and only when it is the same to the byte', async () => {
    await keepHouse(server.deps);
    const stored = await server.db.snapshots.find({}).lean();
    const cycle = await server.db.cycles.findById(story.cycleId).lean();
    expect(stored.map(({ _id }) => _id)).toEqual([cycle?.snapshotId]);
    expect((await doctor()).words).not.toContain('snapshot');
    await server.db.snapshots.deleteMany({});
    const { formVersions } = cycle!.setup;
    await server.db.cycles.updateOne({ _id: story.cycleId }, { $set: { 'setup.formVersions': { lke: 'lain:1' } } } as never);
    expect((await mendSnapshots(server.db)).map(({ _id }) => _id)).toEqual([story.cycleId]);
    expect(await server.db.snapshots.countDocuments()).toBe(0);
    await server.db.cycles.updateOne({ _id: story.cycleId }, { $set: { 'setup.formVersions': formVersions } } as never);
  });

  test('one of an older edition is told as well, with how many agencies still run by it, and is stored again', async () => {
    await keepHouse(server.deps);
    const administrator = await story.as('administrator');
    const first = (await server.db.cycles.findById(story.cycleId).lean())!.snapshotId!;
    const draft = (await administrator.does('beginChange', { params: { cycleId: story.cycleId }, body: {} })).cycleId;
    const { definition, rev } = await administrator.does('cycleDesign', { params: { cycleId: draft } });
    await administrator.does('changeDesign', { params: { cycleId: draft }, rev, body: { definition: withDays(definition, { fill: 13 }) } });
    const { change } = await administrator.does('cycleChange', { params: { cycleId: story.cycleId }, query: {} });
    await administrator.does('publishChange', { params: { cycleId: story.cycleId }, rev: change!.rev, body: { reason: 'Libur daerah diumumkan.' } });
    expect((await doctor()).words).not.toContain('snapshot');
    await server.db.snapshots.deleteOne({ _id: first });
    const { code, words } = await doctor();
    expect([code, words.match(/snapshot/g)!.length]).toEqual([1, 2]);
    expect(words).toContain(`siklus “Evaluasi AKIP internal 2026”, edisi 1 yang lama (masih dipakai 1 instansi): snapshot ${first.slice(0, 12)} tidak ada lagi`);
    expect(await mendSnapshots(server.db)).toEqual([]);
    expect((await doctor()).words).not.toContain('snapshot');
  });
});
