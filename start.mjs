#!/usr/bin/env node
// The one entry: brings up Node 24 and the dependencies, then hands over. Plain JavaScript, runs on Node 18.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/** Command → the file that does it, and arguments that come before the person's own. */
const commands = {
  start: ['engines/start.ts'],
  dev: ['engines/start.ts', '--dev'],
  demo: ['engines/start.ts', '--demo'],
  doctor: ['engines/doctor.ts'],
  build: ['engines/build.ts'],
  check: ['engines/check.ts'],
  test: ['engines/run-tests.ts'],
  'test:unit': ['engines/run-tests.ts', '--unit'],
  'test:long': ['engines/run-tests.ts', '--long'],
  bench: ['bench/run.ts'],
  'bench:builder': ['bench/builder.ts'],
  'bench:cycles': ['bench/cycles.ts'],
  'bench:forms': ['bench/forms.ts'],
  backup: ['engines/offline.ts', 'backup'],
  restore: ['engines/offline.ts', 'restore'],
  'rebuild-workflows': ['engines/offline.ts', 'rebuild-workflows'],
  reconcile: ['engines/offline.ts', 'reconcile'],
  'verify-audit': ['engines/offline.ts', 'verify-audit'],
};
/** Commands that bring their own surroundings; the person's `.env` is not for them. */
const apart = new Set(['check', 'test', 'test:unit', 'test:long', 'bench', 'bench:builder', 'bench:cycles', 'bench:forms', 'build']);

const fail = (line, code = 1) => {
  process.stderr.write(`${line}\n`);
  process.exit(code);
};

/** Whether what the lockfile names is what npm has put into node_modules (it writes its own list there last). */
function isInstalled() {
  const packagesOf = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  const list = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, list))) return false;
  const [wanted, there] = [packagesOf('package-lock.json'), packagesOf(list)];
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => path === '' || there[path]?.version === version || (!there[path] && (optional || devOptional || peer)));
}

function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, ...options });
    // Ctrl-C reaches both; a signal to this process alone is handed on, and this one waits for the orderly stop of the other.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

async function installDependencies() {
  if (isInstalled()) return;
  const began = Date.now();
  process.stderr.write('Memasang dependensi (npm ci), sekitar satu menit …\n');
  const ticking = setInterval(() => process.stderr.write(`  ${Math.round((Date.now() - began) / 1000)} detik …\n`), 5_000);
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  clearInterval(ticking);
  if (code !== 0) fail('Dependensi tidak terpasang. Periksa sambungan ke indeks paket npm, lalu ulangi.');
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  return fail(`Siklus memerlukan Node 24; mesin ini memakai ${process.versions.node}. Pasang Node 24, lalu ulangi.`);
}

const words = process.argv.slice(2);
if (words[0] === 'run') words.shift();
const name = words[0] === undefined || words[0].startsWith('-') ? 'start' : words.shift();
const command = commands[name];
if (!command) fail(`Perintah ${name} tidak dikenal. Yang ada: ${Object.keys(commands).join(', ')}.`, 2);
await installDependencies();
const [file, ...before] = command;
const settings = existsSync(join(root, '.env')) && !apart.has(name) ? [`--env-file=${join(root, '.env')}`] : [];
process.exit(await run(node24(), ['--disable-warning=ExperimentalWarning', ...settings, join(root, file), ...before, ...words], { stdio: 'inherit', env: { ...process.env, SIKLUS_LAUNCHED: '1' } }));
