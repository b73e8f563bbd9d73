import type { Db } from '../db/db.ts';
import { addDeadLetter } from '../db/effects.ts';
import { endMessage, isStillWanted, markUncertain, takeMessage, type OutboxRow, type SendEnd } from '../db/outbox.ts';

export type OutboxDeps = {
  readonly db: Db;
  /** Hands one message to the mail server; left out where none is set up, and the bell is the only channel. */
  readonly send?: ((row: OutboxRow) => Promise<void>) | undefined;
  readonly now: () => Date;
};
export type Drained = { readonly sent: number; readonly failed: number; readonly cancelled: number; readonly later: number };

const tries = 8;
const uncertainAfterMs = 5 * 60_000;

/**
 * Sends what waits in the outbox, one message at a time and each marked before it is handed over. A message that fails
 * is tried eight times over about four hours, then it stands in the dead letters.
 */
export async function drainOutbox(deps: OutboxDeps, limit = 200): Promise<Drained> {
  await markUncertain(deps.db, new Date(deps.now().getTime() - uncertainAfterMs));
  const drained = { sent: 0, failed: 0, cancelled: 0, later: 0 };
  for (let n = 0; n < limit; n += 1) {
    const row = await takeMessage(deps.db, deps.now());
    if (row === undefined) break;
    const end = await sendOne(deps, row);
    await endMessage(deps.db, row._id, end);
    if (end.status === 'failed') await bury(deps, row, end.why);
    drained[end.status === 'waiting' ? 'later' : end.status] += 1;
  }
  return drained;
}

async function sendOne({ db, send, now }: OutboxDeps, row: OutboxRow): Promise<SendEnd> {
  if (send === undefined) return { status: 'cancelled', why: 'noMailServer' };
  if (!(await isStillWanted(db, row))) return { status: 'cancelled', why: 'notWantedAnyMore' };
  try {
    await send(row);
    return { status: 'sent', at: now() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (row.attempts >= tries) return { status: 'failed', why };
    return { status: 'waiting', why, notBefore: new Date(now().getTime() + 60_000 * 2 ** (row.attempts - 1)) };
  }
}

async function bury({ db, now }: OutboxDeps, row: OutboxRow, why: string): Promise<void> {
  await addDeadLetter(db, { _id: `outbox/${row._id}`, pemdaId: row.pemdaId, kind: 'mail', ref: row._id, why, at: now().toISOString() });
}
