import { api } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { publishedForm } from '../../../core/form/compile.ts';
import { formDiff } from '../../../core/form/diff.ts';
import type { FormModel, Node } from '../../../core/form/model.ts';
import { formProblems, patternsOf } from '../../../core/form/problems.ts';
import { asksForAgency } from '../../../core/form/roster.ts';
import { titlesOf } from '../../../core/form/titles.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { beyondWords } from '../../../core/form/presentation.ts';
import { listFormPresentations } from '../../../db/formPresentations.ts';
import { addFormVersion, changeForm, listFormVersions, loadFormVersion, loadVersionAsPublished, type FormRow, type FormVersion, type ShownVersion } from '../../../db/forms.ts';
import { recordAct } from '../../auditing.ts';
import { compileValidators } from '../../compile-validators.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { rosterOf } from '../../frozen.ts';
import { judgePatterns } from '../../judge-patterns.ts';
import { secondPersonFault } from './approvals.ts';
import { brokenForm, formOr404, formShape, modelOf, parsed, unmarked } from './form-shapes.ts';
import { presentationsOf, spotsOf } from './wording.ts';

type Publishing = Pick<Call<typeof api.publishForm>, 'deps' | 'tx' | 'at'> & { readonly pemdaId: string; readonly by: string; readonly reason: string };

/** Checks, compiles and stores the draft as the next version; patterns are judged and validators compiled in threads with limits. */
export async function publishDraft({ deps: { db, settings }, tx, at, pemdaId, by, reason }: Publishing, row: FormRow): Promise<FormVersion | Problem> {
  const model = modelOf(row);
  const last = row.published === undefined ? undefined : await loadFormVersion(db, pemdaId, `${row._id}:${row.published}`);
  const patterns = patternsOf(model);
  const { verdicts, left } = await judgePatterns([...patterns.keys()], settings.publishLimits);
  if (left.length) return problem('patternsUnjudged', { count: left.length, limit: settings.publishLimits.patternsMs / 1000, at: left.map((pattern) => spotOf(patterns.get(pattern))) });
  const faults = formProblems(model, { patterns: verdicts, ...(last && { published: parsed(last) }) }).filter((each) => each.blocks);
  if (faults.length) return brokenForm(faults);
  const { hash, sections, uiSchema } = publishedForm(model);
  const compiled = await compileValidators(sections, settings.publishLimits);
  if ('refused' in compiled) return problem(compiled.refused, { ...compiled.details, where: titlesOf(model.byId[compiled.nodeId]), at: [spotOf(model.byId[compiled.nodeId])] });
  const n = (row.published ?? 0) + 1;
  const version = { _id: `${row._id}:${n}`, pemdaId, formId: row._id, n, model: canonicalJson(model), hash, sections, uiSchema, validatorCode: compiled.code, publishedBy: by, publishedAt: at, reason };
  return addFormVersion(db, version, tx);
}

/** Where a limit was met: the part of the form to go to, by its title in each language. */
const spotOf = (node: Node | undefined) => ({ path: node?.id ?? '', message: titlesOf(node) });

async function shapeOf(call: Call, version: FormVersion) {
  const before = version.n > 1 ? await loadFormVersion(call.deps.db, version.pemdaId, `${version.formId}:${version.n - 1}`) : undefined;
  const diff = before ? formDiff(parsed(before), parsed(version)) : { class: 'none', changes: [] };
  return { versionId: version._id, n: version.n, hash: version.hash, publishedAt: version.publishedAt, publishedBy: version.publishedBy, reason: version.reason, class: diff.class, changes: diff.changes.map(({ id, en }) => ({ id, en })) };
}

async function publish(call: Call<typeof api.publishForm>) {
  const { deps, person, params, body, rev, at, tx } = call;
  const row = await formOr404(deps.db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const alone = await secondPersonFault(call, { formId: call.params.formId, rev: call.rev }, call.tx);
  if (alone !== undefined) return alone;
  const version = await publishDraft({ deps, tx, at, pemdaId: person.pemdaId, by: person.name, reason: body.reason }, row);
  if (isProblem(version)) return version;
  const after = await changeForm(deps.db, person.pemdaId, { id: row._id, rev, by: person.name, at, set: { published: version.n, draft: canonicalJson(unmarked(modelOf(row))) }, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'publishForm', object: { kind: 'formVersion', id: version._id }, after: { hash: version.hash, n: version.n }, details: { reason: body.reason } });
  return shapeOf(call as unknown as Call, version);
}

function draftShape(newest: ShownVersion, draft: FormModel) {
  const { class: worst, changes } = formDiff(parsed(newest), draft);
  return { class: worst, changes: changes.map(({ id, en }) => ({ id, en })), p: newest.p + 1, beyond: spotsOf(beyondWords(parsed(newest), draft)) };
}

async function versions(call: Call<typeof api.formVersions>) {
  const { deps: { db }, person, params } = call;
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const ids = (await listFormVersions(db, person.pemdaId, row._id)).map((each) => each._id);
  const [all, corrections] = await Promise.all([Promise.all(ids.map((versionId) => loadVersionAsPublished(db, person.pemdaId, versionId))), listFormPresentations(db, person.pemdaId, row._id)]);
  const items = await Promise.all(all.filter((each) => each !== undefined).map(async (version) => ({ ...(await shapeOf(call as unknown as Call, version)), presentations: presentationsOf(version, corrections) })));
  const newest = ids[0] === undefined ? undefined : await loadFormVersion(db, person.pemdaId, ids[0]);
  return { items, draft: newest ? draftShape(newest, modelOf(row)) : null };
}

async function version({ deps, person, params }: Call<typeof api.formVersion>) {
  const found = await loadFormVersion(deps.db, person.pemdaId, params.versionId);
  if (found === undefined) return problem('notFound', { thing: things.formVersion });
  const { _id: versionId, formId, n, p, hash, sections, uiSchema } = found;
  const model = parsed(found);
  return reply({ versionId, formId, n, p, hash, model, roster: asksForAgency(model) ? await rosterOf(deps, person.pemdaId) : null, sections: sections as never, uiSchema: uiSchema as never, validatorUrl: `/forms/${hash}/validator.js` }, { revalidated: true });
}

async function roster({ deps, person }: Call<typeof api.roster>) {
  return { items: await rosterOf(deps, person.pemdaId) };
}

async function restore(call: Call<typeof api.restoreVersion>) {
  const { deps, person, params, body, rev, at, tx } = call;
  const old = await loadFormVersion(deps.db, person.pemdaId, body.versionId);
  if (old === undefined || old.formId !== params.formId) return problem('notFound', { thing: things.formVersion });
  const after = await changeForm(deps.db, person.pemdaId, { id: params.formId, rev, by: person.name, at, set: { draft: old.model }, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'restoreForm', object: { kind: 'form', id: params.formId }, after: { from: old._id } });
  return formShape(after);
}

export const versionRoutes = {
  publishForm: route(api.publishForm, publish), formVersions: route(api.formVersions, versions), formVersion: route(api.formVersion, version), restoreVersion: route(api.restoreVersion, restore), roster: route(api.roster, roster),
};
