import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import mongoose from 'mongoose';
import { identityOf, isStillThere } from '../../engines/identity.ts';
import { startEngines } from '../../engines/running.ts';
import { createSupervisor, type Supervisor } from '../../engines/supervisor.ts';

let folder: string;
let supervisor: Supervisor;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-engines-'));
  said = [];
  supervisor = createSupervisor((line) => said.push(line));
});
afterEach(async () => {
  await supervisor.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = () => startEngines({ folder, mongodbUri: '', temporalAddress: '', supervisor, say: (line) => said.push(line) });
const onlyMongo = () => startEngines({ folder, mongodbUri: '', temporalAddress: 'not started', supervisor, say: (line) => said.push(line) });

async function inMongo<T>(uri: string, work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 20_000 });
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}

async function kill(name: string): Promise<void> {
  const before = identityOf(supervisor.pids()[name]!);
  process.kill(before.pid, 'SIGKILL');
  for (let i = 0; i < 300 && !said.some((line) => line === `  ${name} berjalan lagi`); i += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isStillThere(before)).toBe(false);
}

describe('the embedded engines', () => {
  test('keep what was acknowledged when they are killed, and come back on the same addresses', async () => {
    const { mongodbUri, temporalAddress } = await start();
    await inMongo(mongodbUri, (db) => db.collection('kept').insertOne({ _id: 'x' as never }, { writeConcern: { w: 'majority', j: true } }));
    await Promise.all([kill('mongod'), kill('temporal')]);
    expect(await inMongo(mongodbUri, (db) => db.collection('kept').countDocuments())).toBe(1);
    const connection = await Connection.connect({ address: temporalAddress });
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    await connection.close();
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(365 * 86_400);
  });

  test('refuse whoever does not know the generated password, whose file only its owner reads', async () => {
    const { mongodbUri } = await onlyMongo();
    const strangers = mongodbUri.replace(/\/\/[^@]*@/, '//').replace('authSource=admin&', '');
    await expect(inMongo(strangers, (db) => db.collection('kept').countDocuments())).rejects.toThrow(/auth/i);
    expect((await stat(join(folder, 'mongo.secret.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'mongo.key'))).mode & 0o777).toBe(0o400);
  });

  test('open the same data on another port when theirs is taken at the next start', async () => {
    const first = await onlyMongo();
    await inMongo(first.mongodbUri, (db) => db.collection('kept').insertOne({ _id: 'x' as never }));
    await supervisor.stop();
    const port = Number(/:(\d+)\//.exec(first.mongodbUri)![1]);
    const stranger = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => { stranger.listen(port, '127.0.0.1', resolve); });
    const others = port === 27_017 ? undefined : createServer((socket) => socket.destroy());
    // The standard port may be free by now: only a start that finds it taken too has to move.
    if (others) await new Promise<void>((resolve) => { others.once('error', () => resolve()).listen(27_017, '127.0.0.1', resolve); });
    supervisor = createSupervisor((line) => said.push(line));
    const second = await onlyMongo();
    expect(second.mongodbUri).not.toContain(`:${port}/`);
    expect(await inMongo(second.mongodbUri, (db) => db.collection('kept').countDocuments())).toBe(1);
    stranger.close();
    others?.close();
  });

  test('do not open data of another version', async () => {
    await writeFile(join(folder, 'engines.json'), JSON.stringify({ mongod: { version: '4.4.2', since: '2020-01-01T00:00:00Z' } }));
    await expect(start()).rejects.toThrow(/4\.4\.2/);
    expect(supervisor.pids()).toEqual({});
  });

  test('that cannot start say why, with the last words of their log, and leave no process', async () => {
    await writeFile(join(folder, 'mongo'), 'a file where a folder should be');
    await expect(onlyMongo()).rejects.toThrow();
    await rm(join(folder, 'mongo'));
    await writeFile(join(folder, 'mongo.key'), 'no key !', { mode: 0o644 });
    await expect(onlyMongo()).rejects.toThrow(/mongod berhenti sebelum siap[\s\S]*key/);
  });
});
