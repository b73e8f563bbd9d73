import type { ClientSession, Connection } from 'mongoose';
import type { Actor, Command } from '../core/cycle/track.ts';
import type { FileRef } from '../core/form/model.ts';
import { problem } from '../core/problem.ts';
import type { Problem } from '../core/problem.ts';
import { appendAudit, chains } from './audit.ts';
import { sha256 } from './canonical.ts';
import type { Db } from './db.ts';
import { insert, isDuplicate, op, table } from './table.ts';

/** What a submission's canonical text holds: values and cited files, each by question id. */
export type SubmissionContent = { readonly data: Readonly<Record<string, unknown>>; readonly evidence: Readonly<Record<string, readonly FileRef[]>> };

export type SubmissionStatus = 'pending' | 'confirmed' | 'refused' | 'recalled';

/** A version of an agency's answers. All but `status` (which mirrors the rows beside it) never changes after the insert. */
export type Submission = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly trackId: string;
  readonly round: number;
  /** 1 for the first try in this round; a recalled or refused one makes room for the next. */
  readonly attempt: number;
  /** Form version id `<formId>:<n>`. */
  readonly form: string;
  /** Form key in the cycle, the one in the draft's id. */
  readonly formKey: string;
  /** Canonical JSON of a SubmissionContent; `hash` is its SHA-256. */
  readonly canonical: string;
  readonly hash: string;
  /** Arrival of the request's first byte, business time. */
  readonly receivedAt: string;
  readonly idempotencyKey: string;
  readonly by: Exclude<Actor, 'system'>;
  readonly status: SubmissionStatus;
  /** The `submit` command as it was or will be sent: what the reconciler sends again when no answer came. */
  readonly command: Command;
};

export type Confirmation = { readonly _id: string; readonly pemdaId: string; readonly trackId: string; readonly round: number; readonly late: boolean; readonly receivedAt: string; readonly at: string; readonly approvedBy: Actor };
export type Refusal = { readonly _id: string; readonly pemdaId: string; readonly trackId: string; readonly problem: string; readonly details: Readonly<Record<string, unknown>>; readonly at: string };

export const defineSubmissions = (connection: Connection) =>
  table<Submission>(
    connection,
    'submissions',
    {
      _id: 'text', pemdaId: 'text', agencyId: 'text', trackId: 'text', round: 'number', attempt: 'number', form: 'text', formKey: 'text', canonical: 'text', hash: 'text',
      receivedAt: 'text', idempotencyKey: 'text', by: 'any', status: 'text', command: 'any',
    },
    [
      [{ pemdaId: 1, trackId: 1, formKey: 1, round: 1, attempt: 1 }, { unique: true }],
      [{ pemdaId: 1, trackId: 1, idempotencyKey: 1 }, { unique: true }],
      [{ pemdaId: 1, receivedAt: 1 }, { partialFilterExpression: { status: 'pending' } }],
    ],
  );
export const defineConfirmations = (connection: Connection) =>
  table<Confirmation>(connection, 'confirmations', { _id: 'text', pemdaId: 'text', trackId: 'text', round: 'number', late: 'flag', receivedAt: 'text', at: 'text', approvedBy: 'any' }, [[{ pemdaId: 1, trackId: 1, round: 1 }]]);
export const defineRefusals = (connection: Connection) => table<Refusal>(connection, 'refusals', { _id: 'text', pemdaId: 'text', trackId: 'text', problem: 'text', details: 'any', at: 'text' }, [[{ pemdaId: 1, trackId: 1 }]]);

const taken: readonly SubmissionStatus[] = ['pending', 'confirmed'];

/** The attempt a new version of this round would be, or the version that stands in its way: one sent under the same key, or one that holds the round. */
function nextAttempt(rows: readonly Submission[], version: Pick<Submission, 'formKey' | 'round' | 'idempotencyKey'>): number | Submission {
  const { formKey, round, idempotencyKey } = version;
  const last = rows.filter((row) => row.formKey === formKey && row.round === round).at(-1);
  const standing = rows.find((row) => row.idempotencyKey === idempotencyKey) ?? (last !== undefined && taken.includes(last.status) ? last : undefined);
  return standing ?? (last?.attempt ?? 0) + 1;
}

/**
 * Stores a pending version, or gives the stored one when this key was sent before (same hash) – the unique indexes decide,
 * not the look beforehand (`seen`: the versions of the track as the caller found them). Another body under the key is `keyReused`; a second version in a taken round is `alreadyExists`.
 */
export async function insertPending(db: Db, version: Omit<Submission, 'attempt' | 'status' | 'hash'>, seen?: readonly Submission[]): Promise<Submission | Problem> {
  const { round, idempotencyKey, pemdaId, trackId } = version;
  const hash = sha256(version.canonical);
  const attempt = nextAttempt(seen ?? await listSubmissions(db, pemdaId, trackId), version);
  if (typeof attempt !== 'number' && attempt.idempotencyKey === idempotencyKey) return attempt.hash === hash ? attempt : problem('keyReused');
  if (typeof attempt !== 'number') return problem('alreadyExists', { thing: { id: `Kiriman putaran ${round}`, en: `The submission of round ${round}` }, versionId: attempt._id, by: attempt.by.name });
  try {
    return await insert(db.submissions, { ...version, hash, attempt, status: 'pending' });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // An id that stands in another track was not made for this version.
    if ((await db.submissions.exists({ _id: version._id, trackId: op({ $ne: trackId }) } as never)) !== null) return problem('keyReused');
    return insertPending(db, version);
  }
}

/** Marks a version as confirmed by its track and gives it as it was stored, or nothing when it is not there. */
export async function markConfirmed(db: Db, pemdaId: string, versionId: string, session: ClientSession): Promise<Submission | undefined> {
  return (await db.submissions.findOneAndUpdate({ _id: versionId, pemdaId }, { $set: { status: 'confirmed' } }, { session }).lean<Submission>()) ?? undefined;
}

/** Loads one version of this local government, or nothing. */
export async function loadSubmission(db: Db, pemdaId: string, versionId: string, session?: ClientSession): Promise<Submission | undefined> {
  return (await db.submissions.findOne({ _id: versionId, pemdaId }, undefined, session ? { session } : {}).lean<Submission>()) ?? undefined;
}

/** Lists the versions of a track, earliest round first, refused and recalled ones included. */
export async function listSubmissions(db: Db, pemdaId: string, trackId: string): Promise<readonly Submission[]> {
  return db.submissions.find({ pemdaId, trackId }).sort({ round: 1, attempt: 1 }).lean<Submission[]>();
}

/** Gives the last confirmed version of one form among the versions of a track, or nothing. */
export function lastTaken(rows: readonly Submission[], formKey: string): Submission | undefined {
  return rows.findLast((row) => row.formKey === formKey && row.status === 'confirmed');
}

/** Loads the last confirmed version of a track (of one form, when named), or nothing. */
export async function lastConfirmed(db: Db, pemdaId: string, wanted: { readonly trackId: string; readonly formKey?: string | undefined; readonly session?: ClientSession | undefined }): Promise<Submission | undefined> {
  const { trackId, formKey, session } = wanted;
  const filter = { pemdaId, trackId, status: 'confirmed', ...(formKey === undefined ? {} : { formKey }) } as const;
  return (await db.submissions.findOne(filter, undefined, session ? { session } : {}).sort({ round: -1, attempt: -1 }).lean<Submission>()) ?? undefined;
}

/** Loads the last confirmed version of every form of a track: together they are what the agency says now. */
export async function lastOfEachForm(db: Db, pemdaId: string, trackId: string, session?: ClientSession): Promise<readonly Submission[]> {
  const rows = await db.submissions.find({ pemdaId, trackId, status: 'confirmed' }, undefined, session ? { session } : {}).sort({ round: 1, attempt: 1 }).lean<Submission[]>();
  return [...new Map(rows.map((row) => [row.formKey, row])).values()];
}

/** Lists versions still waiting for their track, earliest first: of one track received up to `until`, or all. */
export async function listPending(db: Db, pemdaId: string, wanted: { readonly trackId?: string; readonly until?: string } = {}): Promise<readonly Submission[]> {
  const { trackId, until } = wanted;
  const filter = { pemdaId, status: 'pending', ...(trackId === undefined ? {} : { trackId }), ...(until === undefined ? {} : { receivedAt: op({ $lte: until }) }) } as const;
  return db.submissions.find(filter).sort({ receivedAt: 1, _id: 1 }).lean<Submission[]>();
}

/** Records that a pending version was refused by its track, also in the audit chain of the track; a version already decided stays as it is. */
export async function refuseSubmission(db: Db, refusal: Refusal): Promise<void> {
  const { _id, pemdaId, trackId, at } = refusal;
  const record = () => db.withTransaction(async (session) => {
    const version = await db.submissions.findOneAndUpdate({ _id, pemdaId, status: 'pending' }, { $set: { status: 'refused' } }, { session }).lean<Submission>();
    if (version === null) return;
    await insert(db.refusals, refusal, session);
    const entry = { act: 'submissionRefused', actor: 'system' as const, at, agencyId: version.agencyId, trackId, details: { versionId: _id, round: version.round, problem: refusal.problem } };
    await appendAudit(db, session, { pemdaId, chain: chains.track(trackId), entry });
  });
  // a commit of the track may take the next number of its chain first
  await record().catch((error: unknown) => (isDuplicate(error) ? record() : Promise.reject(error as Error)));
}

export type Fate = { readonly confirmation?: Confirmation; readonly refusal?: Refusal };

/** Loads what its track said of a version when it took it, or nothing. */
export async function loadConfirmation(db: Db, pemdaId: string, versionId: string): Promise<Confirmation | undefined> {
  return (await db.confirmations.findOne({ _id: versionId, pemdaId }).lean<Confirmation>()) ?? undefined;
}

/** Loads the confirmation and the refusal of a version, whichever exists. */
export async function submissionFate(db: Db, pemdaId: string, versionId: string): Promise<Fate> {
  const [confirmation, refusal] = await Promise.all([loadConfirmation(db, pemdaId, versionId), db.refusals.findOne({ _id: versionId, pemdaId }).lean<Refusal>()]);
  return { ...(confirmation === undefined ? {} : { confirmation }), ...(refusal === null ? {} : { refusal }) };
}

/** Reads the content of a version. */
export function contentOf(submission: Pick<Submission, 'canonical'>): SubmissionContent {
  return JSON.parse(submission.canonical) as SubmissionContent;
}

/** Finds versions of any local government whose id begins so, as a receipt's number tells it. */
export async function findByNumber(db: Db, start: string): Promise<readonly Pick<Submission, '_id' | 'receivedAt' | 'round' | 'hash' | 'status'>[]> {
  // `~` sorts after every letter an id may hold.
  return db.submissions.find({ _id: op({ $gte: start, $lt: `${start}~` }) }, { receivedAt: 1, round: 1, hash: 1, status: 1 }).limit(20).lean<Submission[]>();
}
