import { nameAt, loadAgency } from '../db/agencies.ts';
import { wordingAt } from '../db/formPresentations.ts';
import { contentOf, type Confirmation, type Submission } from '../db/submissions.ts';
import { statusSentence } from '../core/submission/sentence.ts';
import type { SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';
import { clockworkOf, type Case } from './reach.ts';

/** The number on a receipt: year, the version, its round, and the fingerprint it can be checked by. */
export function receiptNumber({ _id, receivedAt, round, hash }: Pick<Submission, '_id' | 'receivedAt' | 'round' | 'hash'>): string {
  return `TT-${receivedAt.slice(0, 4)}-${_id.replaceAll('-', '').slice(0, 8).toUpperCase()}-${round}-${hash.slice(0, 8).toUpperCase()}`;
}

type Asking = { readonly deps: Deps; readonly person: SignedIn; readonly at: string };

/** Gives the receipt of a version; `pending` without the confirmation of its track. */
export async function receiptOf({ deps, person, at }: Asking, version: Submission, { view, state, ir, cycle, confirmation }: Pick<Case, 'view' | 'state' | 'ir' | 'cycle'> & { readonly confirmation?: Confirmation | undefined }) {
  const { pemdaId } = person;
  const [agency, { calendar, now }, wording] = await Promise.all([loadAgency(deps.db, pemdaId, version.agencyId), clockworkOf(deps, pemdaId, at), wordingAt(deps.db, { pemdaId, versionId: version.form, at: version.receivedAt })]);
  const { data, evidence } = contentOf(version);
  return {
    receiptId: version._id, number: receiptNumber(version), trackId: version.trackId, agencyName: agency === undefined ? view.agencyName : nameAt(agency, version.receivedAt).name.id, cycleTitle: cycle.title, round: version.round,
    at: version.receivedAt, late: confirmation?.late ?? false, formVersion: wording === 0 ? version.form : `${version.form}.${wording}`, answers: Object.keys(data).length, evidence: Object.values(evidence).reduce((sum, files) => sum + files.length, 0),
    approvedBy: version.by.position, hash: version.hash, pending: confirmation === undefined, next: statusSentence(ir, state, { now, calendar }),
  };
}
