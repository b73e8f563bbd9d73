import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { startClock } from '../../db/businessTime.ts';
import type { Db } from '../../db/db.ts';
import { sampleIds } from '../../db/seed.ts';
import { createApp } from '../../server/app.ts';
import type { Deps, Settings } from '../../server/deps.ts';
import { createEngine } from '../../server/engine.ts';
import { publishLimits } from '../../server/publish-limits.ts';
import { openFileStore } from '../../server/evidence/files.ts';
import { createWorker, type Workers } from '../../server/worker-setup.ts';
import { aDatabaseWithTheCast, dropDatabase } from './database.ts';
import { sharedBundle } from './bundle.ts';

/** The working day on which every story begins, at eight in the morning: Monday, 6 July 2026, WIB. */
export const firstMorning = '2026-07-06T01:00:00.000Z';

export type TestServer = {
  readonly base: string;
  readonly db: Db;
  readonly client: Client;
  readonly deps: Deps;
  /** Starts the worker of this server, which stories with a process need. */
  readonly startWorker: () => Promise<void>;
  /** Lets the worker drain and go: nothing answers Updates any more. */
  readonly stopWorker: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ServerOptions = { readonly worker?: boolean; readonly settings?: Partial<Settings>; readonly maxFileBytes?: number };

let quiet = false;
function quietRuntime(): void {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') });
  quiet = true;
}

/** A namespace of its own, so that the workers of two test files never take each other's work. */
async function aNamespace(connection: Connection): Promise<string> {
  const namespace = `uji-${randomUUID().slice(0, 8)}`;
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: 86_400 as never } });
  for (;;) {
    try {
      await connection.workflowService.listOpenWorkflowExecutions({ namespace, maximumPageSize: 1, startTimeFilter: {} });
      return namespace;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Raises the real server on a real MongoDB and Temporal, with the sample cast in it and its own worker. */
export async function aServer({ worker = false, settings = {}, maxFileBytes = 5_000_000 }: ServerOptions = {}): Promise<TestServer> {
  quietRuntime();
  const temporalAddress = process.env['TEMPORAL_ADDRESS'] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'siklus-api-'));
  const [db, connection, files] = await Promise.all([aDatabaseWithTheCast(), Connection.connect({ address: temporalAddress }), openFileStore(join(folder, 'evidence'))]);
  await startClock(db, sampleIds.pemda, { realMs: Date.now(), at: firstMorning, scale: 1 });
  const client = new Client({ connection, namespace: await aNamespace(connection) });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deps: Deps = {
    db, client, log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), now: Date.now, evidence: { db, files, maxBytes: maxFileBytes, whenUnscanned: 'badge' },
    settings: { mode: 'demo', url: base, submitWaitMs: 10_000, actWaitMs: 20_000, publishLimits, uploadFolder: folder, pageFolder: join(folder, 'halaman'), secret: randomBytes(32), trustProxy: false, mongodbAddress: 'uji', temporalAddress, ...settings },
  };
  server.on('request', createApp(deps));
  const workers = { running: undefined as undefined | { readonly workers: Workers; readonly ended: Promise<void>; readonly native: NativeConnection } };
  const startWorker = async () => {
    const native = await NativeConnection.connect({ address: temporalAddress });
    const made = await createWorker({ db, native, engine: createEngine(client), now: Date.now, namespace: client.options.namespace, bundle: sharedBundle });
    workers.running = { workers: made, ended: made.run(), native };
  };
  const stopWorker = async () => {
    workers.running?.workers.stop();
    await workers.running?.ended;
    await workers.running?.native.close();
    workers.running = undefined;
  };
  if (worker) await startWorker();
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await stopWorker();
    await connection.close();
    await dropDatabase(db);
    await rm(folder, { recursive: true, force: true });
  };
  return { base, db, client, deps, startWorker, stopWorker, close };
}
