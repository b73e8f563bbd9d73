import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './child.ts';
import { binaries } from './binaries.ts';

type Stamp = Readonly<Record<string, { readonly version: string; readonly since: string }>>;

export type Lock = { readonly taken?: string; /** Writes down the engines' addresses for maintenance commands. */ readonly note: (engines: object) => Promise<void>; readonly release: () => Promise<void> };

/** Takes a data folder for this process; says who has it when it is taken. */
export async function takeFolder(folder: string, address: string): Promise<Lock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'siklus.lock');
  const held = await readFile(path, 'utf8').then((text) => JSON.parse(text) as { pid: number; address: string }, () => undefined);
  const release = () => rm(path, { force: true });
  if (held && held.pid !== process.pid && isAlive(held.pid)) return { taken: `Siklus sudah berjalan pada folder data ini (proses ${held.pid}), alamatnya ${held.address}. Hentikan dahulu, atau pakai SIKLUS_HOME lain.`, note: () => Promise.resolve(), release: () => Promise.resolve() };
  const note = (engines?: object) => writeFile(path, JSON.stringify({ pid: process.pid, address, engines }), { mode: 0o600 });
  await note();
  return { note, release };
}

/** Refuses a data folder made by another engine version, instead of opening it to see (engine.md §1). */
export async function stampFolder(folder: string): Promise<string | undefined> {
  const path = join(folder, 'engines.json');
  const stamp = await readFile(path, 'utf8').then((text) => JSON.parse(text) as Stamp, () => undefined);
  const now = { mongod: binaries.mongod.version, temporal: binaries.temporal.version };
  for (const [name, version] of Object.entries(now)) {
    const before = stamp?.[name]?.version;
    if (before && before !== version) return `Folder data ${folder} dibuat oleh ${name} ${before}, sedangkan yang terpasang ${version}. Cadangkan dengan versi lama (npm run backup), lalu pulihkan ke folder baru (npm run restore).`;
  }
  if (!stamp) await writeFile(path, JSON.stringify(Object.fromEntries(Object.entries(now).map(([name, version]) => [name, { version, since: new Date().toISOString() }])), null, 2));
  return undefined;
}
