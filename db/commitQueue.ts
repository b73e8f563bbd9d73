import type { Followed } from '../core/cycle/follow.ts';
import { commitAll, commitTogether, type CommitEffect } from './commit.ts';
import type { Db } from './db.ts';

type Waiting = { readonly effects: readonly CommitEffect[]; readonly followed: Followed; readonly done: (followed: Promise<Followed> | Followed) => void };

/** The tracks of one local government. */
type Line = { readonly waiting: Waiting[]; storing: boolean };

// More in one transaction would make each wait for too many others.
const mostTracks = 8;

/**
 * Makes what stores the commits that came of following tracks. What comes while others are being stored waits for them and
 * goes into the next transaction together (decision 0018); alone, it is stored at once. Each gets what was followed: the
 * second time, what the first time stored. Where something is amiss with one of them, each is stored by itself.
 */
export function createCommitQueue(db: Db): (effects: readonly CommitEffect[], followed: Followed) => Promise<Followed> {
  const lines = new Map<string, Line>();
  return async (effects, followed) => {
    const [first] = effects;
    if (first === undefined) return followed;
    const { pemdaId } = first.state;
    const line = lines.get(pemdaId) ?? { waiting: [], storing: false };
    lines.set(pemdaId, line);
    const end = new Promise<Followed>((done) => { line.waiting.push({ effects, followed, done }); });
    if (!line.storing) void storeWaiting(db, line);
    return end;
  };
}

async function storeWaiting(db: Db, line: Line): Promise<void> {
  line.storing = true;
  while (line.waiting.length > 0) {
    const batch = line.waiting.splice(0, mostTracks);
    const stored = batch.length > 1 && await commitAll(db, batch).then((end) => end === 'stored', () => false);
    const ends = batch.map(async (one) => (stored ? one.followed : (await commitTogether(db, one)) ?? one.followed));
    for (const [n, { done }] of batch.entries()) done(ends[n]!);
    await Promise.allSettled(ends);
  }
  line.storing = false;
}
