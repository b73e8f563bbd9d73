import type { ClientSession, Connection } from 'mongoose';
import type { Problem, Text } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { updateRevision } from './revision.ts';
import type { RevisionChange } from './revision.ts';
import type { Db } from './db.ts';
import { insert, op, table } from './table.ts';

/** A name an agency bears from an instant on; names are dated because offices are renamed in mid-cycle. */
export type AgencyName = { readonly name: Text; readonly shortName: string; readonly from: string };

export type Agency = {
  readonly _id: string;
  readonly pemdaId: string;
  /** Earliest first. */
  readonly names: readonly AgencyName[];
  readonly kind: string;
  readonly code?: string | undefined;
  readonly parentId?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly rev: number;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: string | undefined;
};

export const defineAgencies = (connection: Connection) =>
  table<Agency>(connection, 'agencies', { _id: 'text', pemdaId: 'text', names: 'any', kind: 'text', code: 'text?', parentId: 'text?', disabled: 'flag?', rev: 'number', updatedBy: 'text?', updatedAt: 'text?' }, [
    [{ pemdaId: 1, code: 1 }, { unique: true, partialFilterExpression: { code: { $type: 'string' } } }],
  ]);

/** Gives the name an agency bears at an instant; before its first name, the first. */
export function nameAt(agency: Pick<Agency, 'names'>, at: string): AgencyName {
  const known = agency.names.filter((name) => name.from <= at).at(-1) ?? agency.names[0];
  return known ?? { name: { id: '?', en: '?' }, shortName: '?', from: at };
}

/** Loads one agency of this local government, or nothing. */
export async function loadAgency(db: Db, pemdaId: string, agencyId: string): Promise<Agency | undefined> {
  return (await db.agencies.findOne({ _id: agencyId, pemdaId }).lean<Agency>()) ?? undefined;
}

/** Lists the agencies of a local government, or only the named ones, disabled ones included. */
export async function listAgencies(db: Db, pemdaId: string, ids?: readonly string[]): Promise<readonly Agency[]> {
  const filter = ids === undefined ? { pemdaId } : { pemdaId, _id: op({ $in: [...ids] }) };
  return db.agencies.find(filter).sort({ _id: 1 }).lean<Agency[]>();
}

/** Gives one text that changes with every change of an agency: revisions only grow. */
export async function agencySum(db: Db, pemdaId: string): Promise<string> {
  const [found] = await db.agencies.aggregate<{ count: number; sum: number }>([{ $match: { pemdaId } }, { $group: { _id: null, count: { $sum: 1 }, sum: { $sum: '$rev' } } }]);
  return `${found?.count ?? 0}:${found?.sum ?? 0}`;
}

/** Adds an agency; a code already in use throws a duplicate. */
export async function addAgency(db: Db, agency: Agency, session?: ClientSession): Promise<Agency> {
  return insert(db.agencies, agency, session);
}

/** Changes an agency if it still has revision `rev`; otherwise tells who changed it. */
export async function changeAgency(db: Db, pemdaId: string, change: RevisionChange<Agency>): Promise<Agency | Problem> {
  return updateRevision(db.agencies, pemdaId, { ...change, thing: things.agency });
}

/** Adds many agencies at once, in the caller's transaction. */
export async function addAgencies(db: Db, agencies: readonly Agency[], session: ClientSession): Promise<void> {
  if (agencies.length > 0) await db.agencies.insertMany(agencies as Agency[], { session });
}
