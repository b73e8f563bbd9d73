import type { Actor, AuditEntry, Change, Message, TrackState } from '../../core/cycle/track.ts';
import { canonicalJson } from '../../db/canonical.ts';
import type { CommitEffect } from '../../db/commit.ts';
import { enrol } from '../../db/enrolments.ts';
import type { Db } from '../../db/db.ts';
import { sampleIds } from '../../db/seed.ts';
import { insertPending } from '../../db/submissions.ts';
import type { Submission, SubmissionContent } from '../../db/submissions.ts';

export const pemdaId = sampleIds.pemda;
export const cycleId = 'siklus-uji';
export const at = (day: number): string => `2026-07-${String(day).padStart(2, '0')}T03:00:00.000Z`;

type Person = Exclude<Actor, 'system'>;
export const kepala = (agency: string): Person => ({ personId: sampleIds.person(`kepala.${agency}`), name: `Kepala ${agency} (contoh)`, position: 'Kepala', role: 'head', agencyId: sampleIds.agency(agency) });
export const operator = (agency: string): Person => ({ personId: sampleIds.person(`operator.${agency}`), name: `Operator ${agency} (contoh)`, position: 'Operator', role: 'operator', agencyId: sampleIds.agency(agency) });
export const anggota: Person = { personId: sampleIds.person('anggota'), name: 'Anggota Tim Evaluasi I (contoh)', position: 'Anggota Tim', role: 'evaluator', tier: 'member' };
export const ketua: Person = { personId: sampleIds.person('ketua'), name: 'Ketua Tim Evaluasi (contoh)', position: 'Ketua Tim', role: 'evaluator', tier: 'lead' };
export const koordinator: Person = { personId: sampleIds.person('koordinator'), name: 'Kepala Bagian Organisasi (contoh)', position: 'Kepala Bagian Organisasi', role: 'coordinator' };

/** The state of one agency's track after its n-th commit. */
export function aState(agency: string, n: number, more: Partial<TrackState> = {}): TrackState {
  return {
    format: 1, irVersion: 1, snapshotId: 'ir', pemdaId, cycleId, trackId: `jalur-${agency}`, agencyId: sampleIds.agency(agency), rev: n, projection: n, auditSeq: n, status: 'open',
    tokens: [{ id: 't1', node: 1, stage: 'isi', phase: 'open', since: at(1), holder: { role: 'operator' }, forks: [], passes: {} }],
    nextToken: 2, round: 1, returnsUsed: 0, notes: {}, facts: { 'score.usulan': '71.25', late: false }, cells: { isi: { status: 'current', late: false, since: at(1) } }, opened: [], meetingsClosed: [], seen: [], ...more,
  };
}

/** One commit of a track, as the step engine hands it out. */
export function aCommit(state: TrackState, act: string, more: { readonly actor?: Actor; readonly changes?: readonly Change[]; readonly messages?: readonly Message[] } = {}): CommitEffect {
  const audit: AuditEntry = { seq: state.auditSeq, act, actor: more.actor ?? 'system', at: at(state.projection), before: { status: 'open', rev: state.rev - 1 }, after: { status: state.status, rev: state.rev }, details: {} };
  return { kind: 'commit', key: `commit/${state.projection}`, audit, changes: more.changes ?? [], messages: more.messages ?? [], state };
}

/** Enrols an agency in the test cycle with its reviewers. */
export async function anEnrolment(db: Db, agency: string): Promise<void> {
  await enrol(db, pemdaId, [{ _id: `jalur-${agency}`, pemdaId, cycleId, agencyId: sampleIds.agency(agency), reviewers: { member: anggota.personId, lead: ketua.personId } }]);
}

/** Hands in a version of an agency's answers; it waits for its track. */
export async function handsIn(db: Db, agency: string, content: SubmissionContent, more: Partial<Submission> = {}): Promise<Submission> {
  const key = more.idempotencyKey ?? `kunci-${agency}-${more.round ?? 1}`;
  const versionId = more._id ?? `kiriman-${agency}-${key}`;
  const by = kepala(agency);
  const stored = await insertPending(db, {
    _id: versionId, pemdaId, agencyId: sampleIds.agency(agency), trackId: `jalur-${agency}`, round: 1, form: 'lke:1', formKey: 'lke', canonical: canonicalJson(content), receivedAt: at(2), idempotencyKey: key, by,
    command: { id: key, at: at(2), actor: by, kind: 'submit', token: 't1', round: 1, versionId, hash: '', changed: [] }, ...more,
  });
  if ('problem' in stored) throw new Error(stored.message);
  return stored;
}
