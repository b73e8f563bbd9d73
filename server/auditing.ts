import { appendAudit, chains, type AuditContent } from '../db/audit.ts';
import { actorOf, type SignedIn } from './auth/session.ts';
import type { Call } from './endpoint.ts';

type Said = Pick<AuditContent, 'act' | 'object' | 'before' | 'after' | 'details' | 'reasonId' | 'agencyId' | 'cycleId'>;
export type Place = Pick<Call, 'deps' | 'tx' | 'at' | 'requestId'> & { readonly person: SignedIn };

/** Writes what an administrator changed into the chain of the administration, in the same transaction as the change. */
export async function recordAct({ deps, tx, at, requestId, person }: Place, said: Said): Promise<void> {
  const { pemdaId } = person;
  await appendAudit(deps.db, tx, { pemdaId, chain: chains.admin(pemdaId), entry: { ...said, actor: actorOf(person), at, requestId } });
}
