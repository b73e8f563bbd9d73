import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instantOf } from '../../core/cycle/calendar.ts';
import { startClock } from '../../db/businessTime.ts';
import { openDb } from '../../db/db.ts';
import { prepare } from '../../db/migrations.ts';
import { sampleIds, seedBase, seedCast } from '../../db/seed.ts';
import { buildAll, builtWorkflows } from '../../engines/built.ts';
import { freePort } from '../../engines/ports.ts';
import { startEngines, startOwn, waitReady } from '../../engines/running.ts';
import { createSupervisor, type Supervisor } from '../../engines/supervisor.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export type ProductPart = 'mongod' | 'temporal' | 'pekerja' | 'api';
export type Product = {
  readonly base: string;
  /** kill -9, then waits until the supervisor has it running again and the whole product says it is ready. */
  readonly kills: (part: ProductPart) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The morning on which every journey begins: a working day whose calendar is settled. */
export const firstMorning = { date: '2026-07-06', at: '08:00', zone: 'WIB' } as const;

/** The cast, and the demo clock at the first morning; no cycle yet. */
async function seed(mongodbUri: string): Promise<void> {
  const db = await openDb(mongodbUri);
  await prepare(db, 'demo');
  await seedBase(db, { mode: 'demo' });
  await startClock(db, sampleIds.pemda, { realMs: Date.now(), at: instantOf(firstMorning.date, firstMorning.at, firstMorning.zone), scale: 1 });
  await seedCast(db);
  await db.close();
}

/** A free port that no outgoing connection takes while its owner is killed, and that products starting at the same time do not both want. */
const ownPort = (): Promise<number> => freePort(20_000 + Math.floor(Math.random() * 12_000));

/** Brings up the whole product as `npm start` does: every process under the supervisor, in a folder that is gone afterwards. */
export async function aProduct(tries = 3): Promise<Product> {
  await buildAll(root, (line) => { process.stderr.write(`${line}\n`); });
  const folder = await mkdtemp(join(tmpdir(), 'siklus-journey-'));
  const supervisor = createSupervisor(() => undefined);
  const stop = async () => {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return startAll(folder, supervisor, stop).catch(async (error: unknown) => {
    await stop();
    // between the look and the start another process may have taken a port: once in two thousand, seen in twenty journeys
    if (tries > 1 && /^Porta \d+ dipakai proses lain/.test(String((error as Error).message))) return aProduct(tries - 1);
    throw error;
  });
}

async function startAll(folder: string, supervisor: Supervisor, stop: () => Promise<void>): Promise<Product> {
  const [port, workerPort, mongod, temporal] = await Promise.all([ownPort(), ownPort(), ownPort(), ownPort()]);
  const { mongodbUri, temporalAddress } = await startEngines({ folder, mongodbUri: '', temporalAddress: '', supervisor, say: () => undefined, ports: { mongod, temporal } });
  await seed(mongodbUri);
  const base = `http://127.0.0.1:${port}`;
  const env = { MONGODB_URI: mongodbUri, TEMPORAL_ADDRESS: temporalAddress, PORT: String(port), HOST: '127.0.0.1', SIKLUS_URL: base, SIKLUS_MODE: 'demo', SIKLUS_DATA: folder, WORKER_PORT: String(workerPort), WORKFLOW_BUNDLE: builtWorkflows(root), LOG_LEVEL: 'warn' };
  await supervisor.add('pekerja', () => startOwn(root, 'pekerja', { file: 'server/worker.ts', env, folder }));
  await supervisor.add('api', () => startOwn(root, 'api', { file: 'server/main.ts', env, folder }));
  const ready = async () => {
    await waitReady(`http://127.0.0.1:${workerPort}/healthz`, join(folder, 'pekerja.log'));
    await waitReady(`${base}/readyz`, join(folder, 'api.log'));
  };
  await ready();
  return {
    base,
    kills: async (part) => {
      const before = supervisor.pids()[part];
      if (before === undefined) throw new Error(`${part} does not run`);
      process.kill(before, 'SIGKILL');
      for (let tries = 0; supervisor.pids()[part] === before; tries += 1) {
        if (tries === 600) throw new Error(`${part} was not started again within a minute`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await ready();
    },
    stop,
  };
}
