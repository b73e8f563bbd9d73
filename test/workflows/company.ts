import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { startClock } from '../../db/businessTime.ts';
import type { Db } from '../../db/db.ts';
import { sampleIds } from '../../db/seed.ts';
import { createEngine } from '../../server/engine.ts';
import { createWorker, type Workers } from '../../server/worker-setup.ts';
import { sharedBundle } from '../support/bundle.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';
import './quiet.ts';

/** Many workflows at once: the real Temporal server in a namespace of its own, a real MongoDB, and a real worker. */
export type Company = {
  readonly db: Db;
  readonly client: () => Client;
  /** The worker goes; until the next one comes nobody does the work. */
  readonly workerGoes: () => Promise<void>;
  readonly workerComes: () => Promise<void>;
  /** Everything Temporal knew is gone; the database stays. */
  readonly losesTemporal: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Working = { readonly client: Client; readonly native: NativeConnection; readonly workers: Workers; readonly running: Promise<void> };

/** Raises it once per test file; business time starts on a Monday morning and runs as real time does. */
export async function aCompany(): Promise<Company> {
  const address = process.env['TEMPORAL_ADDRESS'] ?? '';
  const db = await aDatabaseWithTheCast();
  await startClock(db, sampleIds.pemda, { realMs: Date.now(), at: '2026-07-06T02:00:00.000Z', scale: 1 });
  let client = await anEmptyTemporal(address);
  let working: Working | undefined;
  const workerGoes = async () => {
    working?.workers.stop();
    await working?.running;
    await working?.native.close();
    working = undefined;
  };
  const workerComes = async () => {
    const native = await NativeConnection.connect({ address });
    const workers = await createWorker({ db, native, namespace: client.options.namespace, engine: createEngine(client), now: Date.now, bundle: sharedBundle });
    working = { client, native, workers, running: workers.run() };
  };
  const losesTemporal = async () => {
    await workerGoes();
    await client.connection.close();
    client = await anEmptyTemporal(address);
    await workerComes();
  };
  const close = async () => {
    await workerGoes();
    await client.connection.close();
    await dropDatabase(db);
  };
  await workerComes();
  return { db, client: () => client, workerGoes, workerComes, losesTemporal, close };
}

async function anEmptyTemporal(address: string): Promise<Client> {
  const namespace = `uji-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: 86_400 as never } });
  const client = new Client({ connection, namespace });
  // A new namespace takes some seconds until every part of the server has heard of it.
  await eventually(async () => {
    const handle = await client.workflow.start('probe', { taskQueue: 'probe', workflowId: 'probe' });
    await handle.terminate('known');
  });
  return client;
}

/** Tries until it goes through, for half a minute. */
export async function eventually<T>(attempt: () => Promise<T>, forMs = 30_000, everyMs = 200): Promise<T> {
  const end = Date.now() + forMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
