import type { ClientSession, Connection } from 'mongoose';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { insert, table } from './table.ts';

export type CodeEntry = { readonly code: string; readonly id: string; readonly en: string };
/** One version of a code list: inserted, never updated. `_id` is `<pemdaId>:<key>:<version>`. */
export type CodeList = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly key: string;
  readonly version: number;
  readonly title: Text;
  /** Where it comes from: a regulation, an office, a date. */
  readonly source: string;
  readonly entries: number;
  readonly content: readonly CodeEntry[];
  readonly by: string;
  readonly at: string;
};

export const defineCodeLists = (connection: Connection) =>
  table<CodeList>(connection, 'codeLists', { _id: 'text', pemdaId: 'text', key: 'text', version: 'number', title: 'any', source: 'text', entries: 'number', content: 'any', by: 'text', at: 'text' }, [[{ pemdaId: 1, key: 1, version: -1 }, { unique: true }]]);

/** Lists the newest version of every code list without its entries, by title. */
export async function listCodeLists(db: Db, pemdaId: string): Promise<readonly Omit<CodeList, 'content'>[]> {
  const rows = await db.codeLists.find({ pemdaId }, { content: 0 }).sort({ key: 1, version: -1 }).lean<Omit<CodeList, 'content'>[]>();
  return rows.filter((row, at) => row.key !== rows[at - 1]?.key).toSorted((a, b) => a.title.id.localeCompare(b.title.id, 'id'));
}

/** Lists every version of a code list, newest first. */
export async function codeListVersions(db: Db, pemdaId: string, key: string): Promise<readonly CodeList[]> {
  return db.codeLists.find({ pemdaId, key }).sort({ version: -1 }).limit(50).lean<CodeList[]>();
}

/** Loads one version of a code list, the newest when none is named, or nothing. */
export async function loadCodeList(db: Db, pemdaId: string, { key, version }: { readonly key: string; readonly version?: number }): Promise<CodeList | undefined> {
  return (await db.codeLists.findOne({ pemdaId, key, ...(version !== undefined && { version }) }).sort({ version: -1 }).lean<CodeList>()) ?? undefined;
}

/** Adds a version; of two that save the same one at once the second gets a duplicate error. */
export async function addCodeList(db: Db, list: CodeList, session?: ClientSession): Promise<CodeList> {
  return insert(db.codeLists, list, session);
}
