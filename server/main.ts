import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { businessNow } from '../db/businessTime.ts';
import { stopPlaying } from '../db/cycles.ts';
import { openDb, type Db } from '../db/db.ts';
import { prepare } from '../db/migrations.ts';
import { sampleIds, seedBase } from '../db/seed.ts';
import { createApp } from './app.ts';
import { evidenceFolder } from './commands/place.ts';
import { readConfig, type Config } from './config.ts';
import type { Deps, Settings } from './deps.ts';
import { openFileStore } from './evidence/files.ts';
import { clamdScan } from './evidence/scanner.ts';
import { scanWaiting, type EvidenceStore } from './evidence/store.ts';
import { keepHouse } from './housekeeping.ts';
import { onParentGone, repeatedly, untilItWorks } from './lifetime.ts';
import { publishLimits } from './publish-limits.ts';

process.env['TZ'] = 'UTC';
const parent = process.ppid;
const config = readConfig(process.env);
const log = pino({ name: 'api', level: config.logLevel });
const maxEvidenceBytes = 100 * 1024 * 1024;
const stopMs = 10_000;
let stopping = false;

/** The secret of this installation: made at the first start, readable by its owner only. */
async function installationSecret(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  return Buffer.from(await readFile(path, 'utf8'), 'base64');
}

async function settingsOf({ mode, url, data, submitWaitMs, trustProxy, mongodbUri, temporalAddress, metricsToken }: Config): Promise<Settings> {
  const uploadFolder = join(data, 'uploads');
  await mkdir(uploadFolder, { recursive: true, mode: 0o700 });
  return {
    mode, url, submitWaitMs, actWaitMs: 15_000, publishLimits, uploadFolder, pageFolder: fileURLToPath(new URL('../dist/admin-ui', import.meta.url)), secret: await installationSecret(data), trustProxy: trustProxy === 0 ? false : trustProxy,
    metricsToken, mongodbAddress: new URL(mongodbUri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).host, temporalAddress,
  };
}

async function evidenceOf(db: Db): Promise<EvidenceStore> {
  const files = await openFileStore(evidenceFolder(config.data));
  return { db, files, maxBytes: maxEvidenceBytes, ...(config.clamdAddress === undefined ? {} : { scan: clamdScan(config.clamdAddress) }), whenUnscanned: config.scanPolicy === 'open' ? 'badge' : 'quarantine' };
}

/** Waits for both engines, brings the data to this version, and answers until told to stop. */
async function main(): Promise<void> {
  const waiting = { stop: () => stopping, failed: (error: unknown, tries: number) => log.warn({ error: String(error), tries }, 'engine not ready yet') };
  onStopAsked();
  const db = await untilItWorks(() => openDb(config.mongodbUri), waiting);
  const prepared = await untilItWorks(() => prepare(db, config.mode), waiting);
  if ('refused' in prepared) throw new Error(prepared.refused === 'newerData' ? 'these data were written by a newer version: start that version' : `these data belong to the ${prepared.found} mode`);
  await seedBase(db, { mode: config.mode });
  if (config.mode === 'demo') await stopPlaying(db, { at: await businessNow(db, sampleIds.pemda, Date.now()), why: { id: 'Peladen dimulai ulang.', en: 'The server was started again.' } });
  const connection = await untilItWorks(() => Connection.connect({ address: config.temporalAddress }), waiting);
  const deps: Deps = { db, client: new Client({ connection }), evidence: await evidenceOf(db), settings: await settingsOf(config), log, now: Date.now };
  const server = createServer(createApp(deps, { isStopping: () => stopping }));
  // The proxy in front closes idle connections first; a client's upload may be slow, but its head may not.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 20_000;
  server.requestTimeout = 300_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
  log.info({ address: config.url, mongodb: deps.settings.mongodbAddress, temporal: config.temporalAddress }, 'api answers');
  const stopScanning = repeatedly(() => scanWaiting(deps.evidence), { everyMs: 60_000, failed: (error) => log.warn({ error: String(error) }, 'scanning failed') });
  const stopKeeping = repeatedly(() => keepHouse(deps), { everyMs: 3_600_000, failed: (error) => log.warn({ error: String(error) }, 'housekeeping failed') });
  await untilStopped();
  // A scan under way may last a minute; it is done again at the next start.
  void stopScanning();
  await stopKeeping();
  await close(server);
  await connection.close();
  await db.close();
  log.info('api has stopped');
}

let stopAsked: () => void = () => undefined;
const untilStopped = (): Promise<void> => new Promise((resolve) => { if (stopping) resolve(); else stopAsked = resolve; });

function onStopAsked(): void {
  const stop = (why: string) => () => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'api stops');
    stopAsked();
    setTimeout(() => process.exit(1), stopMs + 5_000).unref();
  };
  process.on('SIGTERM', stop('SIGTERM'));
  process.on('SIGINT', stop('SIGINT'));
  if (process.env['SIKLUS_SUPERVISED'] === '1') onParentGone(parent, stop('the process that started it is gone'));
}

/** Takes no new connection, lets running requests end, then closes what still hangs, such as live streams. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), 3_000);
  await closed;
  clearTimeout(hurry);
}

main().then(() => process.exit(0), (error: unknown) => {
  log.fatal({ error: String(error), stack: error instanceof Error ? error.stack : undefined }, 'api failed');
  process.exit(1);
});
