import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { find } from './find.ts';
import { type Addresses, stampFolder } from './folder.ts';
import { lastWords } from './log.ts';
import { startMongod } from './mongod.ts';
import type { Supervisor } from './supervisor.ts';
import { startTemporal } from './temporal.ts';

export type { Addresses } from './folder.ts';
type Wanted = { readonly folder: string; readonly mongodbUri: string; readonly temporalAddress: string; readonly supervisor: Supervisor; readonly say: (line: string) => void; /** Where to start instead of the usual ports. */ readonly ports?: { readonly mongod: number; readonly temporal: number } };

/** The database's name inside the embedded server. */
const database = 'siklus';
// When this process is killed, the worker drains into the engines before they end too.
const graceSeconds = 8;

/** Brings up the engines that are not given from outside and puts them under supervision; a restart keeps the address. */
export async function startEngines(wanted: Wanted): Promise<Addresses> {
  await mkdir(wanted.folder, { recursive: true, mode: 0o700 });
  const mongodbUri = wanted.mongodbUri || (await superviseMongod(wanted));
  const temporalAddress = wanted.temporalAddress || (await superviseTemporal(wanted));
  return { mongodbUri, temporalAddress };
}

async function superviseMongod({ folder, supervisor, say, ports }: Wanted): Promise<string> {
  const path = await findFor(folder, 'mongod', say);
  let port = ports?.mongod;
  let uri = '';
  await supervisor.add('mongod', async (): Promise<Child> => {
    const running = await startMongod({ path, folder, graceSeconds, ...(port === undefined ? {} : { port }) });
    port = running.port;
    uri = running.uri.replace('/?', `/${database}?`);
    return running.child;
  });
  return uri;
}

async function superviseTemporal({ folder, supervisor, say, ports }: Wanted): Promise<string> {
  const path = await findFor(folder, 'temporal', say);
  let address = '';
  let port = ports?.temporal;
  await supervisor.add('temporal', async (): Promise<Child> => {
    const running = await startTemporal({ path, folder, graceSeconds, ...(port === undefined ? {} : { port }) });
    address = running.address;
    port = Number(address.split(':')[1]);
    return running.child;
  });
  return address;
}

/** Finds an engine whose version may open this data folder. */
async function findFor(folder: string, name: 'mongod' | 'temporal', say: (line: string) => void): Promise<string> {
  const found = await find(name, say);
  const refusal = await stampFolder(folder, name, found.version);
  if (refusal) throw new Error(refusal);
  say(`${name.padEnd(9)} ${found.version.padEnd(8)} ${found.path} (${found.from})`);
  return found.path;
}

type Own = { readonly file: string; readonly env: NodeJS.ProcessEnv; readonly folder: string; readonly args?: readonly string[] };

// Half the resident memory at the same speed (decision 0010): the heap grows in small steps and its nursery stays small.
const smallHeap = ['--heap-growing-percent=30', '--max-semi-space-size=4'] as const;
// The allocator of Linux keeps eight arenas per core; with many short threads their halves stay empty and resident.
const fewArenas = { MALLOC_ARENA_MAX: '2' } as const;

/** Starts one of our own processes: the API, the worker, in development also the interface's server. */
export function startOwn(root: string, name: 'api' | 'pekerja' | 'vite', { file, env, folder, args = [] }: Own): Promise<Child> {
  return startChild({ name, command: process.execPath, args: ['--disable-warning=ExperimentalWarning', ...smallHeap, join(root, file), ...args], env: { ...process.env, ...fewArenas, ...env, SIKLUS_SUPERVISED: '1' }, log: join(folder, `${name}.log`), pidFile: join(folder, `${name}.pid`) });
}

/** Waits until an address answers 200; gives the last words of the log when it does not. */
export async function waitReady(url: string, log: string, timeoutMs = 120_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(3_000) }).then((answer) => answer.ok, () => false);
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${url} tidak siap dalam ${timeoutMs / 1000} detik. Akhir catatan:\n${await lastWords(log)}`);
}
