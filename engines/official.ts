import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import type { Binary } from './binaries.ts';

/** Where the makers publish a binary; asked only when a connection opens within three seconds. */
const makers: Readonly<Record<Binary['name'], string>> = { mongod: 'fastdl.mongodb.org', temporal: 'temporal.download', 'temporal-test-server': 'temporal.download' };

/** Tries the makers' own download and says where the binary is; fails fast on a closed network. */
export async function fromMaker(binary: Binary, target: string): Promise<{ readonly path?: string; readonly reason?: string }> {
  if (!(await reachable(makers[binary.name]))) return { reason: 'unduhan resmi tidak terjangkau' };
  try {
    return { path: await fetchers[binary.name](dirname(target)) };
  } catch (error) {
    return { reason: `unduhan resmi gagal: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function reachable(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: 3_000 });
    const end = (open: boolean) => { socket.destroy(); resolve(open); };
    socket.once('connect', () => end(true)).once('timeout', () => end(false)).once('error', () => end(false));
  });
}

const fetchers: Readonly<Record<Binary['name'], (folder: string) => Promise<string>>> = {
  mongod: async (folder) => {
    await mkdir(folder, { recursive: true });
    const { MongoBinary } = await import('mongodb-memory-server-core');
    return MongoBinary.getPath({ version: '8.0.4', downloadDir: folder });
  },
  temporal: (folder) => fromTemporal('default', folder),
  'temporal-test-server': (folder) => fromTemporal('test', folder),
};

/** The SDK's own cached download: it starts the server once to have the file placed, and stops it again. */
async function fromTemporal(kind: 'default' | 'test', folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', version: 'default', downloadDir: folder } as const;
  const environment = kind === 'default' ? await TestWorkflowEnvironment.createLocal({ server: { executable } }) : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await environment.teardown();
  const { readdir } = await import('node:fs/promises');
  const found = (await readdir(folder)).find((name) => name.includes(kind === 'default' ? 'temporal-cli' : 'temporal-test-server') || name.startsWith('temporal'));
  if (!found) throw new Error('berkas tidak ditemukan setelah diunduh');
  return `${folder}/${found}`;
}
