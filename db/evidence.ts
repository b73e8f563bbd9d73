import type { ClientSession, Connection } from 'mongoose';
import { problem } from '../core/problem.ts';
import type { Problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import type { Db } from './db.ts';
import type { Draft } from './drafts.ts';
import { insert, op, table } from './table.ts';

/** What is known of one uploaded file; its bytes lie in the store under `sha256`. */
export type Evidence = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
  readonly status: 'quarantine' | 'available' | 'refused';
  /** True when no scanner looked at it (policy open-with-badge). */
  readonly unscanned?: boolean | undefined;
  readonly uploadedBy: string;
  readonly uploadedByName: string;
  readonly at: string;
  readonly period?: string | undefined;
};

/** One citation of a file by a submitted version. */
export type EvidenceUse = { readonly _id: string; readonly pemdaId: string; readonly agencyId: string; readonly cycleId: string; readonly fileId: string; readonly trackId: string; readonly questionId: string; readonly round: number };

export const defineEvidence = (connection: Connection) =>
  table<Evidence>(
    connection,
    'evidence',
    { _id: 'text', pemdaId: 'text', agencyId: 'text', sha256: 'text', name: 'text', size: 'number', mime: 'text', status: 'text', unscanned: 'flag?', uploadedBy: 'text', uploadedByName: 'text', at: 'text', period: 'text?' },
    [[{ pemdaId: 1, agencyId: 1, at: -1 }], [{ sha256: 1 }], [{ status: 1, unscanned: 1 }]],
  );
export const defineEvidenceUses = (connection: Connection) =>
  table<EvidenceUse>(connection, 'evidenceUses', { _id: 'text', pemdaId: 'text', agencyId: 'text', cycleId: 'text', fileId: 'text', trackId: 'text', questionId: 'text', round: 'number' }, [
    [{ pemdaId: 1, fileId: 1, trackId: 1, questionId: 1, round: 1 }, { unique: true }],
  ]);

/** Stores the metadata of a file whose bytes are already safe. */
export async function addEvidence(db: Db, file: Evidence): Promise<Evidence> {
  return insert(db.evidence, file);
}

/** Loads what is known of one file, or nothing; `agencyId` narrows it to that agency's own. */
export async function loadEvidence(db: Db, pemdaId: string, fileId: string, agencyId?: string): Promise<Evidence | undefined> {
  return (await db.evidence.findOne({ _id: fileId, pemdaId, ...(agencyId === undefined ? {} : { agencyId }) }).lean<Evidence>()) ?? undefined;
}

/** Lists the files of an agency (or the named ones), newest first. */
export async function listEvidence(db: Db, pemdaId: string, wanted: { readonly agencyId?: string; readonly ids?: readonly string[] }): Promise<readonly Evidence[]> {
  const { agencyId, ids } = wanted;
  const filter = { pemdaId, ...(agencyId === undefined ? {} : { agencyId }), ...(ids === undefined ? {} : { _id: op({ $in: [...ids] }) }) };
  return db.evidence.find(filter).sort({ at: -1, _id: 1 }).lean<Evidence[]>();
}

/** What a scan says of a file: `unscanned` is open though nobody looked. */
export type FileScan = Evidence['status'] | 'unscanned';
export const scanOf = ({ status, unscanned }: Pick<Evidence, 'status' | 'unscanned'>): FileScan => (status === 'available' && unscanned === true ? 'unscanned' : status);

/** Gives what scans say of files, by id. */
export async function loadScans(db: Db, pemdaId: string, fileIds: readonly string[]): Promise<ReadonlyMap<string, FileScan>> {
  const files = fileIds.length === 0 ? [] : await db.evidence.find({ pemdaId, _id: op({ $in: [...new Set(fileIds)] }) }, { status: 1, unscanned: 1 }).lean<Evidence[]>();
  return new Map(files.map((file) => [file._id, scanOf(file)]));
}

/** Lists files of all local governments that no scanner has looked at: first those that are held back. */
export async function listUnscanned(db: Db, limit: number): Promise<readonly Evidence[]> {
  const waiting = op({ $or: [{ status: 'quarantine' }, { status: 'available', unscanned: true }] });
  return db.evidence.find(waiting as never).sort({ status: -1 }).limit(limit).lean<Evidence[]>();
}

/** Sets what the scan found. */
export async function setScanned(db: Db, pemdaId: string, fileId: string, status: Exclude<Evidence['status'], 'quarantine'>): Promise<void> {
  await db.evidence.updateOne({ _id: fileId, pemdaId }, { $set: { status }, $unset: { unscanned: 1 } });
}

/** Lists where files are cited by submitted versions. */
export async function listUses(db: Db, pemdaId: string, fileIds: readonly string[]): Promise<readonly EvidenceUse[]> {
  return db.evidenceUses.find({ pemdaId, fileId: op({ $in: [...fileIds] }) }).sort({ round: 1, _id: 1 }).lean<EvidenceUse[]>();
}

/** Records citations; those recorded before stay one. */
export async function addUses(db: Db, uses: readonly Omit<EvidenceUse, '_id'>[], session?: ClientSession): Promise<void> {
  if (uses.length === 0) return;
  const writes = uses.map((use) => ({ updateOne: { filter: { _id: `${use.fileId}:${use.trackId}:${use.questionId}:${use.round}` }, update: { $setOnInsert: use }, upsert: true } }));
  await db.evidenceUses.bulkWrite(writes as never, session ? { session } : {});
}

const citedInDrafts = (drafts: readonly Draft[], fileId: string): number =>
  drafts.flatMap((draft) => Object.values(draft.fields)).filter((field) => field.files.some((file) => file.fileId === fileId)).length;

/** Removes what is known of a file that no submission and no draft of its agency cites; a cited one is `fileCited`. */
export async function removeEvidence(db: Db, pemdaId: string, agencyId: string, fileId: string): Promise<Evidence | Problem> {
  return db.withTransaction(async (session) => {
    const file = await db.evidence.findOne({ _id: fileId, pemdaId, agencyId }, undefined, { session }).lean<Evidence>();
    if (file === null) return problem('notFound', { thing: things.file });
    const used = await db.evidenceUses.countDocuments({ pemdaId, fileId }, { session });
    const drafts = await db.drafts.find({ pemdaId, agencyId }, { fields: 1 }, { session }).lean<Draft[]>();
    const count = used + citedInDrafts(drafts, fileId);
    if (count > 0) return problem('fileCited', { count });
    await db.evidence.deleteOne({ _id: fileId, pemdaId }, { session });
    return file;
  });
}

/** Counts the other agencies that uploaded the same bytes. */
export async function countTwins(db: Db, pemdaId: string, file: Pick<Evidence, 'sha256' | 'agencyId'>): Promise<number> {
  const agencies = await db.evidence.distinct('agencyId', { pemdaId, sha256: file.sha256 });
  return agencies.filter((agencyId) => agencyId !== file.agencyId).length;
}
