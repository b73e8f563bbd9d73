import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';
import { stampFolder, takeFolder } from './folder.ts';
import { buildInterface } from './interface.ts';
import { freePort } from './ports.ts';
import { startEngines, startOwn, waitReady } from './running.ts';
import { createSupervisor } from './supervisor.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = new Set(process.argv.slice(2));
let failed = false;
const say = (line: string) => { process.stdout.write(`${line}\n`); };
const fail = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

/** `npm start` is the demo until a real installation exists (engine.md §1). */
function modeOf(): 'demo' | 'real' {
  if (args.has('--demo')) return 'demo';
  const { home } = readConfig({ ...process.env, SIKLUS_MODE: 'real', HOST: '127.0.0.1' });
  return args.has('--real') || process.env['SIKLUS_MODE'] === 'real' || existsSync(join(home, 'data', 'engines.json')) ? 'real' : 'demo';
}

async function main(): Promise<void> {
  const mode = modeOf();
  const wanted = readConfig({ ...process.env, SIKLUS_MODE: mode });
  const port = await freePort(wanted.port, wanted.host);
  const url = process.env['SIKLUS_URL'] ? wanted.url : `http://${wanted.host}:${port}`;
  const lock = await takeFolder(wanted.data, url);
  if (lock.taken) fail(lock.taken);
  if (args.has('--fresh') && mode === 'demo') await wipe(wanted.data);
  const refusal = await stampFolder(wanted.data);
  if (refusal) fail(refusal);

  const supervisor = createSupervisor(say);
  const stop = onStop(supervisor.stop, lock.release);
  say(mode === 'demo' ? 'Siklus – demo dengan data contoh' : 'Siklus – instalasi nyata');
  const [engines] = await Promise.all([startEngines({ folder: wanted.data, mongodbUri: wanted.mongodbUri, temporalAddress: wanted.temporalAddress, supervisor, say }), args.has('--dev') ? undefined : buildInterface(root, say)]);
  await lock.note(engines);
  const workerPort = await freePort(wanted.workerPort);
  const env = { MONGODB_URI: engines.mongodbUri, TEMPORAL_ADDRESS: engines.temporalAddress, PORT: String(port), HOST: wanted.host, SIKLUS_URL: url, SIKLUS_MODE: mode, SIKLUS_DATA: wanted.data, WORKER_PORT: String(workerPort), EVIDENCE_FOLDER: join(wanted.data, 'evidence') };
  await supervisor.add('pekerja', () => startOwn(root, 'pekerja', { file: 'server/worker.ts', env, folder: wanted.data }));
  await supervisor.add('api', () => startOwn(root, 'api', { file: 'server/main.ts', env, folder: wanted.data }));
  say('Menunggu mesin siap …');
  await waitReady(`http://${wanted.host}:${port}/readyz`, join(wanted.data, 'api.log'));
  if (args.has('--dev')) await supervisor.add('vite', () => startOwn(root, 'api', { file: 'node_modules/vite/bin/vite.js', env: { ...env, SIKLUS_API: url }, folder: wanted.data }));
  await runOnce(mode === 'demo' ? 'server/commands/seed-demo.ts' : 'server/commands/first-admin.ts', env);
  say(`\n  Siklus siap di ${url}\n`);
  if (mode === 'demo') say('  Masuk: pilih salah satu peran pada halaman masuk. Semua data adalah contoh.');
  say(`  Data: ${wanted.data}\n  Berhenti: Ctrl-C\n`);
  await stop;
}

async function wipe(folder: string): Promise<void> {
  say(`Demo diulang dari awal: ${folder} dikosongkan.`);
  for (const name of ['mongo', 'evidence', 'uploads', 'temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'engines.json', 'mongo.key', 'mongo.secret.json']) await rm(join(folder, name), { recursive: true, force: true });
}

/** Runs a one-time command with the engines' addresses; it prints for itself. */
function runOnce(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, file)], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${file} berakhir dengan kode ${String(code)}`))));
  });
}

/** Resolves after an orderly stop by Ctrl-C, SIGTERM or a closed terminal. */
function onStop(stopChildren: () => Promise<void>, release: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) return;
      asked = true;
      say('\nBerhenti dengan tertib …');
      stopChildren().then(release).then(() => { say('Selesai.'); resolve(); process.exit(failed ? 1 : 0); }, (error: unknown) => fail(String(error)));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

main().catch((error: unknown) => {
  failed = true;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.kill(process.pid, 'SIGTERM');
});
