import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Db } from '../../db/db.ts';
import { readConfig } from '../config.ts';
import { createEngine, workerPolls } from '../engine.ts';
import { createWorker } from '../worker-setup.ts';

/** Opens a client to the Temporal that the environment names, for the while of one piece of work. */
export async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { temporalAddress } = readConfig(process.env);
  if (temporalAddress === '') throw new Error('TEMPORAL_ADDRESS belum disetel. (TEMPORAL_ADDRESS is not set.)');
  const connection = await Connection.connect({ address: temporalAddress });
  return work(new Client({ connection })).finally(() => connection.close());
}

/** Does work that asks workflows something: they answer only while a worker polls, so one is brought along when none does. */
export async function withWorker<T>({ db, client }: { readonly db: Db; readonly client: Client }, work: () => Promise<T>): Promise<T> {
  if (await workerPolls(client)) return work();
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const native = await NativeConnection.connect({ address: readConfig(process.env).temporalAddress });
  const workers = await createWorker({ db, native, engine: createEngine(client), now: Date.now });
  return workers.runUntil(work).finally(() => native.close());
}
