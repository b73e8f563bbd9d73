import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';
import { isAlive } from './child.ts';
import { startEngines } from './running.ts';
import { createSupervisor } from './supervisor.ts';

// Runs a maintenance command on an installation, whether it is running or not: its engines are used, or started for the while.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = '', ...rest] = process.argv.slice(2);
const say = (line: string) => { process.stderr.write(`${line}\n`); };
const { home } = readConfig({ ...process.env, SIKLUS_MODE: 'real' });
const mode = rest.includes('--demo') || !existsSync(join(home, 'data', 'engines.json')) ? 'demo' : 'real';
const config = readConfig({ ...process.env, SIKLUS_MODE: mode });

/** Addresses of an installation that runs now, read from the children's environment it wrote down. */
async function runningAddresses(): Promise<{ mongodbUri: string; temporalAddress: string } | undefined> {
  const lock = await readFile(join(config.data, 'siklus.lock'), 'utf8').then((text) => JSON.parse(text) as { pid: number; engines?: { mongodbUri: string; temporalAddress: string } }, () => undefined);
  return lock?.engines && isAlive(lock.pid) ? lock.engines : undefined;
}

const supervisor = createSupervisor(say);
const running = await runningAddresses();
const engines = running ?? (await startEngines({ folder: config.data, mongodbUri: config.mongodbUri, temporalAddress: config.temporalAddress, supervisor, say }));
const env = { MONGODB_URI: engines.mongodbUri, TEMPORAL_ADDRESS: engines.temporalAddress, SIKLUS_MODE: mode, SIKLUS_DATA: config.data, EVIDENCE_FOLDER: join(config.data, 'evidence') };
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'server', 'commands', `${command}.ts`), ...rest.filter((word) => word !== '--demo')], { stdio: 'inherit', env: { ...process.env, ...env } });
const code = await new Promise<number>((resolve) => child.once('exit', (result) => resolve(result ?? 1)));
if (!running) await supervisor.stop();
process.exit(code);
