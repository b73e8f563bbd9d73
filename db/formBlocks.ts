import type { ClientSession, Connection } from 'mongoose';
import type { Db } from './db.ts';
import { insert, table } from './table.ts';

/** One version of a block of questions: inserted, never updated. `_id` is `<blockId>:<version>`; the content is canonical JSON text. */
export type FormBlock = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly blockId: string;
  readonly version: number;
  readonly title: string;
  readonly questions: number;
  readonly content: string;
  readonly by: string;
  readonly at: string;
};

export const defineFormBlocks = (connection: Connection) =>
  table<FormBlock>(connection, 'formBlocks', { _id: 'text', pemdaId: 'text', blockId: 'text', version: 'number', title: 'text', questions: 'number', content: 'text', by: 'text', at: 'text' }, [[{ pemdaId: 1, blockId: 1, version: -1 }, { unique: true }]]);

/** Lists the newest version of every block of a local government, without the questions, by title. */
export async function listFormBlocks(db: Db, pemdaId: string): Promise<readonly Omit<FormBlock, 'content'>[]> {
  const rows = await db.formBlocks.find({ pemdaId }, { content: 0 }).sort({ blockId: 1, version: -1 }).lean<Omit<FormBlock, 'content'>[]>();
  return rows.filter((row, at) => row.blockId !== rows[at - 1]?.blockId).toSorted((a, b) => a.title.localeCompare(b.title, 'id'));
}

/** Loads one version of a block, the newest when none is named, or nothing. */
export async function loadFormBlock(db: Db, pemdaId: string, { blockId, version }: { readonly blockId: string; readonly version?: number }): Promise<FormBlock | undefined> {
  return (await db.formBlocks.findOne({ pemdaId, blockId, ...(version !== undefined && { version }) }).sort({ version: -1 }).lean<FormBlock>()) ?? undefined;
}

/** Adds a version; of two that save the same one at once the second gets a duplicate error. */
export async function addFormBlock(db: Db, block: FormBlock, session?: ClientSession): Promise<FormBlock> {
  return insert(db.formBlocks, block, session);
}
