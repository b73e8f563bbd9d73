import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopChild } from '../../engines/child.ts';
import { find } from '../../engines/find.ts';
import { startMongod } from '../../engines/mongod.ts';
import { startTemporal } from '../../engines/temporal.ts';

const say = (line: string) => { process.stderr.write(`${line}\n`); };

/** Gives the path of the time-skipping test server, fetched when missing. */
export async function testServerPath(): Promise<string> {
  return (await find('temporal-test-server', say)).path;
}

export type TestEngines = { readonly mongoUri: string; readonly temporalAddress: string; readonly stop: () => Promise<void> };

/** Starts a real mongod and, unless told otherwise, a real Temporal in a folder of their own; `stop` leaves nothing behind. */
export async function startTestEngines({ temporal = true }: { readonly temporal?: boolean } = {}): Promise<TestEngines> {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-test-'));
  const mongo = await startMongod({ path: (await find('mongod', say)).path, folder, port: 0, cacheGB: 0.25 });
  const engine = temporal ? await startTemporal({ path: (await find('temporal', say)).path, folder, port: 0 }) : undefined;
  const stop = async () => {
    if (engine) await stopChild(engine.child, 5_000);
    await stopChild(mongo.child, 10_000);
    await rm(folder, { recursive: true, force: true });
  };
  return { mongoUri: mongo.uri, temporalAddress: engine?.address ?? '', stop };
}
