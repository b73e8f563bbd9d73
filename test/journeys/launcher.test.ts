import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { holderOf } from '../../engines/folder.ts';
import { type Identity, isStillThere } from '../../engines/identity.ts';

jest.setTimeout(180_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['mongod', 'temporal', 'pekerja', 'api'] as const;
let home: string;
let siklus: ChildProcess;
let said = '';

/** The surroundings of a person at a terminal: none of what the test run itself was told. */
const surroundings = (): NodeJS.ProcessEnv => {
  const { MONGODB_URI: _uri, TEMPORAL_ADDRESS: _address, npm_lifecycle_event: _npm, ...rest } = process.env;
  return { ...rest, SIKLUS_HOME: home, PORT: '0' };
};

/** Runs `node start.mjs …` to its end. */
function run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly words: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'start.mjs'), ...args], { env: surroundings(), stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { words += part.toString(); });
    child.once('close', (code) => resolve({ code, words }));
  });
}

async function until(what: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (await what()) return;
  throw new Error(`still not after ${seconds} s; the launcher said:\n${said}`);
}

const data = () => join(home, 'data');
const partOf = async (name: string) => JSON.parse(await readFile(join(data(), `${name}.pid`), 'utf8')) as Identity;
const address = async () => (await holderOf(data()))!.address;

describe('npm start -- --real', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'siklus-launcher-'));
    siklus = spawn(process.execPath, [join(root, 'start.mjs'), '--real'], { env: surroundings(), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [siklus.stdout!, siklus.stderr!]) stream.on('data', (part: Buffer) => { said += part.toString(); });
    await until(() => said.includes('Ctrl-C') || siklus.exitCode !== null, 120);
  });
  afterAll(async () => {
    siklus.kill('SIGTERM');
    await until(() => siklus.exitCode !== null || siklus.signalCode !== null, 60);
    await rm(home, { recursive: true, force: true });
  });

  test('prints the address, where the data lie, how to stop, and one link for the first administrator; nothing of a demo', async () => {
    expect(said).toContain(`Siklus siap di ${await address()}`);
    expect(said).toContain(data());
    expect(said).toMatch(new RegExp(`${await address()}/\\S+/[A-Z0-9-]{20,}`));
    expect(said).not.toMatch(/contoh/i);
    expect(await readdir(home)).toEqual(['data']);
  });

  test('serves the interface and says that all of it is ready', async () => {
    const page = await fetch(await address());
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    expect(await (await fetch(`${await address()}/readyz`)).json()).toMatchObject({ ready: true, mode: 'real', mongodb: { ok: true }, temporal: { ok: true }, worker: { ok: true } });
  });

  test('a second start on the same data says who is there and ends', async () => {
    const { code, words } = await run('--real');
    expect([code, words]).toEqual([1, expect.stringContaining(await address())]);
    expect(isStillThere((await holderOf(data()))!)).toBe(true);
  });

  test('the doctor finds everything well', async () => {
    const { code, words } = await run('run', 'doctor');
    expect([code, words]).toEqual([0, expect.not.stringContaining('SALAH')]);
    for (const finding of [/MongoDB \S+ di 127.0.0.1:\d+: primary, replica set rs0/, /Temporal \S+ di 127.0.0.1:\d+: menjawab/, /siap/]) expect(words).toMatch(finding);
  });

  test('maintenance works beside it, but nothing is restored under running parts', async () => {
    expect(await run('run', 'verify-audit')).toMatchObject({ code: 0 });
    expect(await run('run', 'restore', home)).toMatchObject({ code: 1, words: expect.stringContaining('Hentikan dahulu') });
  });

  test.each(parts)('%s killed with -9 is started again and the whole is ready on the same address', async (name) => {
    const [before, where] = [await partOf(name), await address()];
    process.kill(before.pid, 'SIGKILL');
    await until(async () => !isStillThere(before) && (await partOf(name).catch(() => before)).pid !== before.pid, 30);
    await until(() => fetch(`${where}/readyz`, { signal: AbortSignal.timeout(3_000) }).then((answer) => answer.ok, () => false), 60);
    expect(said).toContain(`! ${name} berhenti (SIGKILL)`);
  });

  test('told to stop, it stops in order and leaves no process and no lock behind', async () => {
    const all = await Promise.all(parts.map(partOf));
    expect(all.every(isStillThere)).toBe(true);
    siklus.kill('SIGTERM');
    await until(() => siklus.exitCode !== null, 40);
    expect([siklus.exitCode, all.filter(isStillThere), await holderOf(data())]).toEqual([0, [], undefined]);
    expect((await readdir(data())).filter((name) => name.endsWith('.pid') || name.endsWith('.lock'))).toEqual([]);
    expect(said).toMatch(/Berhenti dengan tertib …\nSelesai\.\n$/);
  });

  test('stopped, its data can be backed up into an empty folder', async () => {
    const { code, words } = await run('run', 'backup', join(home, 'cadangan'));
    expect([code, words]).toEqual([0, expect.stringContaining('dokumen')]);
    expect(await readdir(join(home, 'cadangan'))).toContain('manifest.json');
    expect(await holderOf(data())).toBeUndefined();
  });
});

describe('what cannot be is refused before anything starts', () => {
  test.each([
    [{ HOST: '0.0.0.0' }, ['--demo'], 'HOST=0.0.0.0'],
    [{ PORT: 'delapan' }, ['--demo'], 'PORT=delapan'],
    [{ MONGOD_PATH: '/nowhere/mongod' }, ['--demo'], 'MONGOD_PATH'],
  ] as const)('%j', async (more, args, words) => {
    const folder = await mkdtemp(join(tmpdir(), 'siklus-refused-'));
    const child = spawn(process.execPath, [join(root, 'start.mjs'), ...args], { env: { ...surroundings(), SIKLUS_HOME: folder, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    let heard = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { heard += part.toString(); });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, heard]).toEqual([1, expect.stringContaining(words)]);
    await rm(folder, { recursive: true, force: true });
  });
});
