import type { ClientSession, Connection } from 'mongoose';
import { problem } from '../core/problem.ts';
import type { Problem } from '../core/problem.ts';
import type { Db } from './db.ts';
import { insert, op, table } from './table.ts';

/** A one-time link: `_id` is the SHA-256 of its code. Times are real time. */
export type Link = { readonly _id: string; readonly pemdaId: string; readonly personId: string; readonly purpose: 'activate' | 'reset' | 'setUp'; readonly expiresAt: Date; readonly usedAt?: Date | undefined };

export const defineLinks = (connection: Connection) =>
  table<Link>(connection, 'links', { _id: 'text', pemdaId: 'text', personId: 'text', purpose: 'text', expiresAt: 'date', usedAt: 'date?' }, [[{ expiresAt: 1 }, { expireAfterSeconds: 86_400 }]]);

/** Stores a new one-time link. */
export async function addLink(db: Db, link: Link): Promise<void> {
  await insert(db.links, link);
}

/** Finds a link that can still be used, without spending it. */
export async function findLink(db: Db, codeHash: string, now: Date): Promise<Link | undefined> {
  return (await db.links.findOne({ _id: codeHash, usedAt: op({ $exists: false }), expiresAt: op({ $gt: now }) }).lean<Link>()) ?? undefined;
}

/** Spends a link: of two at once exactly one gets it, the other gets `linkSpent`. */
export async function spendLink(db: Db, codeHash: string, now: Date, session?: ClientSession): Promise<Link | Problem> {
  const link = await db.links.findOneAndUpdate({ _id: codeHash, usedAt: op({ $exists: false }), expiresAt: op({ $gt: now }) }, { $set: { usedAt: now } }, { returnDocument: 'after', ...(session ? { session } : {}) }).lean<Link>();
  return link ?? problem('linkSpent');
}
