import type { Effect } from '../core/cycle/track.ts';
import { appendAudit, chains } from './audit.ts';
import { applyChange } from './changes.ts';
import type { Db } from './db.ts';
import { effectOnce } from './effects.ts';
import { queueMessages } from './outbox.ts';
import { writeView } from './trackViews.ts';

export type CommitEffect = Extract<Effect, { readonly kind: 'commit' }>;
export type CommitResult = { readonly projection: number; readonly seq: number; readonly viewWritten: boolean };

/**
 * Does one commit of a track in one transaction: effect row, changes, guarded view, audit entry, outbox and notices.
 * The same key again gives the stored result and touches nothing, also when both run at once.
 */
export async function commitEffect(db: Db, effect: CommitEffect, extras: { readonly requestId?: string | undefined } = {}): Promise<CommitResult> {
  const { audit, changes, messages, state } = effect;
  const { pemdaId, cycleId, trackId, agencyId, round } = state;
  const key = `${trackId}/${effect.key}`;
  return effectOnce(db, { id: key, pemdaId, at: audit.at }, async (session) => {
    for (const change of changes) await applyChange({ db, session, state, audit, key }, change);
    const viewWritten = await writeView(db, state, session);
    const { act, actor, at, token, stage, before, after, reasonId, details } = audit;
    const entry = { act, actor, at, agencyId, cycleId, trackId, requestId: extras.requestId, reasonId, before, after, token, stage, details };
    const row = await appendAudit(db, session, { pemdaId, chain: chains.track(trackId), entry });
    await queueMessages(db, { pemdaId, cycleId, trackId, agencyId, round, at }, messages, session);
    return { projection: state.projection, seq: row.seq, viewWritten };
  });
}
