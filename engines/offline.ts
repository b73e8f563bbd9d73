import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';
import { type Addresses, holderOf, takeFolder } from './folder.ts';
import { modeOf } from './mode.ts';
import { startEngines } from './running.ts';
import { createSupervisor } from './supervisor.ts';
import { runTool } from './tool.ts';

// Runs a maintenance command on an installation, whether it is running or not: its engines are used, or started for the while.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = '', ...rest] = process.argv.slice(2);
const say = (line: string) => { process.stderr.write(`${line}\n`); };
const own = new Set(['--demo', '--real']);
/** Commands that replace what the running parts work on. */
const needsRest = new Set(['restore']);

async function work(addresses: Addresses): Promise<number> {
  const env = { MONGODB_URI: addresses.mongodbUri, TEMPORAL_ADDRESS: addresses.temporalAddress, SIKLUS_MODE: config.mode, SIKLUS_HOME: config.home, SIKLUS_DATA: config.data };
  const { code } = await runTool(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'server', 'commands', `${command}.ts`), ...rest.filter((word) => !own.has(word))], { show: true, env: { ...process.env, ...env } });
  return code ?? 1;
}

async function main(): Promise<number> {
  const holder = await holderOf(config.data);
  if (holder && needsRest.has(command)) throw new Error(`Siklus sedang berjalan di ${holder.address} (proses ${holder.pid}). Hentikan dahulu, lalu ulangi npm run ${command}. (Stop Siklus first.)`);
  if (holder?.engines) return work(holder.engines);
  const lock = await takeFolder(config.data, `npm run ${command}`);
  if (lock.taken) throw new Error(lock.taken);
  const supervisor = createSupervisor(say);
  const stop = () => supervisor.stop().then(lock.release);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { void stop().then(() => process.exit(1)); });
  try {
    return await work(await startEngines({ folder: config.data, mongodbUri: config.mongodbUri, temporalAddress: config.temporalAddress, supervisor, say }));
  } finally {
    await stop();
  }
}

const mode = modeOf(new Set(rest));
const config = readConfig({ ...process.env, SIKLUS_MODE: mode });
if (!existsSync(config.data)) say(`Belum ada data di ${config.data}; instalasi baru dibuat.`);
main().then((code) => process.exit(code), (error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
