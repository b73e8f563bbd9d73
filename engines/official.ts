import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { Binary } from './binaries.ts';
import { verify } from './wheel.ts';

/** Where the makers publish a binary; asked only when a connection opens within three seconds. */
const makers: Readonly<Record<Binary['name'], string>> = { mongod: 'fastdl.mongodb.org', temporal: 'temporal.download', 'temporal-test-server': 'temporal.download' };

/** Tries the makers' own download and places it at `target`; fails fast on a closed network. */
export async function fromMaker(binary: Binary, target: string): Promise<{ readonly path?: string; readonly reason?: string }> {
  if (!(await isReachable(makers[binary.name]))) return { reason: 'unduhan resmi tidak terjangkau' };
  await mkdir(dirname(dirname(target)), { recursive: true });
  const folder = await mkdtemp(`${dirname(target)}.part-`);
  try {
    const fetched = await fetchers[binary.name](binary.officialVersion, folder);
    const mistake = await verify(binary, fetched, binary.officialVersion);
    if (mistake) return { reason: mistake };
    await mkdir(dirname(target), { recursive: true });
    await rename(fetched, target);
    return { path: target };
  } catch (error) {
    return { reason: `unduhan resmi gagal: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isReachable(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443 });
    // Covers the name look-up too, which the socket's own time-out does not.
    const timer = setTimeout(() => end(false), 3_000);
    const end = (open: boolean) => { clearTimeout(timer); socket.destroy(); resolve(open); };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

const fetchers: Readonly<Record<Binary['name'], (version: string, folder: string) => Promise<string>>> = {
  mongod: async (version, folder) => {
    const { MongoBinary } = await import('mongodb-memory-server-core');
    // The makers' own checksum, fetched beside the archive.
    return MongoBinary.getPath({ version, downloadDir: folder, checkMD5: true });
  },
  temporal: (version, folder) => fromTemporal('createLocal', version, folder),
  'temporal-test-server': (version, folder) => fromTemporal('createTimeSkipping', version, folder),
};

/** The SDK's own cached download: it starts the server once to have the file placed, and stops it again. */
async function fromTemporal(start: 'createLocal' | 'createTimeSkipping', version: string, folder: string): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const environment = await TestWorkflowEnvironment[start]({ server: { executable: { type: 'cached-download', version: `v${version}`, downloadDir: folder } } });
  await environment.teardown();
  const placed = (await readdir(folder)).find((name) => name.startsWith('temporal'));
  if (!placed) throw new Error('berkas tidak ditemukan setelah diunduh');
  return join(folder, placed);
}
