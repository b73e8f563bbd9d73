import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild, untilReady } from './child.ts';
import { freePort, thisPort } from './ports.ts';

export type MongoSecrets = { readonly user: string; readonly password: string };
export type RunningMongo = { readonly child: Child; readonly uri: string; readonly port: number };
type Options = { readonly path: string; readonly folder: string; /** Exactly this port, as at a restart; else the standard one or a free one near it. */ readonly port?: number; readonly cacheGB?: number; readonly graceSeconds?: number };

/** Starts a single-node replica set with authentication on the loopback address and waits until it is primary. */
export async function startMongod({ path, folder, port, cacheGB = 0.5, graceSeconds = 0 }: Options): Promise<RunningMongo> {
  const dbpath = join(folder, 'mongo');
  const keyFile = join(folder, 'mongo.key');
  await mkdir(dbpath, { recursive: true });
  await readOrMake(keyFile, () => randomBytes(512).toString('base64'), 0o400);
  const secrets = JSON.parse(await readOrMake(join(folder, 'mongo.secret.json'), () => JSON.stringify({ user: 'siklus', password: randomBytes(24).toString('base64url') }), 0o600)) as MongoSecrets;
  const own = port === undefined ? await freePort(27_017) : await thisPort(port);
  const args = ['--dbpath', dbpath, '--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(own), '--nounixsocket', '--keyFile', keyFile, '--wiredTigerCacheSizeGB', String(cacheGB), '--networkMessageCompressors', 'disabled'];
  const child = await startChild({ name: 'mongod', command: path, args, log: join(folder, 'mongod.log'), pidFile: join(folder, 'mongod.pid'), graceSeconds });
  await untilReady(child, (given) => makePrimary(own, secrets, given));
  return { child, port: own, uri: uriOf(own, secrets) };
}

const uriOf = (port: number, { user, password }: MongoSecrets) => `mongodb://${user}:${password}@127.0.0.1:${port}/?replicaSet=rs0&authSource=admin&directConnection=true`;

/** Reads a file, or makes it with the given content and rights. */
async function readOrMake(path: string, content: () => string, mode: number): Promise<string> {
  await writeFile(path, content(), { mode, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(path, 'utf8');
}

type Admin = { readonly command: (command: Record<string, unknown>) => Promise<Record<string, unknown>> };

/** Gives one connection to the server itself, whatever the state of its set, for the while of the work. */
async function asAdmin<T>(port: number, secrets: MongoSecrets | undefined, work: (admin: Admin) => Promise<T>): Promise<T> {
  const { MongoClient } = (await import('mongoose')).default.mongo;
  const who = secrets ? `${secrets.user}:${secrets.password}@` : '';
  const client = new MongoClient(`mongodb://${who}127.0.0.1:${port}/?authSource=admin&directConnection=true`, { serverSelectionTimeoutMS: 2_000 });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

/** First start: initiates the set and makes the user through the localhost exception. Later starts: waits for the election. */
async function makePrimary(port: number, secrets: MongoSecrets, given: AbortSignal): Promise<void> {
  const until = Date.now() + 60_000;
  while (!given.aborted) {
    const done = await isPrimary(port, secrets).catch((error: unknown) => error);
    if (done === true) return;
    if (Date.now() > until) throw new Error(`mongod tidak menjadi primary dalam 60 detik (${done instanceof Error ? done.message : 'masih menunggu'}). Periksa mongod.log di folder data.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function isPrimary(port: number, secrets: MongoSecrets): Promise<boolean> {
  const host = `127.0.0.1:${port}`;
  const fresh = await asAdmin(port, undefined, async (admin) => {
    const hello = await admin.command({ hello: 1 });
    // A set that was initiated answers with its name, or with `isreplicaset` only until then and while it is removed.
    if (hello['isreplicaset']) await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } }).catch(() => undefined);
    if (hello['isWritablePrimary']) await admin.command({ createUser: secrets.user, pwd: secrets.password, roles: ['root'] }).catch(() => undefined);
    return hello['isWritablePrimary'] === true;
  });
  return asAdmin(port, secrets, async (admin) => {
    const config = (await admin.command({ replSetGetConfig: 1 }))['config'] as { readonly members: readonly { readonly host: string }[]; readonly version: number };
    if (config.members[0]!.host === host) return fresh;
    // Its port of the last start is taken now; the set has one member and this is it.
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0]!, host }] }, force: true });
    return false;
  });
}
