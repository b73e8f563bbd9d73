import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceStore } from './store.ts';
import { pathOf, storedHashes } from './files.ts';

const dayMs = 24 * 60 * 60_000;

const isOld = async (path: string, before: number): Promise<boolean> => (await stat(path).catch(() => undefined))?.mtimeMs !== undefined && (await stat(path)).mtimeMs < before;

async function clearTemporary(folder: string, before: number): Promise<number> {
  let cleared = 0;
  for (const name of await readdir(folder)) {
    if (!(await isOld(join(folder, name), before))) continue;
    await rm(join(folder, name), { force: true });
    cleared += 1;
  }
  return cleared;
}

const isKnown = async (store: Pick<EvidenceStore, 'db'>, sha256: string): Promise<boolean> => (await store.db.evidence.exists({ sha256 })) !== null;

/** Sets a file aside first and looks again: an upload of the same content in that very moment puts a fresh file in its place. */
async function removeUnknown(store: Pick<EvidenceStore, 'db' | 'files'>, sha256: string, before: number): Promise<boolean> {
  const path = pathOf(store.files, sha256);
  const aside = join(store.files.root, 'tmp', `aside-${sha256}`);
  await rename(path, aside);
  if ((await isOld(aside, before)) && !(await isKnown(store, sha256))) {
    await rm(aside, { force: true });
    return true;
  }
  await rename(aside, path);
  return false;
}

/** Removes old unfinished uploads and old files no metadata knows; a file with metadata – so every cited one – is never touched. */
export async function cleanStore(store: Pick<EvidenceStore, 'db' | 'files'>, now = Date.now()): Promise<{ readonly temporary: number; readonly unknown: number }> {
  const before = now - dayMs;
  const temporary = await clearTemporary(join(store.files.root, 'tmp'), before);
  let unknown = 0;
  for await (const sha256 of storedHashes(store.files)) {
    if (!(await isOld(pathOf(store.files, sha256), before)) || (await isKnown(store, sha256))) continue;
    if (await removeUnknown(store, sha256, before)) unknown += 1;
  }
  return { temporary, unknown };
}
