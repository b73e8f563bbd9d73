import { addDays, dayOf, instantOf } from '../core/cycle/calendar.ts';
import type { Db } from '../db/db.ts';
import { addDeadLetter } from '../db/effects.ts';
import { endMessage, isStillWanted, markUncertain, takeAlong, takeMessage, type OutboxRow, type SendEnd } from '../db/outbox.ts';
import { loadPemda } from '../db/pemdas.ts';
import { zoneOfPemda } from './dues.ts';

/** One mail: a message, or one person's reminders of a day. */
export type Letter = readonly [OutboxRow, ...OutboxRow[]];
export type OutboxDeps = {
  readonly db: Db;
  /** Hands one mail to the mail server; left out where none is set up, and the bell is the only channel. */
  readonly send?: ((letter: Letter) => Promise<void>) | undefined;
  readonly now: () => Date;
};
export type Drained = { readonly sent: number; readonly failed: number; readonly cancelled: number; readonly later: number };

const tries = 8;
const uncertainAfterMs = 5 * 60_000;

/**
 * Sends what waits in the outbox, each message marked before it is handed over; one person's reminders of a day go out
 * as one mail. A message that fails is tried eight times over about four hours, then it stands in the dead letters.
 */
export async function drainOutbox(deps: OutboxDeps, limit = 200): Promise<Drained> {
  await markUncertain(deps.db, new Date(deps.now().getTime() - uncertainAfterMs));
  const drained = { sent: 0, failed: 0, cancelled: 0, later: 0 };
  for (let n = 0; n < limit; n += 1) {
    const row = await takeMessage(deps.db, deps.now());
    if (row === undefined) break;
    for (const { row: one, end } of await sendTogether(deps, [row, ...await others(deps, row)])) {
      await endMessage(deps.db, one._id, end);
      if (end.status === 'failed') await bury(deps, one, end.why);
      drained[end.status === 'waiting' ? 'later' : end.status] += 1;
    }
  }
  return drained;
}

/** The same person's other reminders of the same local day. */
async function others({ db, now }: OutboxDeps, row: OutboxRow): Promise<readonly OutboxRow[]> {
  if (row.kind !== 'reminder') return [];
  const zone = zoneOfPemda((await loadPemda(db, row.pemdaId))?.zone);
  const day = dayOf(row.at, zone);
  return takeAlong(db, row, { now: now(), from: instantOf(day, '00:00', zone), until: instantOf(addDays(day, 1), '00:00', zone) });
}

type Ended = { readonly row: OutboxRow; readonly end: SendEnd };

/** Every row gets an end of its own: what is not wanted any more is left out, the rest shares the fate of its mail. */
async function sendTogether({ db, send, now }: OutboxDeps, rows: readonly OutboxRow[]): Promise<readonly Ended[]> {
  const ended = (end: (row: OutboxRow) => SendEnd) => (row: OutboxRow): Ended => ({ row, end: end(row) });
  if (send === undefined) return rows.map(ended(() => ({ status: 'cancelled', why: 'noMailServer' })));
  const wanted = await Promise.all(rows.map((row) => isStillWanted(db, row)));
  const idle = rows.filter((_, i) => wanted[i] !== true).map(ended(() => ({ status: 'cancelled', why: 'notWantedAnyMore' })));
  const [first, ...more] = rows.filter((_, i) => wanted[i] === true);
  if (first === undefined) return idle;
  const why = await whyNotSent(() => send([first, ...more]));
  const endOf = (row: OutboxRow): SendEnd => {
    if (why === undefined) return { status: 'sent', at: now() };
    if (row.attempts >= tries) return { status: 'failed', why };
    return { status: 'waiting', why, notBefore: new Date(now().getTime() + 60_000 * 2 ** (row.attempts - 1)) };
  };
  return [...idle, ...[first, ...more].map(ended(endOf))];
}

async function whyNotSent(send: () => Promise<void>): Promise<string | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function bury({ db, now }: OutboxDeps, row: OutboxRow, why: string): Promise<void> {
  await addDeadLetter(db, { _id: `outbox/${row._id}`, pemdaId: row.pemdaId, kind: 'mail', ref: row._id, why, at: now().toISOString() });
}
