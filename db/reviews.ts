import type { Connection } from 'mongoose';
import type { Tier } from '../core/access.ts';
import type { OpenNote, ReviewSummary } from '../core/cycle/track.ts';
import { problem } from '../core/problem.ts';
import type { Problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Db } from './db.ts';
import { isFieldName } from './drafts.ts';
import { newId } from './ids.ts';
import { isDuplicate, op, table } from './table.ts';

/** `pending` is a note or grade being written before its verdict; a sealed review has none. */
export type VerdictKind = 'accept' | 'revise' | 'newEvidence' | 'notApplicable' | 'pending';

/** A reviewer's judgement on one question, in the making until the review is published. */
export type Verdict = {
  readonly verdict: VerdictKind;
  /** The value the reviewer decides; absent on accept means the agency's own. */
  readonly grade?: unknown;
  /** What the agency will read. */
  readonly note?: string | undefined;
  /** What only evaluators read. */
  readonly internal?: string | undefined;
  readonly rev: number;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  /** Id the note will bear when published; given once per review and question. */
  readonly noteId: string;
};

/** One tier's review of one round; `_id` is `<trackId>:<tier>:<round>:<n>`, n counts sendings back. */
export type Review = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly trackId: string;
  readonly round: number;
  readonly tier: Tier;
  readonly n: number;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Set while the finished review is on its way to the track: nobody edits it then. */
  readonly sealedHash?: string | undefined;
  /** True until published; the index of open reviews needs it. */
  readonly open?: true | undefined;
  readonly publishedAt?: string | undefined;
  readonly decision?: 'pass' | 'return' | 'sendBack' | undefined;
  readonly hash?: string | undefined;
};

export const defineReviews = (connection: Connection) =>
  table<Review>(
    connection,
    'reviews',
    { _id: 'text', pemdaId: 'text', agencyId: 'text', trackId: 'text', round: 'number', tier: 'text', n: 'number', verdicts: 'any', open: 'flag?', sealedHash: 'text?', publishedAt: 'text?', decision: 'text?', hash: 'text?' },
    [
      [{ pemdaId: 1, trackId: 1, round: 1, tier: 1, n: 1 }, { unique: true }],
      [{ pemdaId: 1, trackId: 1, tier: 1, round: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'oneOpenReview' }],
    ],
  );

export type ReviewPlace = { readonly trackId: string; readonly agencyId: string; readonly round: number; readonly tier: Tier };

/** Gives the review this tier is writing in this round, making an empty one when there is none. */
export async function openReview(db: Db, pemdaId: string, place: ReviewPlace): Promise<Review> {
  const { trackId, agencyId, round, tier } = place;
  const open = await db.reviews.findOne({ pemdaId, trackId, round, tier, open: true }).lean<Review>();
  if (open !== null) return open;
  const n = (await db.reviews.countDocuments({ pemdaId, trackId, round, tier })) + 1;
  try {
    await db.reviews.create([{ _id: `${trackId}:${tier}:${round}:${n}`, pemdaId, agencyId, trackId, round, tier, n, verdicts: {}, open: true }] as never);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return openReview(db, pemdaId, place);
}

export type VerdictChange = { readonly question: string; readonly baseRev: number; readonly verdict: Pick<Verdict, 'verdict' | 'grade' | 'note' | 'internal'>;
  /** The open note of a lower tier on this question, and whether this verdict only confirms it: then it stays the one note the agency has. */
  readonly openNote?: { readonly noteId: string; readonly confirmed: boolean } | undefined };
export type VerdictSave = { readonly reviewId: string; readonly by: { readonly personId: string; readonly name: string }; readonly at: string; readonly changes: readonly VerdictChange[] };
export type VerdictsSaved = { readonly saved: readonly { readonly question: string; readonly rev: number; readonly at: string }[]; readonly conflicts: readonly { readonly question: string; readonly theirs: Verdict | undefined }[] };

/** The next verdict on one question as an aggregation expression: MongoDB itself compares the revision. */
function nextVerdict({ by, at }: VerdictSave, { question, baseRev, verdict, openNote }: VerdictChange): unknown {
  const path = `$verdicts.${question}`;
  const known = { $ifNull: [`${path}.noteId`, null] };
  const isFree = { $in: [known, { $literal: [null, openNote?.noteId ?? null] }] };
  const noteId = openNote?.confirmed === true ? { $literal: openNote.noteId } : { $cond: [isFree, { $literal: newId() }, known] };
  const next = { $mergeObjects: [{ $literal: { ...verdict, rev: baseRev + 1, by: by.personId, byName: by.name, at } }, { noteId }] };
  return { $cond: [{ $eq: [{ $ifNull: [`${path}.rev`, 0] }, baseRev] }, next, path] };
}

/** Whether this very change stands there, now or since an earlier request whose answer got lost. */
const stands = (stored: Verdict | undefined, { by }: VerdictSave, { baseRev, verdict }: VerdictChange): stored is Verdict =>
  stored?.by === by.personId && stored.rev === baseRev + 1 && canonicalJson(shown(stored)) === canonicalJson(shown(verdict));
const shown = ({ verdict, grade, note, internal }: VerdictChange['verdict']) => ({ verdict, grade: grade ?? null, note: note ?? '', internal: internal ?? '' });

function outcome(save: VerdictSave, { verdicts }: Review): VerdictsSaved {
  const saved: VerdictsSaved['saved'][number][] = [];
  const conflicts: VerdictsSaved['conflicts'][number][] = [];
  for (const change of save.changes) {
    const stored = verdicts[change.question];
    if (stands(stored, save, change)) saved.push({ question: change.question, rev: stored.rev, at: stored.at });
    else conflicts.push({ question: change.question, theirs: stored });
  }
  return { saved, conflicts };
}

/**
 * Saves verdicts in one atomic step. One that somebody changed meanwhile stays as it is and is told; a finished review
 * refuses with `stale`, a missing one with `notFound`. The caller has checked that the questions exist.
 */
export async function saveVerdicts(db: Db, pemdaId: string, save: VerdictSave): Promise<VerdictsSaved | Problem> {
  const odd = save.changes.find(({ question }) => !isFieldName(question));
  if (odd !== undefined) return problem('badRequest', { place: odd.question, why: 'pertanyaan tidak sah' });
  const _id = save.reviewId;
  const set = Object.fromEntries(save.changes.map((change) => [`verdicts.${change.question}`, nextVerdict(save, change)]));
  const after = await db.reviews.findOneAndUpdate({ _id, pemdaId, open: true, sealedHash: op({ $exists: false }) }, [{ $set: set }], { returnDocument: 'after', updatePipeline: true }).lean<Review>();
  if (after === null) {
    const review = await loadReview(db, pemdaId, _id);
    return review === undefined ? problem('notFound', { thing: things.review }) : problem('stale', { who: review.verdicts[save.changes[0]?.question ?? '']?.byName ?? '?', when: review.publishedAt ?? save.at });
  }
  return outcome(save, after);
}

const opens: Readonly<Record<VerdictKind, boolean>> = { accept: false, revise: true, newEvidence: true, notApplicable: false, pending: false };

/** Sums a review up for its track: new notes it opens, open notes of earlier rounds it accepts. */
export function summarizeReview(review: Review, notes: Readonly<Record<string, OpenNote>>): ReviewSummary {
  const rows = Object.entries(review.verdicts).toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([questionId, verdict]): ReviewSummary['notes'] => {
    if (opens[verdict.verdict]) return [{ questionId, noteId: verdict.noteId, status: 'open' }];
    const earlier = notes[questionId];
    return earlier === undefined || earlier.status === 'accepted' ? [] : [{ questionId, noteId: earlier.noteId, status: 'accepted' }];
  });
  return { reviewId: review._id, hash: sha256(canonicalJson(review.verdicts)), notes: rows };
}

/** Closes a review to edits while it travels to its track; `unsealReview` reopens it when the track refuses. */
export async function sealReview(db: Db, pemdaId: string, reviewId: string, notes: Readonly<Record<string, OpenNote>>): Promise<ReviewSummary | Problem> {
  const review = await loadReview(db, pemdaId, reviewId);
  if (review === undefined) return problem('notFound', { thing: things.review });
  const pending = Object.entries(review.verdicts).filter(([, { verdict }]) => verdict === 'pending').map(([question]) => [`verdicts.${question}`, 1]);
  if (pending.length > 0) {
    await db.reviews.updateOne({ _id: reviewId, pemdaId, open: true }, { $unset: Object.fromEntries(pending) } as never);
    return sealReview(db, pemdaId, reviewId, notes);
  }
  const summary = summarizeReview(review, notes);
  if (review.sealedHash === summary.hash || review.publishedAt !== undefined) return summary;
  const done = await db.reviews.updateOne({ _id: reviewId, pemdaId, sealedHash: op({ $exists: false }), verdicts: op({ $eq: review.verdicts }) } as never, { $set: { sealedHash: summary.hash } });
  return done.matchedCount === 1 ? summary : sealReview(db, pemdaId, reviewId, notes);
}

/** Opens a sealed review for edits again; a published one stays closed. */
export async function unsealReview(db: Db, pemdaId: string, reviewId: string): Promise<void> {
  await db.reviews.updateOne({ _id: reviewId, pemdaId, open: true }, { $unset: { sealedHash: 1 } });
}

/** Loads one review, or nothing. */
export async function loadReview(db: Db, pemdaId: string, reviewId: string): Promise<Review | undefined> {
  return (await db.reviews.findOne({ _id: reviewId, pemdaId }).lean<Review>()) ?? undefined;
}

/** Lists the reviews of a track, earliest first; only published ones when asked. */
export async function listReviews(db: Db, pemdaId: string, trackId: string, publishedOnly = false): Promise<readonly Review[]> {
  const filter = { pemdaId, trackId, ...(publishedOnly ? { publishedAt: op({ $exists: true }) } : {}) };
  return db.reviews.find(filter).sort({ round: 1, publishedAt: 1, _id: 1 }).lean<Review[]>();
}

/** Counts what the unfinished reviews of these tracks have decided, by `<trackId>:<tier>`. */
export async function countJudged(db: Db, pemdaId: string, trackIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const open = await db.reviews.find({ pemdaId, trackId: op({ $in: [...trackIds] }), open: true } as never, { trackId: 1, tier: 1, verdicts: 1 }).lean<Pick<Review, 'trackId' | 'tier' | 'verdicts'>[]>();
  return new Map(open.map(({ trackId, tier, verdicts }) => [`${trackId}:${tier}`, Object.values(verdicts).filter(({ verdict }) => verdict !== 'pending').length]));
}
