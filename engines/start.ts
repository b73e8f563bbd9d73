import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoPassword, people } from '../core/samples/cast.ts';
import { type Config, readConfig } from '../server/config.ts';
import { onParentGone } from '../server/lifetime.ts';
import { buildAll, builtWorkflows } from './built.ts';
import { reclaim } from './child.ts';
import { type Addresses, type Lock, takeFolder } from './folder.ts';
import { modeOf } from './mode.ts';
import { freePort } from './ports.ts';
import { startEngines, startOwn, waitReady } from './running.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';
import { runTool } from './tool.ts';
import { onSourcesChanged } from './watch.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = new Set(process.argv.slice(2));
const isDev = args.has('--dev');
const say = (line: string) => { process.stdout.write(`${line}\n`); };

async function main(): Promise<void> {
  const mode = modeOf(args);
  const config = readConfig({ ...process.env, SIKLUS_MODE: mode });
  const port = await freePort(config.port, config.host);
  const vitePort = isDev ? await freePort(5173) : 0;
  const url = process.env['SIKLUS_URL'] ? config.url : `http://${config.host}:${vitePort || port}`;
  const lock = await takeFolder(config.data, url);
  if (lock.taken) throw new Error(lock.taken);
  const supervisor = createSupervisor(say);
  stopInOrder(supervisor, lock);
  if (port !== config.port && config.port !== 0) say(`Porta ${config.port} terisi; dipakai ${port}.`);
  say(mode === 'demo' ? 'Siklus – demo dengan data contoh' : 'Siklus – instalasi nyata');
  if (args.has('--fresh') && mode === 'demo') await wipe(config.data);

  const [engines] = await Promise.all([startEngines({ folder: config.data, mongodbUri: config.mongodbUri, temporalAddress: config.temporalAddress, supervisor, say }), isDev ? undefined : buildAll(root, say)]);
  await lock.note(engines);
  const env = { ...(await addressesOf(config, engines)), PORT: String(port), SIKLUS_URL: url, ...(isDev ? {} : { WORKFLOW_BUNDLE: builtWorkflows(root) }) };
  await startParts(supervisor, { env, folder: config.data, base: `http://${config.host}:${port}`, vitePort });
  await prepareData(mode, env);
  if (stopping) return;
  if (isDev) onSourcesChanged(root, (file) => { say(`${file} berubah; pekerja dan api dimulai ulang`); for (const name of ['pekerja', 'api']) supervisor.renew(name); });
  say(`\n  Siklus siap di ${url}\n`);
  if (mode === 'demo') tellSignIns();
  say(`  Data      ${config.data}\n  Berhenti  Ctrl-C\n`);
}

const addressesOf = async (config: Config, engines: Addresses) => ({
  MONGODB_URI: engines.mongodbUri, TEMPORAL_ADDRESS: engines.temporalAddress, HOST: config.host, SIKLUS_MODE: config.mode, SIKLUS_HOME: config.home, SIKLUS_DATA: config.data, WORKER_PORT: String(await freePort(config.workerPort)),
});

type Parts = { readonly env: NodeJS.ProcessEnv; readonly folder: string; readonly base: string; readonly vitePort: number };

/** Starts worker and API, and in development the interface's own server; waits until the whole answers. */
async function startParts(supervisor: Supervisor, { env, folder, base, vitePort }: Parts): Promise<void> {
  await supervisor.add('pekerja', () => startOwn(root, 'pekerja', { file: 'server/worker.ts', env, folder }));
  await supervisor.add('api', () => startOwn(root, 'api', { file: 'server/main.ts', env, folder }));
  if (isDev) await supervisor.add('vite', () => startOwn(root, 'vite', { file: 'node_modules/vite/bin/vite.js', env, folder, args: ['--config', join(root, 'admin-ui/vite.config.ts'), '--host', '127.0.0.1', '--port', String(vitePort), '--strictPort'] }));
  say('Menunggu semua bagian siap …');
  await waitReady(`http://127.0.0.1:${env['WORKER_PORT']}/`, join(folder, 'pekerja.log'));
  await waitReady(`${base}/readyz`, join(folder, 'api.log'));
  if (isDev) await waitReady(`${env['SIKLUS_URL']}/`, join(folder, 'vite.log'));
}

/** Fills an empty demo, or prints the one-time link of a real installation without an administrator. */
async function prepareData(mode: Config['mode'], env: NodeJS.ProcessEnv): Promise<void> {
  const file = mode === 'demo' ? 'server/commands/seed-demo.ts' : 'server/commands/first-admin.ts';
  const { code } = await runTool(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, file)], { show: true, env: { ...process.env, ...env } });
  if (code !== 0 && !stopping) throw new Error(mode === 'demo' ? 'Data demo tidak selesai disusun. Ulangi dari awal: npm run demo -- --fresh' : 'Tautan administrator pertama tidak dapat dibuat. Pesan di atas menyebut sebabnya.');
}

function tellSignIns(): void {
  const shown = people.filter(({ role }, i) => people.findIndex((other) => other.role === role) === i);
  for (const { login, position } of shown) say(`  ${login.padEnd(24)}${position.id}`);
  say(`  Kata sandi semua akun contoh: ${demoPassword}\n`);
}

async function wipe(folder: string): Promise<void> {
  say(`Demo diulang dari awal: ${folder} dikosongkan.`);
  for (const name of ['api', 'pekerja', 'vite', 'temporal', 'mongod']) await reclaim(join(folder, `${name}.pid`));
  for (const name of await readdir(folder)) if (name !== 'siklus.lock') await rm(join(folder, name), { recursive: true, force: true });
}

let stopping = false;
let stop: (code: number) => void = (code) => process.exit(code);

/** Makes every way to end this process an orderly stop: Ctrl-C, SIGTERM, a closed terminal, the end of the process that launched it. */
function stopInOrder(supervisor: Supervisor, lock: Lock): void {
  stop = (code) => {
    if (stopping) return;
    stopping = true;
    say('\nBerhenti dengan tertib …');
    supervisor.stop().then(lock.release).then(() => { say('Selesai.'); process.exit(code); }, (error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exit(1); });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  // A closed terminal takes the output away before the signal comes.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop(0));
  if (process.env['SIKLUS_LAUNCHED'] || process.env['npm_lifecycle_event']) onParentGone(process.ppid, () => stop(0));
}

main().catch((error: unknown) => {
  if (!stopping) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  stop(1);
});
