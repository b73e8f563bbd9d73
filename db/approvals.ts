import type { ClientSession, Connection } from 'mongoose';
import type { Db } from './db.ts';
import { table } from './table.ts';

/** Somebody asks another person to do one thing: publish one revision of a draft, or exactly `plan`. `_id` is `<formId>:<rev>`: each revision is asked for once. */
export type Approval = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly formId: string;
  readonly rev: number;
  /** What exactly is to be done, as canonical JSON, where the revision alone does not say it. */
  readonly plan?: string | undefined;
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly status: 'waiting' | 'approved' | 'declined';
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: string | undefined;
  readonly why?: string | undefined;
  /** The operation that the approval was given for: repeated, it finds its own approval. */
  readonly usedBy?: string | undefined;
};

export const defineApprovals = (connection: Connection) =>
  table<Approval>(connection, 'approvals', { _id: 'text', pemdaId: 'text', formId: 'text', rev: 'number', plan: 'text?', reason: 'text', by: 'text', byName: 'text', at: 'text', status: 'text', decidedBy: 'text?', decidedAt: 'text?', why: 'text?', usedBy: 'text?' }, [[{ pemdaId: 1, formId: 1, rev: -1 }]]);

/** Loads what was last asked for on one revision, or nothing. */
export async function loadApproval(db: Db, pemdaId: string, { formId, rev }: Pick<Approval, 'formId' | 'rev'>, session?: ClientSession): Promise<Approval | undefined> {
  return (await db.approvals.findOne({ _id: `${formId}:${rev}`, pemdaId }, undefined, session ? { session } : {}).lean<Approval>()) ?? undefined;
}

/** Loads what was asked for on one revision and is not decided, or nothing. */
export async function waitingApproval(db: Db, pemdaId: string, subject: Pick<Approval, 'formId' | 'rev'>, session?: ClientSession): Promise<Approval | undefined> {
  const found = await loadApproval(db, pemdaId, subject, session);
  return found?.status === 'waiting' ? found : undefined;
}

/** Asks for one revision; asked again after a refusal it waits anew. */
export async function askApproval(db: Db, asked: Omit<Approval, '_id' | 'status'>, session: ClientSession): Promise<Approval> {
  const { formId, rev, pemdaId, plan, ...rest } = asked;
  const row = { ...rest, ...(plan === undefined ? {} : { plan }), formId, rev, status: 'waiting' as const };
  await db.approvals.updateOne({ _id: `${formId}:${rev}`, pemdaId }, { $set: row, $unset: { decidedBy: 1, decidedAt: 1, why: 1, usedBy: 1, ...(plan === undefined && { plan: 1 }) } } as never, { upsert: true, session });
  return { _id: `${formId}:${rev}`, pemdaId, ...row };
}

/** Records how a waiting approval ended; says whether it was still waiting. */
export async function endApproval(db: Db, { _id, pemdaId }: Pick<Approval, '_id' | 'pemdaId'>, end: Required<Pick<Approval, 'status' | 'decidedBy' | 'decidedAt'>> & Pick<Approval, 'why' | 'usedBy'>, session: ClientSession): Promise<boolean> {
  const { matchedCount } = await db.approvals.updateOne({ _id, pemdaId, status: 'waiting' }, { $set: end }, { session });
  return matchedCount === 1;
}
