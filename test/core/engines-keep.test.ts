import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Child, reclaim, startChild } from '../../engines/child.ts';
import { holderOf, stampFolder, takeFolder } from '../../engines/folder.ts';
import { identityOf, isStillThere } from '../../engines/identity.ts';
import { freePort, thisPort } from '../../engines/ports.ts';
import { createSupervisor } from '../../engines/supervisor.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'siklus-keep-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const until = async (what: () => boolean | Promise<boolean>, ms = 15_000) => {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) if (await what()) return true;
  return false;
};
const aSleeper = (name: string): Promise<Child> => startChild({ name, command: '/bin/sleep', args: ['600'], log: join(folder, `${name}.log`), pidFile: join(folder, `${name}.pid`) });

describe('a data folder', () => {
  test('belongs to one process: a second one hears who has it and where it answers', async () => {
    const other = await aSleeper('other');
    await writeFile(join(folder, 'siklus.lock'), JSON.stringify({ ...identityOf(other.process.pid!), address: 'http://127.0.0.1:8080' }));
    expect((await takeFolder(folder, 'x')).taken).toMatch(/sudah berjalan.*127\.0\.0\.1:8080/);
    other.process.kill('SIGKILL');
    await other.ended;
    expect((await takeFolder(folder, 'x')).taken).toBeUndefined();
  });

  test('is free again when its process was killed, even if the number now belongs to another', async () => {
    await writeFile(join(folder, 'siklus.lock'), JSON.stringify({ pid: process.pid, born: 'another boot:1', address: 'x' }));
    expect(await holderOf(folder)).toBeUndefined();
    const lock = await takeFolder(folder, 'http://127.0.0.1:1');
    expect([lock.taken, (await holderOf(folder))?.address]).toEqual([undefined, 'http://127.0.0.1:1']);
    await lock.release();
    expect(await holderOf(folder)).toBeUndefined();
  });

  test('of ten that ask at once only one gets it', async () => {
    await writeFile(join(folder, 'siklus.lock'), JSON.stringify({ pid: process.pid, born: 'another boot:1', address: 'x' }));
    const locks = await Promise.all(Array.from({ length: 10 }, (_, i) => takeFolder(folder, String(i))));
    expect(locks.filter(({ taken }) => taken === undefined)).toHaveLength(1);
    // Nothing of the race is left lying about.
    expect(await readdir(folder)).toEqual(['siklus.lock']);
  });

  test('made by another MongoDB major or another Temporal schema is refused with what to do; a patch is not', async () => {
    expect(await stampFolder(folder, 'mongod', '6.0.5')).toBeUndefined();
    expect(await stampFolder(folder, 'mongod', '6.0.19')).toBeUndefined();
    expect(await stampFolder(folder, 'mongod', '8.0.4')).toMatch(/6\.0\.19.*8\.0\.4.*MONGOD_PATH/);
    expect(await stampFolder(folder, 'temporal', '1.32.0')).toBeUndefined();
    expect(await stampFolder(folder, 'temporal', '1.33.0')).toMatch(/1\.32\.0.*TEMPORAL_CLI_PATH/);
    expect(JSON.parse(await readFile(join(folder, 'engines.json'), 'utf8'))).toMatchObject({ mongod: { version: '6.0.19' }, temporal: { version: '1.32.0' } });
  });
});

describe('the supervisor', () => {
  test('starts a killed child again, says so, and leaves nobody when it stops', async () => {
    const said: string[] = [];
    const supervisor = createSupervisor((line) => said.push(line));
    await supervisor.add('mesin', () => aSleeper('mesin'));
    const first = supervisor.pids()['mesin']!;
    process.kill(first, 'SIGKILL');
    expect(await until(() => supervisor.pids()['mesin'] !== first)).toBe(true);
    const second = identityOf(supervisor.pids()['mesin']!);
    expect(isStillThere(second)).toBe(true);
    await supervisor.stop();
    expect([isStillThere(second), said.some((line) => line.includes('SIGKILL')), said.some((line) => line.includes('berjalan lagi'))]).toEqual([false, true, true]);
  });

  test('stops in the reverse order of starting, each only after the one before has ended', async () => {
    const supervisor = createSupervisor(() => undefined);
    const order: string[] = [];
    for (const name of ['mongod', 'temporal', 'pekerja', 'api']) {
      await supervisor.add(name, async () => {
        const child = await aSleeper(name);
        void child.ended.then(() => order.push(name));
        return child;
      });
    }
    await supervisor.stop();
    expect(order).toEqual(['api', 'pekerja', 'temporal', 'mongod']);
  });

  test('asked to stop while a part is still starting, waits for it and stops it too', async () => {
    const supervisor = createSupervisor(() => undefined);
    let child: Child | undefined;
    const adding = supervisor.add('lambat', async () => { child = await aSleeper('lambat'); await new Promise((resolve) => setTimeout(resolve, 300)); return child; });
    await until(() => child !== undefined);
    await supervisor.stop();
    await adding;
    expect(isStillThere(identityOf(child!.process.pid!))).toBe(false);
  });

  test('gives up nothing: a child that cannot be started is tried again with a growing pause', async () => {
    const said: string[] = [];
    const supervisor = createSupervisor((line) => said.push(line));
    await supervisor.add('rusak', () => startChild({ name: 'rusak', command: '/bin/false', args: [], log: join(folder, 'rusak.log') }));
    expect(await until(() => said.filter((line) => line.includes('dimulai lagi dalam')).length >= 3)).toBe(true);
    await supervisor.stop();
    const pauses = said.flatMap((line) => /dalam (\d+) md/.exec(line)?.[1] ?? []).map(Number);
    expect(pauses.slice(0, 3)).toEqual([250, 500, 1000]);
  });
});

describe('no orphan', () => {
  test('outlives a supervisor that was killed with -9', async () => {
    const child = new URL('../../engines/child.ts', import.meta.url).href;
    const program = `const { startChild } = await import(${JSON.stringify(child)}); const child = await startChild({ name: 'x', command: '/bin/sleep', args: ['600'], log: ${JSON.stringify(join(folder, 'x.log'))} }); console.log(child.process.pid); setInterval(() => {}, 1000);`;
    const supervisor = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(await new Promise((resolve) => supervisor.stdout.once('data', (part: Buffer) => resolve(part.toString()))));
    const sleeper = identityOf(pid);
    expect(isStillThere(sleeper)).toBe(true);
    supervisor.kill('SIGKILL');
    expect(await until(() => !isStillThere(sleeper))).toBe(true);
  });

  test('is left by the next start either: it ends that very process, and never another with its number', async () => {
    const left = await aSleeper('left');
    const stranger = await aSleeper('stranger');
    await writeFile(join(folder, 'stranger.pid'), JSON.stringify({ pid: stranger.process.pid, born: 'another boot:1' }));
    await reclaim(join(folder, 'left.pid'));
    await reclaim(join(folder, 'stranger.pid'));
    expect([isStillThere(identityOf(left.process.pid!)), isStillThere(identityOf(stranger.process.pid!))]).toEqual([false, true]);
    stranger.process.kill('SIGKILL');
    await stranger.ended;
  });
});

describe('a port that is taken', () => {
  const aListener = async () => {
    const { createServer } = await import('node:net');
    const server = createServer();
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as { port: number };
    return { port, close: () => new Promise((resolve) => server.close(resolve)) };
  };

  test('is replaced by a free one near it', async () => {
    const { port, close } = await aListener();
    const other = await freePort(port);
    expect([other > port, other <= 65_535]).toEqual([true, true]);
    await close();
    expect(await freePort(port)).toBe(port);
  });

  test('is waited for by an engine that others know by it, and not for ever', async () => {
    const { port, close } = await aListener();
    await expect(thisPort(port, '127.0.0.1', 300)).rejects.toThrow(String(port));
    const waiting = thisPort(port);
    await close();
    expect(await waiting).toBe(port);
  });
});
