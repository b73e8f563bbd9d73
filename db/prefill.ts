import { formOf } from '../core/cycle/forms.ts';
import type { TrackState } from '../core/cycle/track.ts';
import type { FormModel } from '../core/form/model.ts';
import { prefilled } from '../core/form/prefill.ts';
import { loadSnapshot, type Cycle } from './cycles.ts';
import type { Db } from './db.ts';
import { isFieldName, type Draft } from './drafts.ts';
import type { Enrolment } from './enrolments.ts';
import { loadFormVersion } from './forms.ts';
import { listNotes } from './notes.ts';
import { contentOf, lastConfirmed } from './submissions.ts';
import { loadView } from './trackViews.ts';

type Begin = { readonly state: TrackState; readonly form: string; readonly at: string };

/** Gives the fields a fresh draft begins with: what its form takes over from the agency's path in the period before; none without one. */
export async function fieldsFromBefore(db: Db, { state, form, at }: Begin): Promise<Draft['fields']> {
  const { pemdaId, cycleId, agencyId, snapshotId } = state;
  const follows = (await db.cycles.findOne({ _id: cycleId, pemdaId }, { follows: 1 }).lean<Pick<Cycle, 'follows'>>())?.follows;
  if (follows === undefined) return {};
  const [earlier, title, ir] = await Promise.all([db.enrolments.findOne({ pemdaId, cycleId: follows, agencyId }).lean<Enrolment>(), db.cycles.findOne({ _id: follows, pemdaId }, { title: 1 }).lean<Pick<Cycle, 'title'>>(), loadSnapshot(db, snapshotId)]);
  const version = ir && (await loadFormVersion(db, pemdaId, formOf(ir, state, form) ?? ''));
  const model = version && (JSON.parse(version.model) as FormModel);
  if (earlier === null || model === undefined || !Object.values(model.byId).some(({ prefill }) => prefill !== undefined)) return {};
  const sent = await lastConfirmed(db, pemdaId, { trackId: earlier._id, formKey: form });
  const answered = sent && (await loadFormVersion(db, pemdaId, sent.form));
  const before = { model: answered === undefined ? model : (JSON.parse(answered.model) as FormModel), content: sent === undefined ? { data: {}, evidence: {} } : contentOf(sent), notes: await unsettled(db, pemdaId, earlier._id) };
  // Revision 0: nobody of the agency has written it yet.
  const stamp = { files: [], rev: 0, by: 'sistem', byName: title?.title.id ?? 'periode lalu', at, past: [] };
  return Object.fromEntries(Object.entries(prefilled(model, before)).filter(([id]) => isFieldName(id)).map(([id, value]) => [id, { ...stamp, value }]));
}

/** The notes of a path that nobody has accepted an answer to, the newest of each question. */
async function unsettled(db: Db, pemdaId: string, trackId: string): Promise<readonly { readonly questionId: string; readonly text: string }[]> {
  const notes = (await loadView(db, pemdaId, trackId))?.state.notes ?? {};
  const open = new Set(Object.entries(notes).filter(([, { status }]) => status !== 'accepted').map(([questionId]) => questionId));
  const lines = (await listNotes(db, pemdaId, trackId)).filter(({ questionId, status, audience }) => open.has(questionId) && status !== undefined && audience === 'all');
  return [...new Map(lines.map(({ questionId, text = '' }) => [questionId, { questionId, text }])).values()];
}
