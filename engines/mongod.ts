import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { freePort } from './ports.ts';

export type MongoSecrets = { readonly user: string; readonly password: string };
export type RunningMongo = { readonly child: Child; readonly uri: string; readonly port: number };
type Options = { readonly path: string; readonly folder: string; readonly port?: number; readonly cacheGB?: number };

/** Starts a single-node replica set with authentication on the loopback address and waits until it is primary. */
export async function startMongod({ path, folder, port = 27_017, cacheGB = 0.5 }: Options): Promise<RunningMongo> {
  const dbpath = join(folder, 'mongo');
  const keyFile = join(folder, 'mongo.key');
  await mkdir(dbpath, { recursive: true });
  await once(keyFile, () => randomBytes(512).toString('base64'), 0o400);
  const secrets = JSON.parse(await once(join(folder, 'mongo.secret.json'), () => JSON.stringify({ user: 'siklus', password: randomBytes(24).toString('base64url') }), 0o600)) as MongoSecrets;
  const own = await freePort(port);
  const args = ['--dbpath', dbpath, '--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(own), '--unixSocketPrefix', folder, '--keyFile', keyFile, '--wiredTigerCacheSizeGB', String(cacheGB), '--networkMessageCompressors', 'disabled'];
  const child = await startChild({ name: 'mongod', command: path, args, log: join(folder, 'mongod.log'), pidFile: join(folder, 'mongod.pid') });
  await makePrimary(own, secrets);
  return { child, port: own, uri: `mongodb://${secrets.user}:${secrets.password}@127.0.0.1:${own}/?replicaSet=rs0&authSource=admin&directConnection=true` };
}

/** Reads a file, or makes it with the given content and rights. */
async function once(path: string, content: () => string, mode: number): Promise<string> {
  await writeFile(path, content(), { mode, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(path, 'utf8');
}

/** First start: initiates the set and makes the user through the localhost exception. Later starts: waits for the election. */
async function makePrimary(port: number, { user, password }: MongoSecrets): Promise<void> {
  const { MongoClient } = (await import('mongoose')).default.mongo;
  const until = Date.now() + 60_000;
  for (;;) {
    const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 2_000 });
    try {
      const admin = client.db('admin');
      const hello = await admin.command({ hello: 1 });
      if (hello['isreplicaset']) await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } }).catch(() => undefined);
      if (hello['isWritablePrimary'] && (await isReady(admin, port, { user, password }))) return;
    } catch (error) {
      if (Date.now() > until) throw error;
    } finally {
      await client.close();
    }
    if (Date.now() > until) throw new Error('mongod tidak menjadi primary dalam 60 detik. Periksa mongod.log di folder data.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

type Admin = { command: (command: Record<string, unknown>) => Promise<Record<string, unknown>> };

async function isReady(admin: Admin, port: number, { user, password }: MongoSecrets): Promise<boolean> {
  await admin.command({ createUser: user, pwd: password, roles: ['root'] }).catch(() => undefined);
  const { MongoClient } = (await import('mongoose')).default.mongo;
  const client = new MongoClient(`mongodb://${user}:${password}@127.0.0.1:${port}/?authSource=admin&directConnection=true`, { serverSelectionTimeoutMS: 2_000 });
  try {
    const config = (await client.db('admin').command({ replSetGetConfig: 1 }))['config'] as { members: { host: string }[]; version: number };
    // The port may differ from the last start; the set has one member and this is it.
    if (config.members[0]!.host !== `127.0.0.1:${port}`) {
      config.members[0]!.host = `127.0.0.1:${port}`;
      await client.db('admin').command({ replSetReconfig: { ...config, version: config.version + 1 }, force: true });
      return false;
    }
    return true;
  } finally {
    await client.close();
  }
}
