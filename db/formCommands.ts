import type { ClientSession, Connection } from 'mongoose';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { insert, op, table } from './table.ts';

/** One batch of commands that changed a draft: inserted with the change, never updated. Commands are JSON text, for schema keywords may begin with `$`. */
export type FormCommandsRow = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly formId: string;
  /** Revision of the draft after the batch. */
  readonly rev: number;
  readonly by: string;
  readonly personId: string;
  readonly at: string;
  readonly about: readonly Text[];
  readonly commands: string;
  readonly undo: string;
};

export const defineFormCommands = (connection: Connection) =>
  table<FormCommandsRow>(connection, 'formCommands', { _id: 'text', pemdaId: 'text', formId: 'text', rev: 'number', by: 'text', personId: 'text', at: 'text', about: 'any', commands: 'text', undo: 'text' }, [[{ pemdaId: 1, formId: 1, rev: -1 }, { unique: true }]]);

/** Stores a batch in the transaction of its change. */
export async function addFormCommands(db: Db, row: FormCommandsRow, session: ClientSession): Promise<void> {
  await insert(db.formCommands, row, session);
}

/** Finds a batch that was sent before, or nothing. */
export async function findFormCommands(db: Db, pemdaId: string, batchId: string): Promise<FormCommandsRow | undefined> {
  return (await db.formCommands.findOne({ _id: batchId, pemdaId }).lean<FormCommandsRow>()) ?? undefined;
}

/** Lists the batches of a form after a revision, newest first. */
export async function listFormCommands(db: Db, pemdaId: string, wanted: { readonly formId: string; readonly after: number; readonly limit: number }): Promise<readonly FormCommandsRow[]> {
  const { formId, after, limit } = wanted;
  return db.formCommands.find({ pemdaId, formId, rev: op({ $gt: after }) }).sort({ rev: -1 }).limit(limit).lean<FormCommandsRow[]>();
}
