import { api } from '../../../core/api.ts';
import { nest } from '../../../core/form/clean.ts';
import { maskedAnswers } from '../../../core/form/masked.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { listAgencies, nameAt } from '../../../db/agencies.ts';
import { lineageOf, listAnswerSets, type AnswerSet } from '../../../db/answerSets.ts';
import { listCycles } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadFormVersion } from '../../../db/forms.ts';
import { contentOf, loadSubmission } from '../../../db/submissions.ts';
import { listViews } from '../../../db/trackViews.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { formOr404, modelOf } from './form-shapes.ts';

const most = 200;

/** Says of submissions who gave the answers, in which cycle, and on which version. */
async function shapesOf(db: Db, pemdaId: string, sets: readonly AnswerSet[]) {
  const [agencies, cycles, views] = await Promise.all([listAgencies(db, pemdaId, [...new Set(sets.map(({ agencyId }) => agencyId))]), listCycles(db, pemdaId), listViews(db, pemdaId, { trackIds: [...new Set(sets.map(({ trackId }) => trackId))] })]);
  const [names, titles, cycleOf] = [new Map(agencies.map((agency) => [agency._id, agency])), new Map(cycles.map((cycle) => [cycle._id, cycle.title])), new Map(views.map((view) => [view._id, view.cycleId]))];
  return sets.map(({ _id, agencyId, trackId, form, round, receivedAt }) => {
    const agency = names.get(agencyId);
    return { submissionId: _id, agencyName: agency ? nameAt(agency, receivedAt).name.id : agencyId, cycleTitle: titles.get(cycleOf.get(trackId) ?? '') ?? { id: '–', en: '–' }, version: form, round, receivedAt };
  });
}

async function list({ deps: { db }, person, params }: Call<typeof api.answerSets>) {
  const form = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(form)) return form;
  const { items, total } = await listAnswerSets(db, person.pemdaId, { formIds: await lineageOf(db, person.pemdaId, form), limit: most });
  return { items: await shapesOf(db, person.pemdaId, items), total };
}

async function read(call: Call<typeof api.readAnswerSet>) {
  const { deps: { db }, person, params } = call;
  const form = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(form)) return form;
  const submission = await loadSubmission(db, person.pemdaId, params.submissionId);
  const kin = await lineageOf(db, person.pemdaId, form);
  const version = submission?.status === 'confirmed' ? await loadFormVersion(db, person.pemdaId, submission.form) : undefined;
  if (submission === undefined || version === undefined || !kin.includes(version.formId)) return problem('notFound', { thing: { id: 'Jawaban terdahulu', en: 'Earlier answers' } });
  const model = modelOf(form);
  const { data, evidence, masked } = maskedAnswers([model, JSON.parse(version.model) as FormModel], contentOf(submission), { role: person.role, seesEvidence: person.rights.seeEvidence === 'pemda' });
  await recordAct(call, { act: 'readAnswerSet', agencyId: submission.agencyId, object: { kind: 'submission', id: submission._id }, details: { formId: params.formId, masked: masked.length } });
  const [shape] = await shapesOf(db, person.pemdaId, [submission]);
  return { ...shape!, answers: { data: nest(model, data), evidence: Object.fromEntries(Object.entries(evidence).map(([id, files]) => [id, [...files]])) }, masked: [...masked] };
}

export const answerSetRoutes = { answerSets: route(api.answerSets, list), readAnswerSet: route(api.readAnswerSet, read) };
