import type { Connection } from 'mongoose';
import type { Db } from './db.ts';
import type { Person } from './people.ts';
import { insert, op, table } from './table.ts';

/** A sign-in: `_id` is the SHA-256 of the token, so the table alone opens nothing. Times are real time, not business time. */
export type Session = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly personId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Idle limit; the row disappears by itself afterwards. */
  readonly expiresAt: Date;
  readonly absoluteUntil: Date;
  readonly device?: string | undefined;
};

export const defineSessions = (connection: Connection) =>
  table<Session>(connection, 'sessions', { _id: 'text', pemdaId: 'text', personId: 'text', createdAt: 'date', lastSeenAt: 'date', expiresAt: 'date', absoluteUntil: 'date', device: 'text?' }, [
    [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
    [{ pemdaId: 1, personId: 1 }],
  ]);

/** Stores a new sign-in. */
export async function addSession(db: Db, session: Session): Promise<void> {
  await insert(db.sessions, session);
}

/** Finds a sign-in that is still valid at `now` with its person, or nothing: the TTL sweep runs only once a minute. One command, since every request asks. */
export async function findSignIn(db: Db, tokenHash: string, now: Date): Promise<(Session & { readonly person: Person }) | undefined> {
  const [row] = await db.sessions.aggregate<Session & { readonly person: Person }>([
    { $match: { _id: tokenHash } },
    { $lookup: { from: 'people', localField: 'personId', foreignField: '_id', as: 'person' } },
    { $unwind: '$person' },
    { $match: { $expr: { $eq: ['$person.pemdaId', '$pemdaId'] } } },
  ]);
  return row !== undefined && row.expiresAt > now && row.absoluteUntil > now ? row : undefined;
}

/** Moves the idle limit of a sign-in; a sign-in already ended stays ended. */
export async function touchSession(db: Db, tokenHash: string, seen: { readonly lastSeenAt: Date; readonly expiresAt: Date }): Promise<void> {
  await db.sessions.updateOne({ _id: tokenHash }, { $set: seen });
}

/** Ends one sign-in. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.sessions.deleteOne({ _id: tokenHash });
}

/** Ends all sign-ins of a person, except the one named. */
export async function endSessionsOf(db: Db, pemdaId: string, personId: string, except?: string): Promise<void> {
  await db.sessions.deleteMany({ pemdaId, personId, ...(except === undefined ? {} : { _id: op({ $ne: except }) }) });
}

/** Lists the sign-ins of a person, newest first. */
export async function listSessions(db: Db, pemdaId: string, personId: string): Promise<readonly Session[]> {
  return db.sessions.find({ pemdaId, personId }).sort({ lastSeenAt: -1 }).lean<Session[]>();
}

/** Gives when each of these people was last seen; those who have no session are absent. */
export async function lastSeenOf(db: Db, pemdaId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.sessions.find({ pemdaId, personId: op({ $in: [...personIds] }) }, { personId: 1, lastSeenAt: 1 }).sort({ lastSeenAt: 1 }).lean<Pick<Session, 'personId' | 'lastSeenAt'>[]>();
  return new Map(rows.map((row) => [row.personId, row.lastSeenAt.toISOString()]));
}
