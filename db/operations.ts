import type { ClientSession, Connection } from 'mongoose';
import { isProblem, problem } from '../core/problem.ts';
import type { Problem } from '../core/problem.ts';
import type { Db } from './db.ts';
import { insert, isDuplicate, table } from './table.ts';

/** A mutating request by its Idempotency-Key; `_id` is `<personId>:<act>:<key>`. */
export type Operation = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly requestHash: string;
  readonly status: 'running' | 'done' | 'refused';
  readonly answer?: unknown;
  readonly at: string;
  /** Absent for submissions: they are kept until the cycle closes. */
  readonly expiresAt?: Date | undefined;
};

export const defineOperations = (connection: Connection) =>
  table<Operation>(connection, 'operations', { _id: 'text', pemdaId: 'text', requestHash: 'text', status: 'text', answer: 'any?', at: 'text', expiresAt: 'date?' }, [[{ expiresAt: 1 }, { expireAfterSeconds: 0 }]]);

/** Gives the id of an operation: keys are scoped by account and act. */
export const operationId = (personId: string, act: string, key: string): string => `${personId}:${act}:${key}`;

export type OperationKey = Pick<Operation, '_id' | 'pemdaId' | 'requestHash' | 'at' | 'expiresAt'>;

const answered = (row: Operation, requestHash: string): { readonly answer: unknown } | Problem => (row.requestHash === requestHash ? { answer: row.answer } : problem('keyReused'));

/**
 * Runs `work` and stores its answer under the key in one transaction, so that it happens once or not at all. The same body
 * again gets the stored answer, another body `keyReused`. A problem rolls everything back and is not stored: it may be tried again.
 */
export async function once<T>(db: Db, key: OperationKey, work: (session: ClientSession) => Promise<T | Problem>): Promise<T | Problem> {
  const stored = await db.operations.findById(key._id).lean<Operation>();
  if (stored !== null) return answerOf<T>(answered(stored, key.requestHash));
  try {
    return await db.withTransaction(async (session) => {
      await insert(db.operations, { ...key, status: 'running' }, session);
      const answer = await work(session);
      if (isProblem(answer)) throw { refused: answer };
      await db.operations.updateOne({ _id: key._id }, { $set: { status: 'done', answer } }, { session });
      return answer;
    });
  } catch (error) {
    if (isRefused(error)) return error.refused;
    if (!isDuplicate(error)) throw error;
    const winner = await db.operations.findById(key._id).lean<Operation>();
    if (winner === null) throw error;
    return answerOf<T>(answered(winner, key.requestHash));
  }
}

const isRefused = (error: unknown): error is { readonly refused: Problem } => typeof error === 'object' && error !== null && 'refused' in error;
const answerOf = <T>(row: { readonly answer: unknown } | Problem): T | Problem => (isProblem(row) ? row : (row.answer as T));

/**
 * Begins an operation that goes through a workflow and so cannot be one transaction. `fresh` and `running` mean: do it (again) –
 * the Update's id makes the repeat harmless; `done` and `refused` carry the stored answer; another body is `keyReused`.
 */
export async function beginOperation(db: Db, key: OperationKey): Promise<{ readonly status: 'fresh' | Operation['status']; readonly answer?: unknown } | Problem> {
  try {
    await insert(db.operations, { ...key, status: 'running' });
    return { status: 'fresh' };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const row = await db.operations.findById(key._id).lean<Operation>();
    if (row === null) return beginOperation(db, key);
    return row.requestHash === key.requestHash ? { status: row.status, answer: row.answer } : problem('keyReused');
  }
}

/** Stores how an operation ended; the first end stands. */
export async function endOperation(db: Db, pemdaId: string, id: string, end: { readonly status: 'done' | 'refused'; readonly answer: unknown }): Promise<void> {
  await db.operations.updateOne({ _id: id, pemdaId, status: 'running' }, { $set: end });
}

/** Loads one operation, or nothing. */
export async function loadOperation(db: Db, pemdaId: string, id: string): Promise<Operation | undefined> {
  return (await db.operations.findOne({ _id: id, pemdaId }).lean<Operation>()) ?? undefined;
}
