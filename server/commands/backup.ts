import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientSession } from 'mongoose';
import { collectionNames } from '../../db/db.ts';
import type { CollectionName, Db } from '../../db/db.ts';
import { loadInstallation } from '../../db/installation.ts';
import { openFile, openFileStore, keep, receive } from '../evidence/files.ts';
import type { FileStore } from '../evidence/files.ts';
import { dumpCollection } from './dump.ts';
import type { Dumped } from './dump.ts';
import { plainWords, runCommand } from './place.ts';
import type { Said } from './place.ts';

/** What a backup is: its instant, the hash of every file, and what is missing from it. */
export type Manifest = {
  readonly format: 1;
  readonly startedAt: string;
  readonly dataVersion: number;
  readonly mode: 'demo' | 'real';
  readonly collections: Readonly<Record<string, Dumped>>;
  readonly evidence: readonly { readonly sha256: string; readonly size: number }[];
  readonly missingEvidence: readonly string[];
};

/** Sign-ins and failed attempts are left out: after a restore everybody signs in again. */
export const leftOut: ReadonlySet<CollectionName> = new Set(['sessions', 'attempts']);

/** Reads all collections at one instant of the database; whatever is written meanwhile is not in it. */
async function dumpAll(db: Db, folder: string): Promise<Readonly<Record<string, Dumped>>> {
  // Keeps the instant readable for a long backup; a server that forbids it allows its default of five minutes.
  await db.connection.db?.admin().command({ setParameter: 1, minSnapshotHistoryWindowInSeconds: 3600 }).catch(() => undefined);
  const session: ClientSession = await db.connection.getClient().startSession({ snapshot: true });
  try {
    const dumped: Record<string, Dumped> = {};
    for (const name of collectionNames) {
      if (!leftOut.has(name)) dumped[name] = await dumpCollection(db, name, { session, path: join(folder, `${name}.ejson`) });
    }
    return dumped;
  } finally {
    await session.endSession();
  }
}

async function hashesIn(path: string): Promise<ReadonlySet<string>> {
  const file = await open(path);
  const hashes = new Set<string>();
  for await (const line of file.readLines()) hashes.add((JSON.parse(line) as { sha256: string }).sha256);
  return hashes;
}

/** Copies the named files between stores, checking each by its hash; gives what was copied and what is missing or damaged. */
export async function copyEvidence(from: FileStore, to: FileStore, hashes: Iterable<string>): Promise<Pick<Manifest, 'evidence' | 'missingEvidence'>> {
  const evidence: { sha256: string; size: number }[] = [];
  const missingEvidence: string[] = [];
  for (const sha256 of [...hashes].toSorted()) {
    const source = await openFile(from, sha256);
    const received = source === undefined ? undefined : await receive(to, source, Number.MAX_SAFE_INTEGER);
    if (received === undefined || received === 'tooLarge' || received.sha256 !== sha256) missingEvidence.push(sha256);
    else {
      await keep(to, received);
      evidence.push({ sha256, size: received.size });
    }
  }
  return { evidence, missingEvidence };
}

/** Writes a backup into an empty folder: first MongoDB at one instant, then the evidence it names (files precede metadata), the manifest last. */
export async function backUp(db: Db, files: FileStore, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`Folder ${folder} tidak kosong. (The folder is not empty.)`);
  const startedAt = new Date().toISOString();
  const installation = await loadInstallation(db);
  const collections = await dumpAll(db, folder);
  const target = await openFileStore(join(folder, 'evidence'));
  const copied = await copyEvidence(files, target, await hashesIn(join(folder, 'evidence.ejson')));
  const manifest: Manifest = { format: 1, startedAt, dataVersion: installation?.version ?? 0, mode: installation?.mode ?? 'real', collections, ...copied };
  const file = await open(join(folder, 'manifest.json'), 'wx', 0o600);
  await file.writeFile(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await file.sync();
  await file.close();
  return manifest;
}

/** Gives the SHA-256 of a file. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

function report(manifest: Manifest, folder: string): Said {
  const documents = Object.values(manifest.collections).reduce((sum, one) => sum + one.documents, 0);
  const { missingEvidence: missing, evidence, startedAt } = manifest;
  const lost = missing.length === 0 ? { id: '', en: '' } : { id: ` HILANG ATAU RUSAK: ${missing.join(', ')}.`, en: ` MISSING OR DAMAGED: ${missing.join(', ')}.` };
  return {
    id: `${documents} dokumen per ${startedAt} dan ${evidence.length} berkas bukti tersalin ke ${folder}. Yang ditulis sesudah saat itu tidak termasuk.${lost.id}`,
    en: `${documents} documents as of ${startedAt} and ${evidence.length} evidence files copied to ${folder}. What is written after that instant is not in it.${lost.en}`,
    ok: missing.length === 0,
  };
}

if (import.meta.main) {
  const [folder] = plainWords();
  await runCommand(async ({ db, files }) => {
    if (folder === undefined) return { id: 'Sebutkan folder kosong: npm run backup -- <folder>', en: 'Name an empty folder: npm run backup -- <folder>', ok: false };
    return report(await backUp(db, files, folder), folder);
  });
}
