import type { Connection } from 'mongoose';
import type { Db } from './db.ts';
import { installationMode } from './installation.ts';
import { table } from './table.ts';

/** Business time as a function of real time: `since + offsetMs + (real − since) · scale`. All in milliseconds. */
export type BusinessClock = { readonly offsetMs: number; readonly scale: number; readonly since: number };
export type BusinessTimeRow = BusinessClock & { readonly _id: string; readonly pemdaId: string };

export const defineBusinessTime = (connection: Connection) => table<BusinessTimeRow>(connection, 'businessTime', { _id: 'text', pemdaId: 'text', offsetMs: 'number', scale: 'number', since: 'number' });

/** Real time as it is. */
export const identityClock: BusinessClock = { offsetMs: 0, scale: 1, since: 0 };

/** Turns a real instant (milliseconds) into business time (milliseconds). */
export function toBusiness(clock: BusinessClock, realMs: number): number {
  return clock.since + clock.offsetMs + (realMs - clock.since) * clock.scale;
}

/** Turns a business instant into the real one at which it comes. */
export function toReal(clock: BusinessClock, businessMs: number): number {
  return clock.since + (businessMs - clock.offsetMs - clock.since) / clock.scale;
}

/** Loads the clock of a local government; in a real installation it is the identity, whatever is stored. */
export async function loadClock(db: Db, pemdaId: string): Promise<BusinessClock> {
  if ((await installationMode(db)) !== 'demo') return identityClock;
  const row = await db.businessTime.findById(pemdaId).lean<BusinessTimeRow>();
  return row === null ? identityClock : { offsetMs: row.offsetMs, scale: row.scale, since: row.since };
}

/** Gives business time now, as an ISO instant. */
export async function businessNow(db: Db, pemdaId: string, realMs = Date.now()): Promise<string> {
  return new Date(toBusiness(await loadClock(db, pemdaId), realMs)).toISOString();
}

export type ClockMove = { readonly realMs: number } & ({ readonly to: string } | { readonly scale: number });

/** Jumps the demo clock to an instant, or changes its speed from now on; it never runs backwards. A real installation refuses with `undefined`. */
export async function moveClock(db: Db, pemdaId: string, move: ClockMove): Promise<BusinessClock | undefined> {
  if ((await installationMode(db)) !== 'demo') return undefined;
  const clock = await loadClock(db, pemdaId);
  const now = toBusiness(clock, move.realMs);
  const target = 'to' in move ? Math.max(now, Date.parse(move.to)) : now;
  const next: BusinessClock = { since: move.realMs, offsetMs: target - move.realMs, scale: 'scale' in move ? move.scale : clock.scale };
  await db.businessTime.updateOne({ _id: pemdaId }, { $set: { pemdaId, ...next } }, { upsert: true });
  return next;
}

/** Sets the demo clock to an instant even backwards: only before the demo has any data. */
export async function startClock(db: Db, pemdaId: string, start: { readonly realMs: number; readonly at: string; readonly scale: number }): Promise<void> {
  const next: BusinessClock = { since: start.realMs, offsetMs: Date.parse(start.at) - start.realMs, scale: start.scale };
  await db.businessTime.updateOne({ _id: pemdaId }, { $set: { pemdaId, ...next } }, { upsert: true });
}
