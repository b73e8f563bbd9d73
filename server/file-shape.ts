import type { FileRef } from '../core/form/model.ts';
import type { Db } from '../db/db.ts';
import { loadScans, scanOf, type Evidence, type FileScan } from '../db/evidence.ts';
import type { SubmissionContent } from '../db/submissions.ts';

/** What scans say of files, by id. */
export type Scans = ReadonlyMap<string, FileScan>;

/** A stored file as the contract shows it. */
export const fileRefOf = (file: Evidence) => ({ fileId: file._id, name: file.name, size: file.size, mime: file.mime, sha256: file.sha256, status: scanOf(file) });

/** Cited files as the contract shows them, with what is known of their scans. */
export function fileRefsOf(files: readonly FileRef[], scans: Scans) {
  return files.map(({ fileId, name, size, mime, sha256 }) => ({ fileId, name, size, mime, sha256, status: scans.get(fileId) }));
}

/** Reads what scans say of every file in these answers. */
export function scansIn(db: Db, pemdaId: string, contents: readonly Pick<SubmissionContent, 'evidence'>[]): Promise<Scans> {
  return loadScans(db, pemdaId, contents.flatMap(({ evidence }) => Object.values(evidence).flatMap((files) => files.map(({ fileId }) => fileId))));
}
