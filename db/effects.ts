import type { ClientSession, Connection } from 'mongoose';
import type { Db } from './db.ts';
import { insert, isDuplicate, table } from './table.ts';

/** A finished effect of a workflow by its semantic key; its presence makes a repeat harmless. */
export type EffectRow = { readonly _id: string; readonly pemdaId: string; readonly result: unknown; readonly at: string };
/** A message or job that was given up: shown in health, retried by hand. */
export type DeadLetter = { readonly _id: string; readonly pemdaId: string; readonly kind: string; readonly ref: string; readonly why: string; readonly at: string; readonly solvedAt?: string | undefined };

export const defineEffects = (connection: Connection) => table<EffectRow>(connection, 'effects', { _id: 'text', pemdaId: 'text', result: 'any?', at: 'text' });
export const defineDeadLetters = (connection: Connection) => table<DeadLetter>(connection, 'deadLetters', { _id: 'text', pemdaId: 'text', kind: 'text', ref: 'text', why: 'text', at: 'text', solvedAt: 'text?' }, [[{ pemdaId: 1, at: -1 }]]);

/** Does an effect in one transaction under its key; the second time the stored result comes back and what it did anew is undone with its transaction. */
export async function effectOnce<T>(db: Db, key: { readonly id: string; readonly pemdaId: string; readonly at: string }, work: (session: ClientSession) => Promise<T>): Promise<T> {
  try {
    return await db.withTransaction(async (session) => {
      const result = await work(session);
      // A repeat is rare: its row is refused here, and with it everything it did goes back.
      await insert(db.effects, { _id: key.id, pemdaId: key.pemdaId, result: result ?? null, at: key.at }, session);
      return result;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const winner = await db.effects.findById(key.id).lean<EffectRow>();
    if (winner === null) throw error;
    return winner.result as T;
  }
}

/** Records something given up; the same reference again replaces the reason. */
export async function addDeadLetter(db: Db, letter: DeadLetter): Promise<void> {
  const { _id, ...rest } = letter;
  await db.deadLetters.updateOne({ _id }, { $set: rest }, { upsert: true });
}

/** Lists what was given up and not solved since, newest first. */
export async function listDeadLetters(db: Db, pemdaId: string): Promise<readonly DeadLetter[]> {
  return db.deadLetters.find({ pemdaId, solvedAt: null }).sort({ at: -1 }).limit(200).lean<DeadLetter[]>();
}
