import type { ClientSession, Connection } from 'mongoose';
import type { Holder } from '../core/cycle/track.ts';
import { sha256 } from './canonical.ts';
import type { Db } from './db.ts';
import { newId } from './ids.ts';
import { insert, op, table } from './table.ts';

/** One line in the conversation about a question; its text lies in `reasons`, so that it can be erased. */
export type Note = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly trackId: string;
  readonly questionId: string;
  readonly round: number;
  readonly kind: 'note' | 'request' | 'verdict' | 'reply' | 'decision';
  readonly reasonId?: string | undefined;
  readonly by: string;
  readonly byName: string;
  readonly from?: Holder | undefined;
  readonly at: string;
  readonly audience: 'all' | 'evaluators';
  /** Only notes that ask for repair have one. */
  readonly status?: 'open' | 'answered' | 'accepted' | 'reopened' | undefined;
  readonly ref?: string | undefined;
};

/** A side document: free text by a person. Canonical data holds its id and `hash`, keyed by `salt`, which is erased with the text. */
export type Reason = { readonly _id: string; readonly pemdaId: string; readonly agencyId?: string | undefined; readonly text: string; readonly salt: string; readonly hash: string; readonly by: string; readonly at: string };

export const defineNotes = (connection: Connection) =>
  table<Note>(
    connection,
    'notes',
    { _id: 'text', pemdaId: 'text', agencyId: 'text', trackId: 'text', questionId: 'text', round: 'number', kind: 'text', reasonId: 'text?', by: 'text', byName: 'text', from: 'any?', at: 'text', audience: 'text', status: 'text?', ref: 'text?' },
    [[{ pemdaId: 1, trackId: 1, questionId: 1, at: 1 }]],
  );
export const defineReasons = (connection: Connection) =>
  table<Reason>(connection, 'reasons', { _id: 'text', pemdaId: 'text', agencyId: 'text?', text: 'text', salt: 'text', hash: 'text', by: 'text', at: 'text' }, [[{ pemdaId: 1, by: 1 }]]);

/** Stores a free text and gives the id and keyed hash that canonical data may hold. */
export async function saveReason(db: Db, pemdaId: string, reason: { readonly text: string; readonly by: string; readonly at: string; readonly agencyId?: string | undefined; readonly id?: string; readonly session?: ClientSession | undefined }): Promise<{ readonly reasonId: string; readonly hash: string }> {
  const { text, by, at, agencyId, session } = reason;
  const salt = newId();
  const row: Reason = { _id: reason.id ?? newId(), pemdaId, agencyId, text, salt, hash: sha256(`${salt}:${text}`), by, at };
  await insert(db.reasons, row, session);
  return { reasonId: row._id, hash: row.hash };
}

/** Loads texts by id; erased ones are simply absent. */
export async function loadReasons(db: Db, pemdaId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Reason>> {
  const rows = await db.reasons.find({ pemdaId, _id: op({ $in: [...ids] }) }).lean<Reason[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Adds a line to the conversation about a question, with its text, in the caller's transaction or one of its own. */
export async function addNote(db: Db, note: Omit<Note, 'reasonId'>, text: string, session?: ClientSession): Promise<Note> {
  if (session === undefined) return db.withTransaction((own) => addNote(db, note, text, own));
  const { reasonId } = await saveReason(db, note.pemdaId, { text, by: note.by, at: note.at, agencyId: note.agencyId, session });
  return insert(db.notes, { ...note, reasonId }, session);
}

/** Lists the conversation of a track (or one question of it) with its texts, earliest first. */
export async function listNotes(db: Db, pemdaId: string, trackId: string, questionId?: string): Promise<readonly (Note & { readonly text?: string })[]> {
  const rows = await db.notes.find({ pemdaId, trackId, ...(questionId === undefined ? {} : { questionId }) }).sort({ at: 1, _id: 1 }).lean<Note[]>();
  const texts = await loadReasons(db, pemdaId, rows.flatMap((row) => row.reasonId ?? []));
  return rows.map((row) => {
    const text = row.reasonId === undefined ? undefined : texts.get(row.reasonId)?.text;
    return text === undefined ? row : { ...row, text };
  });
}
