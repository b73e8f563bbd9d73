import type { ClientSession, Connection } from 'mongoose';
import type { FileRef } from '../core/form/model.ts';
import { problem } from '../core/problem.ts';
import type { Problem } from '../core/problem.ts';
import { canonicalJson } from './canonical.ts';
import type { Db } from './db.ts';
import type { SubmissionContent } from './submissions.ts';
import { op, table } from './table.ts';


type Written = { readonly value: unknown; readonly files: readonly FileRef[]; readonly rev: number; readonly by: string; readonly byName: string; readonly at: string };

/** One question in a draft: value and cited files under one revision, which counts changes; 0 means never written by anybody: carried over from the period `byName`. */
export type DraftField = Written & {
  /** What stood here before: of another person, of an earlier sitting, or refused in a conflict; newest last, at most 10. */
  readonly past: readonly (Written & { readonly refused?: boolean })[];
};

/** An agency's answers in the making; `_id` is `<trackId>:<form>`. */
export type Draft = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly trackId: string;
  readonly form: string;
  readonly fields: Readonly<Record<string, DraftField>>;
  readonly frozen?: boolean | undefined;
  readonly round: number;
  /** The questions a repair round unlocks; absent in the first round. */
  readonly unlocked?: readonly string[] | undefined;
  /** Questions the agency marked as repaired in this round. */
  readonly repaired?: readonly string[] | undefined;
  readonly updatedAt?: string | undefined;
};

export const defineDrafts = (connection: Connection) =>
  table<Draft>(
    connection,
    'drafts',
    { _id: 'text', pemdaId: 'text', agencyId: 'text', trackId: 'text', form: 'text', fields: 'any', frozen: 'flag?', round: 'number', unlocked: 'any?', repaired: 'any?', updatedAt: 'text?' },
    [[{ pemdaId: 1, trackId: 1 }], [{ pemdaId: 1, agencyId: 1 }]],
  );

/** Gives the id of a draft. */
export const draftId = (trackId: string, form: string): string => `${trackId}:${form}`;

/** A change of one question; an absent `value` or `files` keeps what is stored, a null value empties it. */
export type DraftChange = { readonly question: string; readonly value?: unknown; readonly files?: readonly FileRef[] | undefined; readonly baseRev: number };
export type DraftSave = { readonly trackId: string; readonly form: string; readonly by: { readonly personId: string; readonly name: string }; readonly at: string; readonly changes: readonly DraftChange[] };
export type DraftConflict = { readonly question: string; readonly mine: DraftChange; readonly theirs: DraftField };
export type DraftSaved = { readonly saved: readonly { readonly question: string; readonly rev: number; readonly at: string }[]; readonly conflicts: readonly DraftConflict[] };

const sittingMs = 10 * 60_000;
const keptPast = 10;

/** Says whether a question id can be a field name in MongoDB: no dot, no leading dollar, at most 200 letters. */
export const isFieldName = (question: string): boolean => /^[^.$\0][^.\0]{0,199}$/.test(question);

/** The next content of one question as an aggregation expression: MongoDB itself compares the revision. */
function nextField(save: DraftSave, change: DraftChange): unknown {
  const path = `$fields.${change.question}`;
  const stamp = { by: save.by.personId, byName: save.by.name, at: save.at };
  const content = {
    value: change.value === undefined ? { $ifNull: [`${path}.value`, null] } : { $literal: change.value },
    files: change.files === undefined ? { $ifNull: [`${path}.files`, []] } : { $literal: change.files },
  };
  const old = Object.fromEntries(['value', 'files', 'rev', 'by', 'byName', 'at'].map((key) => [key, `${path}.${key}`]));
  const past = { $ifNull: [`${path}.past`, []] };
  const sittingBegan = new Date(Date.parse(save.at) - sittingMs).toISOString();
  const worthKeeping = { $and: [{ $gt: [`${path}.rev`, 0] }, { $or: [{ $ne: [`${path}.by`, save.by.personId] }, { $lt: [`${path}.at`, sittingBegan] }] }] };
  const kept = { $cond: [worthKeeping, { $slice: [{ $concatArrays: [past, [old]] }, -keptPast] }, past] };
  const refused = { $mergeObjects: [content, { $literal: { ...stamp, rev: change.baseRev, refused: true } }] };
  const repeat = { $and: [{ $eq: [`${path}.rev`, change.baseRev + 1] }, { $eq: [`${path}.by`, save.by.personId] }, { $eq: [`${path}.value`, content.value] }, { $eq: [`${path}.files`, content.files] }] };
  return {
    $switch: {
      branches: [
        { case: { $eq: [{ $ifNull: [`${path}.rev`, 0] }, change.baseRev] }, then: { $mergeObjects: [content, { $literal: { ...stamp, rev: change.baseRev + 1 } }, { past: kept }] } },
        // An answer got lost and the request came again: same person, same content, one revision further.
        { case: repeat, then: path },
        { case: { $gt: [`${path}.rev`, 0] }, then: { $mergeObjects: [path, { past: { $slice: [{ $concatArrays: [past, [refused]] }, -keptPast] } }] } },
      ],
      default: '$$REMOVE',
    },
  };
}

function outcome(save: DraftSave, after: Draft): DraftSaved {
  const saved: DraftSaved['saved'][number][] = [];
  const conflicts: DraftConflict[] = [];
  for (const change of save.changes) {
    const stored = after.fields[change.question];
    const refused = stored?.past.at(-1);
    const isMine = stored !== undefined && stored.by === save.by.personId && stored.rev === change.baseRev + 1 && (refused?.refused !== true || refused.at !== save.at || refused.rev !== change.baseRev);
    if (isMine) saved.push({ question: change.question, rev: stored.rev, at: stored.at });
    else if (stored !== undefined) conflicts.push({ question: change.question, mine: change, theirs: stored });
  }
  return { saved, conflicts };
}

/**
 * Saves the changed questions of a draft in one atomic step. A question someone changed meanwhile keeps its content; the
 * refused one is kept in its `past` and both are told. A frozen draft refuses with `closed`, a missing one with `notFound`.
 * The caller has checked that the questions exist and are unlocked.
 */
export async function saveFields(db: Db, pemdaId: string, save: DraftSave): Promise<DraftSaved | Problem> {
  const odd = save.changes.find((change) => !isFieldName(change.question) || !Number.isInteger(change.baseRev) || change.baseRev < 0);
  if (odd !== undefined) return problem('badRequest', { place: odd.question, why: 'pertanyaan atau revisi tidak sah' });
  const _id = draftId(save.trackId, save.form);
  const set = Object.fromEntries(save.changes.map((change) => [`fields.${change.question}`, nextField(save, change)]));
  const after = await db.drafts
    .findOneAndUpdate({ _id, pemdaId, frozen: op({ $ne: true }) }, [{ $set: { ...set, updatedAt: { $literal: save.at } } }], { returnDocument: 'after', updatePipeline: true })
    .lean<Draft>();
  if (after !== null) return outcome(save, after);
  return (await db.drafts.exists({ _id, pemdaId })) === null ? problem('notFound', { thing: { id: 'Draf', en: 'The draft' } }) : problem('closed');
}

/** Marks or unmarks a question as repaired in this round; a frozen draft refuses. */
export async function markRepaired(db: Db, pemdaId: string, mark: { readonly trackId: string; readonly form: string; readonly question: string; readonly repaired: boolean }): Promise<undefined | Problem> {
  const change = mark.repaired ? { $addToSet: { repaired: mark.question } } : { $pull: { repaired: mark.question } };
  const done = await db.drafts.updateOne({ _id: draftId(mark.trackId, mark.form), pemdaId, frozen: op({ $ne: true }) }, change as never);
  return done.matchedCount === 1 ? undefined : problem('closed');
}

/** Loads one draft, or nothing. */
export async function loadDraft(db: Db, pemdaId: string, trackId: string, form: string): Promise<Draft | undefined> {
  return (await db.drafts.findOne({ _id: draftId(trackId, form), pemdaId }).lean<Draft>()) ?? undefined;
}

/** Lists the drafts of a track. */
export async function listDrafts(db: Db, pemdaId: string, trackId: string, session?: ClientSession): Promise<readonly Draft[]> {
  return db.drafts.find({ trackId, pemdaId }, undefined, session ? { session } : {}).sort({ _id: 1 }).lean<Draft[]>();
}

/** Freezes or unfreezes a draft, as while it waits for the head's approval. */
export async function freezeDraft(db: Db, pemdaId: string, draft: { readonly trackId: string; readonly form?: string | undefined; readonly frozen: boolean; readonly session?: ClientSession | undefined }): Promise<void> {
  const filter = draft.form === undefined ? { trackId: draft.trackId, pemdaId } : { _id: draftId(draft.trackId, draft.form), pemdaId };
  await db.drafts.updateMany(filter, { $set: { frozen: draft.frozen } }, draft.session ? { session: draft.session } : {});
}

/** Starts a task's draft, or opens the existing one again for its round; answers already typed stay. */
export async function startDraft(db: Db, task: { readonly pemdaId: string; readonly agencyId: string; readonly trackId: string; readonly form: string; readonly round: number; /** What a fresh draft begins with. */ readonly fields?: Draft['fields']; readonly session: ClientSession }): Promise<void> {
  const { pemdaId, agencyId, trackId, form, round, fields = {}, session } = task;
  const change = { $set: { round, frozen: false }, $unset: { unlocked: 1, repaired: 1 }, $setOnInsert: { agencyId, trackId, form, fields } };
  await db.drafts.updateOne({ _id: draftId(trackId, form), pemdaId }, change as never, { upsert: true, session });
}

export type RoundCopy = { readonly pemdaId: string; readonly trackId: string; readonly form: string; readonly round: number; readonly unlocked: readonly string[]; readonly content: SubmissionContent; readonly by: { readonly personId: string; readonly name: string }; readonly at: string; readonly session: ClientSession };

/** Opens a repair round: the draft becomes the last submission again, question by question, and unfreezes. Revisions go on counting. */
export async function copyIntoDraft(db: Db, copy: RoundCopy): Promise<void> {
  const { pemdaId, trackId, form, round, unlocked, content, by, at, session } = copy;
  const _id = draftId(trackId, form);
  const draft = await db.drafts.findOne({ _id, pemdaId }, undefined, { session }).lean<Draft>();
  if (draft !== null && draft.round >= round && draft.frozen !== true) return;
  const questions = new Set([...Object.keys(draft?.fields ?? {}), ...Object.keys(content.data), ...Object.keys(content.evidence)]);
  const fields = Object.fromEntries([...questions].filter(isFieldName).map((question) => [question, copied(draft?.fields[question], content, { question, by, at })]));
  await db.drafts.updateOne({ _id, pemdaId }, { $set: { fields, round, frozen: false, unlocked, repaired: [] } } as never, { session });
}

function copied(old: DraftField | undefined, content: SubmissionContent, stamp: { readonly question: string; readonly by: RoundCopy['by']; readonly at: string }): DraftField {
  const value = content.data[stamp.question] ?? null;
  const files = content.evidence[stamp.question] ?? [];
  if (old !== undefined && canonicalJson([old.value, old.files]) === canonicalJson([value, files])) return old;
  const past = old === undefined ? [] : [...old.past, { value: old.value, files: old.files, rev: old.rev, by: old.by, byName: old.byName, at: old.at }].slice(-keptPast);
  return { value, files, rev: (old?.rev ?? 0) + 1, by: stamp.by.personId, byName: stamp.by.name, at: stamp.at, past };
}

/** Lists every draft of an agency over all its cycles. */
export async function listAgencyDrafts(db: Db, pemdaId: string, agencyId: string): Promise<readonly Draft[]> {
  return db.drafts.find({ pemdaId, agencyId }).lean<Draft[]>();
}
