import type { Connection } from 'mongoose';
import type { Db } from './db.ts';
import { op, table } from './table.ts';

/** Somebody who has a form open in the builder, in one tab; gone by itself a minute after the last sign of life. */
export type Presence = { readonly _id: string; readonly pemdaId: string; readonly formId: string; readonly personId: string; readonly name: string; readonly section?: string | undefined; readonly at: Date };

const aliveMs = 30_000;

export const defineFormPresence = (connection: Connection) =>
  table<Presence>(connection, 'formPresence', { _id: 'text', pemdaId: 'text', formId: 'text', personId: 'text', name: 'text', section: 'text?', at: 'date' }, [[{ pemdaId: 1, formId: 1, at: -1 }], [{ at: 1 }, { expireAfterSeconds: 60 }]]);

/** Forgets a tab of a person that has closed the form. */
export async function leaveForm(db: Db, { _id, personId }: Pick<Presence, '_id' | 'personId'>): Promise<void> {
  await db.formPresence.deleteOne({ _id, personId });
}

/** Notes that a tab has a form open, and gives the other tabs that had it open within the last half minute. */
export async function seenInForm(db: Db, { _id, ...here }: Presence): Promise<readonly Presence[]> {
  const { section, ...rest } = here;
  await db.formPresence.updateOne({ _id }, { $set: { ...rest, ...(section === undefined ? {} : { section }) }, ...(section === undefined ? { $unset: { section: 1 } } : {}) } as never, { upsert: true });
  const since = new Date(here.at.getTime() - aliveMs);
  return db.formPresence.find({ pemdaId: here.pemdaId, formId: here.formId, at: op({ $gte: since }), _id: op({ $ne: _id }) }).sort({ at: -1 }).limit(20).lean<Presence[]>();
}
