#!/usr/bin/env node
// The one entry: brings up Node 24 and the dependencies, then hands over. Plain JavaScript, runs on Node 18.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/** Command → the file that does it, and arguments that come before the person's own. */
const commands = {
  start: ['engines/start.ts'],
  dev: ['engines/start.ts', '--dev'],
  demo: ['engines/start.ts', '--demo'],
  doctor: ['engines/doctor.ts'],
  check: ['engines/check.ts'],
  test: ['engines/run-tests.ts'],
  'test:unit': ['engines/run-tests.ts', '--unit'],
  'test:long': ['engines/run-tests.ts', '--long'],
  bench: ['bench/run.ts'],
  backup: ['engines/offline.ts', 'backup'],
  restore: ['engines/offline.ts', 'restore'],
  'rebuild-workflows': ['engines/offline.ts', 'rebuild-workflows'],
  reconcile: ['engines/offline.ts', 'reconcile'],
  'verify-audit': ['engines/offline.ts', 'verify-audit'],
};

function dependencies() {
  const stamp = join(root, 'node_modules', '.siklus-lock');
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  process.stderr.write('Memasang dependensi (npm ci), sekali saja, sekitar satu menit …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('Dependensi tidak terpasang. Periksa sambungan ke indeks paket npm, lalu ulangi.\n');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  process.stderr.write(`Siklus memerlukan Node 24; mesin ini memakai ${process.versions.node}. Pasang Node 24, lalu ulangi.\n`);
  process.exit(1);
}

const [name = 'start', ...rest] = process.argv.slice(2).filter((word, i) => !(i === 0 && word === 'run'));
const isOption = name.startsWith('-');
const command = commands[isOption ? 'start' : name];
if (!command) {
  process.stderr.write(`Perintah ${name} tidak dikenal. Yang ada: ${Object.keys(commands).join(', ')}.\n`);
  process.exit(2);
}
dependencies();
const node = node24();
const [file, ...before] = command;
const args = ['--disable-warning=ExperimentalWarning', join(root, file), ...before, ...(isOption ? [name] : []), ...rest];
if (node === process.execPath) {
  process.argv = [node, join(root, file), ...args.slice(2)];
  await import(join(root, file));
} else {
  // The child shares the terminal: Ctrl-C reaches both, and this one waits for the orderly stop of the other.
  const { spawn } = await import('node:child_process');
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: process.env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (signal !== 'SIGINT') child.kill(signal); });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
