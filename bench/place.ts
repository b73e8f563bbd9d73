import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDb, type Db } from '../db/db.ts';
import { prepare } from '../db/migrations.ts';
import { seedBase, seedCast } from '../db/seed.ts';
import { type Child, stopChild } from '../engines/child.ts';
import { freePort } from '../engines/ports.ts';
import { type Addresses, startEngines, startOwn, waitReady } from '../engines/running.ts';
import { createSupervisor } from '../engines/supervisor.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
export type Place = { readonly base: string; readonly engines: Addresses; readonly db: Db; readonly memory: () => Promise<Readonly<Record<'api' | 'pekerja', number>>>; readonly stop: () => Promise<void> };

/** Brings up real engines, the API and the worker as processes of their own, in a folder that is gone afterwards. */
export async function aPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-bench-'));
  const supervisor = createSupervisor((line) => { process.stderr.write(`${line}\n`); });
  const engines = await startEngines({ folder, mongodbUri: '', temporalAddress: '', supervisor, say: () => undefined });
  const db = await openDb(engines.mongodbUri);
  await prepare(db, 'demo');
  await seedBase(db, { mode: 'demo' });
  await seedCast(db);
  // Measured as it runs in earnest: real time, nothing scaled, everybody with a second factor.
  await db.people.updateMany({}, { $set: { totpSecret: 'bench' } });
  await db.installation.updateOne({ _id: 'siklus' }, { $set: { mode: 'real' } });
  const port = await freePort();
  const env = { MONGODB_URI: engines.mongodbUri, TEMPORAL_ADDRESS: engines.temporalAddress, PORT: String(port), SIKLUS_URL: `http://127.0.0.1:${port}`, SIKLUS_MODE: 'real', SIKLUS_DATA: folder, WORKER_PORT: String(await freePort()), LOG_LEVEL: 'error', MAX_CACHED_WORKFLOWS: '1200' };
  const worker = await startOwn(root, 'pekerja', { file: 'server/worker.ts', env, folder });
  const api = await startOwn(root, 'api', { file: 'server/main.ts', env, folder });
  await waitReady(`${env.SIKLUS_URL}/readyz`, join(folder, 'api.log'));
  const stop = async () => {
    await stopChild(api);
    await stopChild(worker);
    await db.close();
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { base: env.SIKLUS_URL, engines, db, stop, memory: async () => ({ api: await residentMb(api), pekerja: await residentMb(worker) }) };
}

/** Resident memory of a process in MB, as Linux tells it. */
async function residentMb({ process: child }: Child): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
