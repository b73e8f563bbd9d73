import type { ClientSession } from 'mongoose';
import type { Followed } from '../core/cycle/follow.ts';
import type { Effect } from '../core/cycle/track.ts';
import { appendAudits, chains, type AuditContent } from './audit.ts';
import { applyChange } from './changes.ts';
import type { Db } from './db.ts';
import { effectOnce, type EffectRow } from './effects.ts';
import { queueAll } from './outbox.ts';
import { isDuplicate } from './table.ts';
import { writeView, writeViews } from './trackViews.ts';

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

/** Commits of one track in their order, and what was followed together with them. */
export type Batch = { readonly effects: readonly CommitEffect[]; readonly followed?: Followed | undefined };

/** Does the commits of one or several tracks of a local government in one transaction and writes the view of each one's last; where one was done before nothing is done, and it says so. */
export async function commitAll(db: Db, batches: readonly Batch[]): Promise<'stored' | 'done before'> {
  const firsts = new Map(batches.map(({ effects, followed }) => [effects[0], followed]));
  const lasts = new Set(batches.flatMap(({ effects }) => effects.slice(-1)));
  const effects = batches.flatMap((batch) => batch.effects);
  try {
    await db.withTransaction(async (session) => {
      const seqs = await store({ db, session }, effects);
      await writeViews(db, [...lasts].map(({ state }) => state), session);
      const rows = effects.map((effect, n): EffectRow => {
        const { audit, state } = effect;
        const followed = firsts.get(effect);
        const result: CommitResult = { projection: state.projection, seq: seqs[n]!, viewWritten: lasts.has(effect), ...(followed === undefined ? {} : { followed }) };
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

/**
 * Does commits of one track in their order in one transaction, and gives what was followed with them: where they were done
 * before, what was followed then. Where one was done before by itself, each is.
 */
export async function commitTogether(db: Db, { effects, followed }: Batch): Promise<Followed | undefined> {
  const [first] = effects;
  if (first === undefined || await commitAll(db, [{ effects, followed }]) === 'stored') return followed;
  const before = followed && await followedBefore(db, first);
  if (before === undefined) for (const effect of effects) await commitEffect(db, effect);
  return before ?? followed;
}

async function followedBefore(db: Db, effect: CommitEffect): Promise<Followed | undefined> {
  const row = await db.effects.findById(keyOf(effect)).lean<EffectRow>();
  return (row?.result as CommitResult | undefined)?.followed;
}

type Storing = { readonly db: Db; readonly session: ClientSession; readonly requestId?: string | undefined };

/** Everything of commits but their views and effect rows; gives their numbers in their audit chains. */
async function store({ db, session, requestId }: Storing, effects: readonly CommitEffect[]): Promise<readonly number[]> {
  for (const effect of effects) for (const change of effect.changes) await applyChange({ db, session, state: effect.state, audit: effect.audit, key: keyOf(effect) }, change);
  const rows = await appendAudits(db, session, effects.map((effect) => ({ pemdaId: effect.state.pemdaId, chain: chains.track(effect.state.trackId), entry: entryOf(effect, requestId) })));
  await queueAll(db, effects.map(({ messages, state, audit }) => ({ place: { ...placeOf(state), at: audit.at }, messages })), session);
  return rows.map((row) => row.seq);
}

const placeOf = ({ pemdaId, cycleId, trackId, agencyId, round }: CommitEffect['state']) => ({ pemdaId, cycleId, trackId, agencyId, round });

function entryOf({ audit, state }: CommitEffect, requestId: string | undefined): AuditContent {
  const { act, actor, at, token, stage, before, after, reasonId, details } = audit;
  const { agencyId, cycleId, trackId } = state;
  return { act, actor, at, agencyId, cycleId, trackId, requestId, reasonId, before, after, token, stage, details };
}
