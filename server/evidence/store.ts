import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { isProblem, problem } from '../../core/problem.ts';
import type { Problem } from '../../core/problem.ts';
import type { Db } from '../../db/db.ts';
import { addEvidence, listUnscanned, setScanned } from '../../db/evidence.ts';
import type { Evidence } from '../../db/evidence.ts';
import { newId } from '../../db/ids.ts';
import { drop, hashOf, keep, pathOf, receive } from './files.ts';
import type { FileStore, Received } from './files.ts';
import { kindOf } from './kinds.ts';
import type { Scan } from './scanner.ts';

/** What the store needs: where bytes and metadata go, the size cap, and who scans. Without a scanner files are available but marked unscanned. */
export type EvidenceStore = {
  readonly files: FileStore;
  readonly db: Db;
  readonly maxBytes: number;
  readonly scan?: Scan | undefined;
  /** When the scanner does not answer: keep the file in quarantine, or let it through with a badge. */
  readonly whenUnscanned: 'quarantine' | 'badge';
};

export type Upload = {
  /** A finished upload's path, or its bytes as they come. */
  readonly source: string | Readable;
  readonly name: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly by: { readonly personId: string; readonly name: string };
  readonly at: string;
  readonly period?: string | undefined;
  /** Given by the upload itself, so that storing it twice is once. */
  readonly fileId?: string | undefined;
};

const inMegabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`.replace('.', ',');

/** Keeps the last part of a name, without control and direction characters, at most 160 letters. */
export function tidyName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  const dot = plain.lastIndexOf('.');
  return plain.length <= 160 || dot < 0 ? plain.slice(0, 160) : `${plain.slice(0, 150)}${plain.slice(dot).slice(0, 10)}`;
}

async function judge(store: EvidenceStore, received: Received, name: string): Promise<Pick<Evidence, 'mime' | 'status' | 'unscanned'> | Problem> {
  if (received.size === 0) return problem('fileEmpty', { name });
  const mime = await kindOf(received.path, name);
  if (isProblem(mime)) return mime;
  if (store.scan === undefined) return { mime, status: 'available', unscanned: true };
  const found = await store.scan(received.path);
  if (found === 'infected') return problem('fileInfected', { name });
  if (found === 'clean') return { mime, status: 'available' };
  return store.whenUnscanned === 'badge' ? { mime, status: 'available', unscanned: true } : { mime, status: 'quarantine' };
}

/**
 * Stores one upload: temporary name, forced to disk, judged by content and name, scanned, renamed to its hash – and only
 * then its metadata. A refusal keeps neither. The same `fileId` again gives what is stored.
 */
export async function storeFile(store: EvidenceStore, upload: Upload): Promise<Evidence | Problem> {
  const name = tidyName(upload.name);
  const { pemdaId, agencyId } = upload;
  const known = upload.fileId === undefined ? null : await store.db.evidence.findOne({ _id: upload.fileId, pemdaId, agencyId }).lean<Evidence>();
  if (known !== null) return known;
  const source = typeof upload.source === 'string' ? createReadStream(upload.source) : upload.source;
  const received = await receive(store.files, source, store.maxBytes);
  if (received === 'tooLarge') return problem('fileTooLarge', { size: `lebih dari ${inMegabytes(store.maxBytes)}`, limit: inMegabytes(store.maxBytes) });
  const judged = await judge(store, received, name).catch(async (error: unknown) => {
    await drop(received);
    throw error;
  });
  if (isProblem(judged)) {
    await drop(received);
    return judged;
  }
  await keep(store.files, received);
  const period = upload.period === undefined ? {} : { period: upload.period };
  return addEvidence(store.db, { _id: upload.fileId ?? newId(), pemdaId, agencyId, sha256: received.sha256, name, size: received.size, ...judged, uploadedBy: upload.by.personId, uploadedByName: upload.by.name, at: upload.at, ...period });
}

/** Scans what came while there was no scanner, held back or not; gives how many were found clean or harmful. */
export async function scanWaiting(store: EvidenceStore): Promise<number> {
  if (store.scan === undefined) return 0;
  let judged = 0;
  for (const file of await listUnscanned(store.db, 200)) {
    const path = pathOf(store.files, file.sha256);
    // A file that is lost is told by the check of the store; the others need not wait for it.
    if (!(await access(path).then(() => true, () => false))) continue;
    const found = await store.scan(path);
    if (found === 'unavailable') return judged;
    await setScanned(store.db, file.pemdaId, file._id, found === 'clean' ? 'available' : 'refused');
    judged += 1;
  }
  return judged;
}

/** Reads every file of the metadata again and lists those whose bytes are missing or changed. */
export async function verifyEvidence(store: Pick<EvidenceStore, 'db' | 'files'>): Promise<readonly { readonly fileId: string; readonly fault: 'missing' | 'changed' }[]> {
  const faults: { fileId: string; fault: 'missing' | 'changed' }[] = [];
  for await (const file of store.db.evidence.find({}, { sha256: 1 }).lean<Evidence>().cursor() as AsyncIterable<Evidence>) {
    const now = await hashOf(store.files, file.sha256);
    if (now !== file.sha256) faults.push({ fileId: file._id, fault: now === undefined ? 'missing' : 'changed' });
  }
  return faults;
}
