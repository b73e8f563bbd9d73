import type { ClientSession } from 'mongoose';
import type { AuditEntry, Change, TrackState } from '../core/cycle/track.ts';
import { asksRepair } from '../core/submission/tiers.ts';
import type { DecisionRow } from './meetings.ts';
import type { Db } from './db.ts';
import { copyIntoDraft, freezeDraft, startDraft } from './drafts.ts';
import { moveDraft } from './formMoves.ts';
import { fieldsFromBefore } from './prefill.ts';
import { addUses } from './evidence.ts';
import { saveReason } from './notes.ts';
import { sha256 } from './canonical.ts';
import { op } from './table.ts';
import type { Review, Verdict } from './reviews.ts';
import { decideValues } from './scores.ts';
import type { Decided } from './scores.ts';
import { contentOf, lastOfEachForm, loadSubmission, markConfirmed } from './submissions.ts';
import type { SubmissionContent } from './submissions.ts';

/** Where a change happens: the transaction, the track after the step, and the entry that tells who did it. */
export type ChangePlace = { readonly db: Db; readonly session: ClientSession; readonly state: TrackState; readonly audit: AuditEntry; readonly key: string };
type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;
type Apply = { readonly [K in Change['kind']]: (place: ChangePlace, change: ChangeOf<K>) => Promise<void> };

const upsertOnce = (session: ClientSession) => ({ session, upsert: true }) as const;

async function confirmSubmission({ db, session, state, audit }: ChangePlace, change: ChangeOf<'confirmSubmission'>): Promise<void> {
  const { versionId, round, late, receivedAt, approvedBy } = change;
  const { pemdaId, trackId, agencyId, cycleId } = state;
  const version = await markConfirmed(db, pemdaId, versionId, session);
  if (version === undefined) throw new Error(`submission ${versionId} is not stored`);
  await db.confirmations.updateOne({ _id: versionId }, { $setOnInsert: { pemdaId, trackId, round, late, receivedAt, at: audit.at, approvedBy } } as never, upsertOnce(session));
  await freezeDraft(db, pemdaId, { trackId, form: version.formKey, frozen: true, session });
  const uses = Object.entries(contentOf(version).evidence).flatMap(([questionId, files]) => files.map((file) => ({ pemdaId, agencyId, cycleId, trackId, questionId, round, fileId: file.fileId })));
  await addUses(db, uses, session);
}

async function recallSubmission({ db, session, state }: ChangePlace, { versionId }: ChangeOf<'recallSubmission'>): Promise<void> {
  const { pemdaId, trackId } = state;
  const version = await loadSubmission(db, pemdaId, versionId, session);
  await db.submissions.updateOne({ _id: versionId, pemdaId }, { $set: { status: 'recalled' } }, { session });
  await freezeDraft(db, pemdaId, { trackId, form: version?.formKey, frozen: false, session });
  // What only a recalled version cited may be removed again.
  await db.evidenceUses.deleteMany({ pemdaId, trackId, round: version?.round ?? 0 }, { session });
}

/** The agency's own values over all its forms. */
async function proposedData(db: Db, state: TrackState, session: ClientSession): Promise<SubmissionContent['data']> {
  const versions = await lastOfEachForm(db, state.pemdaId, state.trackId, session);
  return Object.assign({}, ...versions.map((version) => contentOf(version).data)) as SubmissionContent['data'];
}

/** The value a verdict decides: its grade, or on accept the agency's own; repair without a grade decides nothing. */
function decidedBy(verdict: Verdict, proposed: unknown): Pick<Decided, 'value' | 'notApplicable'> | undefined {
  if (verdict.verdict === 'notApplicable') return { value: null, notApplicable: true };
  if (verdict.grade !== undefined && verdict.grade !== null) return { value: verdict.grade };
  return verdict.verdict === 'accept' && proposed !== undefined ? { value: proposed } : undefined;
}

function decidedByReview(review: Review, proposed: SubmissionContent['data'], at: string): Readonly<Record<string, Decided>> {
  const rows = Object.entries(review.verdicts).flatMap(([question, verdict]): [string, Decided][] => {
    const decided = decidedBy(verdict, proposed[question]);
    return decided === undefined ? [] : [[question, { ...decided, by: verdict.by, byName: verdict.byName, role: 'evaluator', at, source: 'review', ref: review._id }]];
  });
  return Object.fromEntries(rows);
}

async function writeReviewNotes(place: ChangePlace, review: Review): Promise<void> {
  const { db, session, state, audit } = place;
  const { pemdaId, agencyId, trackId } = state;
  for (const [questionId, verdict] of Object.entries(review.verdicts)) {
    if (!asksRepair(verdict) && (verdict.note ?? '') === '') continue;
    const reasonId = await writeReason(place, verdict.note ?? '', verdict);
    const status = asksRepair(verdict) ? { status: 'open' as const } : {};
    const row = { pemdaId, agencyId, trackId, questionId, round: review.round, kind: 'verdict' as const, reasonId, by: verdict.by, byName: verdict.byName, from: { role: 'evaluator' as const, tier: review.tier }, at: audit.at, audience: 'all' as const, ref: review._id, ...status };
    await db.notes.updateOne({ _id: verdict.noteId }, { $setOnInsert: row } as never, upsertOnce(session));
    if (asksRepair(verdict)) await db.notes.updateMany({ pemdaId, trackId, questionId, _id: op({ $ne: verdict.noteId }), status: op({ $in: ['open', 'answered'] }) } as never, { $set: { status: 'reopened' } }, { session });
  }
  const accepted = Object.entries(review.verdicts).filter(([, verdict]) => verdict.verdict === 'accept' || verdict.verdict === 'notApplicable').map(([questionId]) => questionId);
  await db.notes.updateMany({ pemdaId, trackId, questionId: op({ $in: accepted }), status: op({ $in: ['open', 'answered', 'reopened'] }) } as never, { $set: { status: 'accepted' } }, { session });
}

async function writeReason({ db, session, state, audit }: ChangePlace, text: string, verdict: Verdict): Promise<string> {
  const id = `verdict.${verdict.noteId}`;
  if ((await db.reasons.exists({ _id: id, pemdaId: state.pemdaId }).session(session)) !== null) return id;
  await saveReason(db, state.pemdaId, { id, text, by: verdict.by, at: audit.at, agencyId: state.agencyId, session });
  return id;
}

async function publishReview(place: ChangePlace, change: ChangeOf<'publishReview'>): Promise<void> {
  const { db, session, state, audit } = place;
  const { pemdaId, trackId } = state;
  const review = await db.reviews.findOne({ _id: change.reviewId, pemdaId, trackId }, undefined, { session }).lean<Review>();
  if (review === null) throw new Error(`review ${change.reviewId} is not stored`);
  if (review.publishedAt !== undefined) return;
  await db.reviews.updateOne({ _id: review._id, pemdaId }, { $set: { publishedAt: audit.at, decision: change.decision, ...(review.sealedHash === undefined ? {} : { hash: review.sealedHash }) }, $unset: { open: 1 } }, { session });
  if (change.decision === 'sendBack') return;
  await writeReviewNotes(place, review);
  await decideValues(db, state, decidedByReview(review, await proposedData(db, state, session), audit.at), session);
}

async function openRound({ db, session, state, audit }: ChangePlace, change: ChangeOf<'openRound'>): Promise<void> {
  const { pemdaId, trackId } = state;
  const { round, questionIds, form } = change;
  const versions = (await lastOfEachForm(db, pemdaId, trackId, session)).filter(({ formKey }) => form === undefined || formKey === form).map((version) => ({ version, content: contentOf(version) }));
  const asked = versions.filter(({ content }) => questionIds.some((id) => id in content.data || id in content.evidence));
  // A note on a question left empty is in no version: then the newest version's form is meant.
  for (const { version, content } of asked.length > 0 ? asked : versions.slice(-1)) await copyIntoDraft(db, { pemdaId, trackId, form: version.formKey, round, unlocked: questionIds, content, by: version.by, at: audit.at, session });
}

async function answerNotes({ db, session, state }: ChangePlace, change: ChangeOf<'answerNotes'>): Promise<void> {
  const { pemdaId, trackId } = state;
  await db.notes.updateMany({ pemdaId, trackId, _id: op({ $in: [...change.noteIds] }), status: op({ $in: ['open', 'reopened'] }) } as never, { $set: { status: 'answered' } }, { session });
}

const decidesValue: ReadonlySet<DecisionRow['decision']> = new Set(['accept', 'score']);

async function recordDecision(place: ChangePlace, change: ChangeOf<'recordDecision'>): Promise<void> {
  const { db, session, state, audit } = place;
  const { pemdaId, trackId } = state;
  const row = await db.decisions.findOne({ _id: change.decisionId, pemdaId, trackId }, undefined, { session }).lean<DecisionRow>();
  if (row === null) throw new Error(`decision ${change.decisionId} is not stored`);
  if (row.publishedAt !== undefined) return;
  await db.decisions.updateOne({ _id: row._id, pemdaId }, { $set: { publishedAt: audit.at } }, { session });
  if (row.questionId === undefined) return;
  if (decidesValue.has(row.decision)) await decideInMeeting(place, row, row.questionId);
  if (row.decision === 'return') await noteOfDecision(place, row, row.questionId);
}

async function decideInMeeting({ db, session, state, audit }: ChangePlace, row: DecisionRow, questionId: string): Promise<void> {
  const { pemdaId, trackId } = state;
  const value = row.decision === 'score' ? row.grade : (await proposedData(db, state, session))[questionId];
  if (value !== undefined) await decideValues(db, state, { [questionId]: { value, by: row.by, byName: row.byName, role: 'coordinator', at: audit.at, source: 'rakor', ref: row._id } }, session);
  await db.notes.updateMany({ pemdaId, trackId, questionId, status: op({ $in: ['open', 'answered', 'reopened'] }) } as never, { $set: { status: 'accepted' } }, { session });
}

async function noteOfDecision({ db, session, state, audit }: ChangePlace, row: DecisionRow, questionId: string): Promise<void> {
  const { pemdaId, trackId, agencyId, round } = state;
  const _id = row.noteId ?? sha256(`${row._id}:note`).slice(0, 26);
  const note = { pemdaId, agencyId, trackId, questionId, round, kind: 'decision' as const, ...(row.reasonId === undefined ? {} : { reasonId: row.reasonId }), by: row.by, byName: row.byName, from: { role: 'coordinator' as const }, at: audit.at, audience: 'all' as const, status: 'open' as const, ref: row._id };
  await db.notes.updateOne({ _id }, { $setOnInsert: note } as never, upsertOnce(session));
}

async function recordExtension({ db, session, state, audit, key }: ChangePlace, change: ChangeOf<'recordExtension'>): Promise<void> {
  const { pemdaId, agencyId, cycleId, trackId } = state;
  const { token, from, to, reasonId, decreeRef } = change;
  const by = audit.actor === 'system' ? 'system' : audit.actor.personId;
  const row = { pemdaId, agencyId, cycleId, trackId, token, from, to, reasonId, ...(decreeRef === undefined ? {} : { decreeRef }), by, at: audit.at };
  await db.extensions.updateOne({ _id: `${key}/${token}` }, { $setOnInsert: row }, upsertOnce(session));
}

async function openTask({ db, session, state, audit }: ChangePlace, change: ChangeOf<'openTask'>): Promise<void> {
  const { pemdaId, agencyId, trackId } = state;
  const fields = change.mode === 'fill' ? await fieldsFromBefore(db, { state, form: change.form, at: audit.at }) : {};
  await startDraft(db, { pemdaId, agencyId, trackId, form: change.form, round: change.round, fields, session });
}

async function moveForm({ db, session, state, audit }: ChangePlace, change: ChangeOf<'moveForm'>): Promise<void> {
  const { pemdaId, agencyId, trackId, added } = state;
  const { moveId, form, from, version, mapping } = change;
  await moveDraft(db, { moveId, pemdaId, agencyId, trackId, form, from, version, at: audit.at, opens: added?.questions ?? [], mapping }, session);
}

const apply: Apply = { moveForm, confirmSubmission, recallSubmission, publishReview, openRound, answerNotes, recordDecision, recordExtension, openTask };

/** Does one change of process data in the commit's transaction; done twice it is done once. */
export async function applyChange(place: ChangePlace, change: Change): Promise<void> {
  await (apply[change.kind] as (place: ChangePlace, change: Change) => Promise<void>)(place, change);
}
