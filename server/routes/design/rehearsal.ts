import { setImmediate } from 'node:timers/promises';
import { api } from '../../../core/api.ts';
import { formsOf } from '../../../core/cycle/forms.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { agencyPart } from '../../../core/form/seen-by.ts';
import { rehearse, touches, type Outcome } from '../../../core/form/rehearse.ts';
import { titlesOf } from '../../../core/form/titles.ts';
import { isProblem, type Text } from '../../../core/problem.ts';
import { listCycles } from '../../../db/cycles.ts';
import { loadDraft } from '../../../db/drafts.ts';
import { contentOf, lastConfirmed, type SubmissionContent } from '../../../db/submissions.ts';
import { listViews, type TrackView } from '../../../db/trackViews.ts';
import { draftContent } from '../../answers.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenForm, frozenIr } from '../../frozen.ts';
import { versionParts } from '../../../db/forms.ts';
import { formOr404, modelOf } from './form-shapes.ts';

type Asking = Pick<Call<typeof api.rehearseForm>, 'deps' | 'person'>;
/** One agency's path that works with a version of a form, under the key its cycle gives the form. */
export type Use = { readonly view: TrackView; readonly cycleTitle: Text; readonly key: string; readonly versionId: string };

/** Gives every open path of an agency that works with some version of this form. */
export async function usesOf({ deps, person }: Asking, formId: string): Promise<readonly Use[]> {
  const running = (await listCycles(deps.db, person.pemdaId)).filter(({ snapshotId }) => snapshotId !== undefined);
  const found = await Promise.all(running.map(async ({ _id, title }) => {
    const open = (await listViews(deps.db, person.pemdaId, { cycleId: _id })).filter(({ state }) => state.ended === undefined);
    const uses = await Promise.all(open.map(async (view) => Object.entries(formsOf(await frozenIr(deps, view.state.snapshotId) ?? { forms: {} }, view.state)).flatMap(([key, versionId]) => (versionParts(versionId).formId === formId ? [{ view, cycleTitle: title, key, versionId }] : []))));
    return uses.flat();
  }));
  return found.flat();
}

const hasAnswers = ({ data, evidence }: SubmissionContent) => Object.keys(data).length + Object.keys(evidence).length > 0;

/** Gives what the agency is writing now; where it has sent and nothing is open, what it sent. */
export async function answersOf({ deps, person }: Asking, { view, key }: Use): Promise<SubmissionContent> {
  const draft = draftContent(await loadDraft(deps.db, person.pemdaId, view._id, key));
  if (hasAnswers(draft)) return draft;
  const sent = await lastConfirmed(deps.db, person.pemdaId, { trackId: view._id, formKey: key });
  return sent === undefined ? draft : contentOf(sent);
}

function rowOf(after: FormModel, before: FormModel, { view, versionId, outcome }: { readonly view: TrackView; readonly versionId: string; readonly outcome: Outcome }) {
  const named = (ids: readonly string[]) => ids.map((id) => titlesOf(after.byId[id] ?? before.byId[id]));
  return { trackId: view._id, agencyName: view.agencyName, versionId, lost: named(outcome.lost.map(({ questionId }) => questionId)), required: named(outcome.required), refused: named(outcome.refused), shown: named(outcome.shown), hidden: named(outcome.hidden), score: outcome.score ?? null };
}

/** Plays the answers of every running path through the draft, one path per turn of the loop, so that nobody else waits. */
async function rehearsal({ deps, person, params }: Call<typeof api.rehearseForm>) {
  const row = await formOr404(deps.db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const after = modelOf(row);
  const uses = await usesOf({ deps, person }, row._id);
  const rows: ReturnType<typeof rowOf>[] = [];
  for (const use of uses) {
    const form = await frozenForm(deps, person.pemdaId, use.versionId);
    if (form === undefined) continue;
    const outcome = rehearse({ before: { model: agencyPart(form.model) }, after: { model: agencyPart(after) } }, await answersOf({ deps, person }, use));
    if (touches(outcome)) rows.push(rowOf(after, form.model, { ...use, outcome }));
    await setImmediate();
  }
  const count = (has: (row: (typeof rows)[number]) => boolean) => rows.filter(has).length;
  return { total: uses.length, untouched: uses.length - rows.length, required: count(({ required }) => required.length > 0), lost: count(({ lost }) => lost.length > 0), scores: count(({ score }) => score !== null), rows };
}

export const rehearsalRoutes = { rehearseForm: route(api.rehearseForm, rehearsal) };
