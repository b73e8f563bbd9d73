import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../../db/ids.ts';

/** A store of content-addressed files under one folder: `aa/bb/<sha256>`; `tmp/` holds what is not finished. */
export type FileStore = { readonly root: string };
export type Received = { readonly path: string; readonly sha256: string; readonly size: number };

/** Opens a store, making its folders. */
export async function openFileStore(root: string): Promise<FileStore> {
  await mkdir(join(root, 'tmp'), { recursive: true, mode: 0o700 });
  return { root };
}

/** Gives where the bytes with a hash lie, or will. */
export const pathOf = (store: FileStore, sha256: string): string => join(store.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

/** Writes a stream to a temporary name, hashing and counting on the way, and forces it to disk; more than `limit` bytes gives `tooLarge` and keeps nothing. */
export async function receive(store: FileStore, source: Readable, limit: number): Promise<Received | 'tooLarge'> {
  const path = join(store.root, 'tmp', newId());
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) break;
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  if (size <= limit) return { path, sha256: hash.digest('hex'), size };
  source.destroy();
  await rm(path, { force: true });
  return 'tooLarge';
}

/** Moves received bytes to their final name; the same content twice is one file. */
export async function keep(store: FileStore, received: Received): Promise<void> {
  const target = pathOf(store, received.sha256);
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(received.path, target);
  await syncFolder(folder);
}

/** Drops received bytes. */
export async function drop(received: Received): Promise<void> {
  await rm(received.path, { force: true });
}

/** Opens stored bytes for reading (a part of them when asked); nothing when they are not there. */
export async function openFile(store: FileStore, sha256: string, range?: { readonly start: number; readonly end: number }): Promise<Readable | undefined> {
  const path = pathOf(store, sha256);
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : createReadStream(path, range);
}

/** Gives the hash of stored bytes as they are now; nothing when they are not there. */
export async function hashOf(store: FileStore, sha256: string): Promise<string | undefined> {
  const bytes = await openFile(store, sha256);
  if (bytes === undefined) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of bytes as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** Walks over the hashes of all stored files. */
export async function* storedHashes(store: FileStore): AsyncGenerator<string> {
  for (const a of await readdir(store.root)) {
    if (!/^[0-9a-f]{2}$/.test(a)) continue;
    for (const b of await readdir(join(store.root, a))) yield* await readdir(join(store.root, a, b));
  }
}
