import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import mongoose from 'mongoose';
import type { Addresses } from '../engines/running.ts';
import { accept, bare, finish } from './bare-workflow.ts';
import { inParallel } from './http.ts';

const queue = 'bare';

/** Durable submits per second of the engines alone: one majority insert, one Update, one activity with one transaction; no HTTP, no rules. */
export async function bareRate({ mongodbUri, temporalAddress }: Addresses, n: number, width: number): Promise<{ readonly perSecond: number; readonly times: readonly number[] }> {
  const mongo = await mongoose.createConnection(mongodbUri, { dbName: 'bare', writeConcern: { w: 'majority', j: true } }).asPromise();
  const rows = mongo.collection<{ _id: string; n?: number }>('rows');
  const write = async (id: string) => {
    await mongo.transaction(async (session) => {
      await rows.insertOne({ _id: `${id}-c` }, { session });
      await rows.updateOne({ _id: `view-${id}` }, { $set: { n: 1 } }, { session, upsert: true });
      await rows.insertMany([{ _id: `${id}-a` }, { _id: `${id}-o` }], { session });
    });
  };
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)), logger: new DefaultLogger('WARN') });
  const worker = await Worker.create({ connection, taskQueue: queue, workflowBundle, activities: { write } });
  const client = new Client({ connection: await Connection.connect({ address: temporalAddress }) });
  const times: number[] = [];
  const perSecond = await worker.runUntil(async () => {
    const handles = await Promise.all(Array.from({ length: n }, () => client.workflow.start(bare, { workflowId: `bare-${randomUUID()}`, taskQueue: queue })));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const began = performance.now();
    await inParallel(handles, width, async (handle) => {
      const at = performance.now();
      const id = randomUUID();
      await rows.insertOne({ _id: id });
      await handle.executeUpdate(accept, { args: [id] });
      times.push(performance.now() - at);
    });
    const rate = n / ((performance.now() - began) / 1000);
    await Promise.all(handles.map((handle) => handle.signal(finish)));
    return rate;
  });
  await client.connection.close();
  await connection.close();
  await mongo.close();
  return { perSecond, times };
}
