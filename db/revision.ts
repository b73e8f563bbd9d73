import type { ClientSession, Model } from 'mongoose';
import { formatDate } from '../core/cycle/dates.ts';
import { problem } from '../core/problem.ts';
import type { Problem, Text } from '../core/problem.ts';

type Revised = { readonly _id: string; readonly pemdaId: string; readonly rev: number; readonly updatedBy?: string | undefined; readonly updatedAt?: string | undefined };

export type RevisionChange<T> = {
  readonly id: string;
  /** The revision the person saw (If-Match). */
  readonly rev: number;
  /** Display name for the message to whoever comes second. */
  readonly by: string;
  readonly at: string;
  /** An undefined value removes the field. */
  readonly set: Partial<Omit<NoInfer<T>, '_id' | 'pemdaId' | 'rev'>>;
  readonly session?: ClientSession | undefined;
};

/** Changes a document if it still has the revision its editor saw; else `changedMeanwhile` names who and when, or `notFound`. */
export async function updateRevision<T>(model: Model<T>, pemdaId: string, change: RevisionChange<T> & { /** What is changed, as the message names it. */ readonly thing: Text }): Promise<T | Problem> {
  const { id, rev, by, at, set, thing, session } = change;
  const known = Object.entries(set);
  const gone = known.filter(([, value]) => value === undefined).map(([key]) => [key, 1]);
  const kept = known.filter(([, value]) => value !== undefined);
  const update = { $set: { ...Object.fromEntries(kept), rev: rev + 1, updatedBy: by, updatedAt: at }, ...(gone.length === 0 ? {} : { $unset: Object.fromEntries(gone) }) };
  const changed = await model.findOneAndUpdate({ _id: id, pemdaId, rev } as never, update as never, { returnDocument: 'after', ...(session ? { session } : {}) }).lean();
  if (changed !== null) return changed as T;
  const now = await model.findOne({ _id: id, pemdaId } as never, undefined, session ? { session } : {}).lean<Revised>();
  if (now === null) return problem('notFound', { thing });
  return problem('changedMeanwhile', { thing, who: now.updatedBy ?? '?', when: now.updatedAt === undefined ? '?' : formatDate(now.updatedAt, { zone: 'WIB', style: 'full' }).id, rev: now.rev });
}
