import type { ClientSession } from 'mongoose';
import type { Effect } from '../core/cycle/track.ts';
import { appendAudit, chains } from './audit.ts';
import { applyChange } from './changes.ts';
import type { Db } from './db.ts';
import { effectOnce, type EffectRow } from './effects.ts';
import { queueMessages } from './outbox.ts';
import { isDuplicate } from './table.ts';
import { writeView } from './trackViews.ts';

export type CommitEffect = Extract<Effect, { readonly kind: 'commit' }>;
export type CommitResult = { readonly projection: number; readonly seq: number; readonly viewWritten: boolean };

const keyOf = (effect: CommitEffect): string => `${effect.state.trackId}/${effect.key}`;

/**
 * Does one commit of a track in one transaction: effect row, changes, guarded view, audit entry, outbox and notices.
 * The same key again gives the stored result and touches nothing, also when both run at once.
 */
export async function commitEffect(db: Db, effect: CommitEffect, extras: { readonly requestId?: string | undefined } = {}): Promise<CommitResult> {
  const { audit, state } = effect;
  return effectOnce(db, { id: keyOf(effect), pemdaId: state.pemdaId, at: audit.at }, async (session) => {
    const seq = await store({ db, session, requestId: extras.requestId }, effect);
    return { projection: state.projection, seq, viewWritten: await writeView(db, state, session) };
  });
}

/** Does commits of one track in their order in one transaction and writes the view of the last; where one was done before, each is done by itself. */
export async function commitTogether(db: Db, effects: readonly CommitEffect[]): Promise<void> {
  const last = effects.at(-1);
  if (last === undefined) return;
  try {
    await db.withTransaction(async (session) => {
      const rows: EffectRow[] = [];
      for (const effect of effects) {
        const { audit, state } = effect;
        const seq = await store({ db, session }, effect);
        rows.push({ _id: keyOf(effect), pemdaId: state.pemdaId, at: audit.at, result: { projection: state.projection, seq, viewWritten: effect === last } });
      }
      await writeView(db, last.state, session);
      await db.effects.insertMany(rows, { session });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    for (const effect of effects) await commitEffect(db, effect);
  }
}

type Storing = { readonly db: Db; readonly session: ClientSession; readonly requestId?: string | undefined };

/** Everything of a commit but its view and its effect row; gives its number in the audit chain. */
async function store({ db, session, requestId }: Storing, effect: CommitEffect): Promise<number> {
  const { audit, changes, messages, state } = effect;
  const { pemdaId, cycleId, trackId, agencyId, round } = state;
  for (const change of changes) await applyChange({ db, session, state, audit, key: keyOf(effect) }, change);
  const { act, actor, at, token, stage, before, after, reasonId, details } = audit;
  const entry = { act, actor, at, agencyId, cycleId, trackId, requestId, reasonId, before, after, token, stage, details };
  const row = await appendAudit(db, session, { pemdaId, chain: chains.track(trackId), entry });
  await queueMessages(db, { pemdaId, cycleId, trackId, agencyId, round, at }, messages, session);
  return row.seq;
}
