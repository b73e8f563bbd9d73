import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { find } from './find.ts';
import { startMongod } from './mongod.ts';
import type { Supervisor } from './supervisor.ts';
import { startTemporal } from './temporal.ts';

export type Addresses = { readonly mongodbUri: string; readonly temporalAddress: string };
type Wanted = { readonly folder: string; readonly mongodbUri: string; readonly temporalAddress: string; readonly supervisor: Supervisor; readonly say: (line: string) => void };

/** The database's name inside the embedded server. */
const database = 'siklus';

/** Brings up the engines that are not given from outside and puts them under supervision; a restart keeps the address. */
export async function startEngines({ folder, mongodbUri, temporalAddress, supervisor, say }: Wanted): Promise<Addresses> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let uri = mongodbUri;
  if (!uri) {
    const found = await find('mongod', say);
    say(`MongoDB   ${found.path} (${found.from})`);
    let port: number | undefined;
    await supervisor.add('mongod', async (): Promise<Child> => {
      const running = await startMongod({ path: found.path, folder, ...(port === undefined ? {} : { port }) });
      port = running.port;
      uri = running.uri.replace('/?', `/${database}?`);
      return running.child;
    });
  }
  let address = temporalAddress;
  if (!address) {
    const found = await find('temporal', say);
    say(`Temporal  ${found.path} (${found.from})`);
    await supervisor.add('temporal', async (): Promise<Child> => {
      const running = await startTemporal({ path: found.path, folder, ...(address ? { port: Number(address.split(':')[1]) } : {}) });
      address = running.address;
      return running.child;
    });
  }
  return { mongodbUri: uri, temporalAddress: address };
}

// A burst of workflow tasks leaves much short-lived memory; a bounded young generation gives it back (611 → 404 MB).
const nodeOptions = { api: [], pekerja: ['--max-semi-space-size=16'] } as const;

/** Starts one of our own processes: the API or the worker. */
export function startOwn(root: string, name: 'api' | 'pekerja', { file, env, folder }: { readonly file: string; readonly env: NodeJS.ProcessEnv; readonly folder: string }): Promise<Child> {
  return startChild({ name, command: process.execPath, args: ['--disable-warning=ExperimentalWarning', ...nodeOptions[name], join(root, file)], env: { ...process.env, SIKLUS_SUPERVISED: '1', ...env }, log: join(folder, `${name}.log`) });
}

/** Waits until an address answers 200; gives the last words of the log when it does not. */
export async function waitReady(url: string, log: string, timeoutMs = 120_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(3_000) }).then((answer) => answer.ok, () => false);
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const words = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-8).join('\n');
  throw new Error(`${url} tidak siap dalam ${timeoutMs / 1000} detik. Akhir catatan:\n${words}`);
}
