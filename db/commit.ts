import type { ClientSession } from 'mongoose';
import type { Followed } from '../core/cycle/follow.ts';
import type { Effect } from '../core/cycle/track.ts';
import { appendAudits, chains, type AuditContent } from './audit.ts';
import { applyChange } from './changes.ts';
import type { Db } from './db.ts';
import { effectOnce, type EffectRow } from './effects.ts';
import { queueAll } from './outbox.ts';
import { isDuplicate } from './table.ts';
import { writeView } from './trackViews.ts';

export type CommitEffect = Extract<Effect, { readonly kind: 'commit' }>;
export type CommitResult = { readonly projection: number; readonly seq: number; readonly viewWritten: boolean; /** What was followed together with it. */ readonly followed?: Followed };

const keyOf = (effect: CommitEffect): string => `${effect.state.trackId}/${effect.key}`;

/**
 * Does one commit of a track in one transaction: effect row, changes, guarded view, audit entry, outbox and notices.
 * The same key again gives the stored result and touches nothing, also when both run at once.
 */
export async function commitEffect(db: Db, effect: CommitEffect, extras: { readonly requestId?: string | undefined } = {}): Promise<CommitResult> {
  const { audit, state } = effect;
  return effectOnce(db, { id: keyOf(effect), pemdaId: state.pemdaId, at: audit.at }, async (session) => {
    const [seq] = await store({ db, session, requestId: extras.requestId }, [effect]);
    return { projection: state.projection, seq: seq!, viewWritten: await writeView(db, state, session) };
  });
}

/** Does commits of one track in their order in one transaction and writes the view of the last; where one was done before, each is done by itself. */
export async function commitTogether(db: Db, effects: readonly CommitEffect[]): Promise<void> {
  if (await storeAll(db, effects) === 'stored') return;
  for (const effect of effects) await commitEffect(db, effect);
}

/** Does the commits that came of following a track's queue in one transaction, and gives what was followed; the second time, what the first time stored. */
export async function commitFollowed(db: Db, effects: readonly CommitEffect[], followed: Followed): Promise<Followed> {
  const [first] = effects;
  if (first === undefined || await storeAll(db, effects, followed) === 'stored') return followed;
  const before = await db.effects.findById(keyOf(first)).lean<EffectRow>();
  const stored = (before?.result as Partial<CommitResult> | undefined)?.followed;
  if (stored === undefined) for (const effect of effects) await commitEffect(db, effect);
  return stored ?? followed;
}

async function storeAll(db: Db, effects: readonly CommitEffect[], followed?: Followed): Promise<'stored' | 'done before'> {
  const [first] = effects;
  const last = effects.at(-1);
  if (last === undefined) return 'stored';
  try {
    await db.withTransaction(async (session) => {
      const seqs = await store({ db, session }, effects);
      await writeView(db, last.state, session);
      const rows = effects.map((effect, n): EffectRow => {
        const { audit, state } = effect;
        const result: CommitResult = { projection: state.projection, seq: seqs[n]!, viewWritten: effect === last, ...(effect === first && followed !== undefined ? { followed } : {}) };
        return { _id: keyOf(effect), pemdaId: state.pemdaId, at: audit.at, result };
      });
      await db.effects.insertMany(rows, { session });
    });
    return 'stored';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return 'done before';
  }
}

type Storing = { readonly db: Db; readonly session: ClientSession; readonly requestId?: string | undefined };

/** Everything of commits of one track but their views and effect rows; gives their numbers in the audit chain. */
async function store({ db, session, requestId }: Storing, effects: readonly CommitEffect[]): Promise<readonly number[]> {
  for (const effect of effects) for (const change of effect.changes) await applyChange({ db, session, state: effect.state, audit: effect.audit, key: keyOf(effect) }, change);
  const { pemdaId, trackId } = effects[0]!.state;
  const rows = await appendAudits(db, session, { pemdaId, chain: chains.track(trackId), entries: effects.map((effect) => entryOf(effect, requestId)) });
  await queueAll(db, effects.map(({ messages, state, audit }) => ({ place: { ...placeOf(state), at: audit.at }, messages })), session);
  return rows.map((row) => row.seq);
}

const placeOf = ({ pemdaId, cycleId, trackId, agencyId, round }: CommitEffect['state']) => ({ pemdaId, cycleId, trackId, agencyId, round });

function entryOf({ audit, state }: CommitEffect, requestId: string | undefined): AuditContent {
  const { act, actor, at, token, stage, before, after, reasonId, details } = audit;
  const { agencyId, cycleId, trackId } = state;
  return { act, actor, at, agencyId, cycleId, trackId, requestId, reasonId, before, after, token, stage, details };
}
