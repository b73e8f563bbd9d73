import { api } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { publishedForm } from '../../../core/form/compile.ts';
import { formDiff, type Change } from '../../../core/form/diff.ts';
import { beyondWords, inWordsOf } from '../../../core/form/presentation.ts';
import { formProblems } from '../../../core/form/problems.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { addFormPresentation, type FormPresentation } from '../../../db/formPresentations.ts';
import { changeForm, loadFormVersion, type FormRow, type FormVersion, type ShownVersion } from '../../../db/forms.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { secondPersonFault, wordingPlan } from './approvals.ts';
import { brokenForm, formOr404, modelOf, parsed, unmarked } from './form-shapes.ts';

/** Where in the form each change is, with its sentence. */
export const spotsOf = (changes: readonly Change[]) => changes.map(({ nodeId, id, en }) => ({ path: nodeId ?? '', message: { id, en } }));

function shapeOf(before: Pick<FormVersion, 'model'>, { versionId, n, p, publishedAt, publishedBy, reason, model }: Omit<FormPresentation, 'uiSchema'>) {
  return { versionId, n, p, publishedAt, publishedBy, reason, changes: formDiff(parsed(before), parsed({ model })).changes.map(({ id, en }) => ({ id, en })) };
}

/** Gives the corrections of one version, newest first, each with what it changed in the words before it. */
export function presentationsOf(version: FormVersion, all: readonly FormPresentation[]) {
  const own = all.filter(({ versionId }) => versionId === version._id);
  return own.map((each, at) => shapeOf(own[at + 1] ?? version, each));
}

/** Finds the version whose words the draft corrects, or says why the draft is no correction of words. */
async function correctable({ deps: { db }, person }: Pick<Call<typeof api.correctWording>, 'deps' | 'person'>, row: FormRow): Promise<ShownVersion | Problem> {
  const version = await loadFormVersion(db, person.pemdaId, `${row._id}:${row.published ?? 0}`);
  if (version === undefined) return problem('notFound', { thing: { id: 'Versi terbit', en: 'The published version' } });
  const [published, draft] = [parsed(version), modelOf(row)];
  const beyond = beyondWords(published, draft);
  if (beyond.length > 0) return problem('beyondWords', { count: beyond.length, at: spotsOf(beyond) });
  if (formDiff(published, draft).class === 'none') return problem('nothingChanged');
  // Its patterns are those of the version, judged when that was published.
  const faults = formProblems(draft, { published }).filter(({ blocks, name }) => blocks && name !== 'patternUnsafe');
  return faults.length > 0 ? brokenForm(faults) : version;
}

async function correct(call: Call<typeof api.correctWording>) {
  const { deps: { db }, person, params, body, rev, at, tx } = call;
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const version = await correctable(call, row);
  if (isProblem(version)) return version;
  const alone = await secondPersonFault(call, { formId: row._id, rev, plan: wordingPlan }, tx);
  if (alone !== undefined) return alone;
  const { _id: versionId, n, hash } = version;
  const p = version.p + 1;
  const model = inWordsOf(parsed(version), modelOf(row));
  const presentation = await addFormPresentation(db, { _id: `${versionId}.${p}`, pemdaId: person.pemdaId, formId: row._id, versionId, n, p, model: canonicalJson(model), uiSchema: publishedForm(model).uiSchema, publishedBy: person.name, publishedAt: at, reason: body.reason }, tx);
  const after = await changeForm(db, person.pemdaId, { id: row._id, rev, by: person.name, at, set: { draft: canonicalJson(unmarked(modelOf(row))) }, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'correctWording', object: { kind: 'formVersion', id: presentation._id }, after: { hash, n, p }, details: { reason: body.reason } });
  return shapeOf(version, presentation);
}

export const wordingRoutes = { correctWording: route(api.correctWording, correct) };
