import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Identity, identityOf, isStillThere } from './identity.ts';

export type Addresses = { readonly mongodbUri: string; readonly temporalAddress: string };
export type Holder = Identity & { readonly address: string; readonly engines?: Addresses };
export type Lock = { readonly taken?: string; /** Writes down the engines' addresses for maintenance commands. */ readonly note: (engines: Addresses) => Promise<void>; readonly release: () => Promise<void> };

const lockPath = (folder: string) => join(folder, 'siklus.lock');
const parse = (text: string): Holder | undefined => {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
};

/** Gives who runs on a data folder now; nothing when nobody does. */
export async function holderOf(folder: string): Promise<Holder | undefined> {
  const holder = parse(await readFile(lockPath(folder), 'utf8').catch(() => ''));
  return holder && isStillThere(holder) ? holder : undefined;
}

/** Takes a data folder for this process; says who has it when it is taken. */
export async function takeFolder(folder: string, address: string): Promise<Lock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = lockPath(folder);
  const mine: Holder = { ...identityOf(process.pid), address };
  for (let tries = 0; tries < 50; tries += 1) {
    const end = await takeFile(path, mine);
    if (end === 'mine') return { note: (engines) => writeFile(path, JSON.stringify({ ...mine, engines }), { mode: 0o600 }), release: () => rm(path, { force: true }) };
    if (end !== 'again') return { taken: takenBy(end), note: () => Promise.resolve(), release: () => Promise.resolve() };
    await setTimeout(20);
  }
  return { taken: `Folder data ${folder} sedang diambil proses lain. Tunggu sebentar, lalu ulangi.`, note: () => Promise.resolve(), release: () => Promise.resolve() };
}

const takenBy = ({ pid, address }: Holder) => `Siklus sudah berjalan pada folder data ini (proses ${pid}) di ${address}. Hentikan dahulu dengan Ctrl-C di sana, atau pakai SIKLUS_HOME lain. (Siklus already runs on this data folder.)`;

/**
 * Takes a lock file, whole at once, or gives who has it. The lock of a process that is gone is replaced only by whoever holds
 * the claim to that very lock: a slower process that still has the old one in mind takes nothing away from the new one.
 */
async function takeFile(path: string, mine: Holder): Promise<Holder | 'mine' | 'again'> {
  const written = `${path}.${process.pid}.${randomUUID().slice(0, 8)}`;
  await writeFile(written, JSON.stringify(mine), { mode: 0o600 });
  try {
    if (await link(written, path).then(() => true, () => false)) return 'mine';
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) return 'again';
    const holder = parse(text);
    if (holder && isStillThere(holder)) return holder;
    const claim = `${path}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    if ((await takeFile(claim, mine)) !== 'mine') return 'again';
    const isSame = (await readFile(path, 'utf8').catch(() => undefined)) === text;
    if (isSame) await rename(written, path);
    await rm(claim, { force: true });
    return isSame ? 'mine' : 'again';
  } finally {
    await rm(written, { force: true });
  }
}

type Stamp = Readonly<Record<string, { readonly version: string; readonly since: string }>>;

/** What counts as the same format of data: MongoDB's major, Temporal's minor (its SQLite schema is made once and not migrated). */
const formats: Readonly<Record<string, (version: string) => string>> = { mongod: (version) => version.split('.')[0]!, temporal: (version) => version.split('.').slice(0, 2).join('.') };
const variables: Readonly<Record<string, string>> = { mongod: 'MONGOD_PATH', temporal: 'TEMPORAL_CLI_PATH' };

/** Refuses a data folder made by another engine version, instead of opening it to see (engine.md §1); stamps a new one. */
export async function stampFolder(folder: string, name: 'mongod' | 'temporal', version: string): Promise<string | undefined> {
  const path = join(folder, 'engines.json');
  const stamp = await readFile(path, 'utf8').then((text) => JSON.parse(text) as Stamp, () => ({}) as Stamp);
  const before = stamp[name]?.version;
  if (before && formats[name]!(before) !== formats[name]!(version)) return `Folder data ${folder} dibuat oleh ${name} ${before}, sedangkan yang ditemukan ${version}. Setel ${variables[name]} ke versi ${formats[name]!(before)}, atau cadangkan dengan versi lama (npm run backup) lalu pulihkan ke folder baru (npm run restore). (These data were made by another engine version.)`;
  if (before !== version) await writeFile(path, JSON.stringify({ ...stamp, [name]: { version, since: new Date().toISOString() } }, null, 2));
  return undefined;
}

/** Gives what a data folder is stamped with. */
export async function stampOf(folder: string): Promise<Stamp> {
  return readFile(join(folder, 'engines.json'), 'utf8').then((text) => JSON.parse(text) as Stamp, () => ({}));
}
