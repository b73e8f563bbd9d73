import { api } from '../../../core/api.ts';
import { listsIn, openCycle, packCycle, type OpenedCycle, type PackedCodeList } from '../../../core/design/package.ts';
import { rolesIn } from '../../../core/design/roles.ts';
import { compileDesign } from '../../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { listAgencies } from '../../../db/agencies.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { loadCodeList } from '../../../db/codeLists.ts';
import { addCycle, changeCycle, firstSetup, loadChangeOf, type Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm, loadFormVersion } from '../../../db/forms.ts';
import { newId } from '../../../db/ids.ts';
import { loadRights } from '../../../db/roles.ts';
import { templates } from '../../../templates/index.ts';
import { recordAct } from '../../auditing.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { canChange, changeDraft } from './cycle-changes.ts';
import { designRefusal } from './form-pins.ts';
import { cycleOr404, modelOf } from './form-shapes.ts';
import { keepCalendars, keepCodeLists, keepForm, withListsHere, type KeptForm } from './package-parts.ts';
import { definitionOf } from './readiness.ts';

/** The model behind a form of a cycle: the version the cycle is pinned to, else the newest published one, else the draft, else what the template makes. */
async function modelFor(db: Db, { pemdaId, templateKey, setup }: Cycle, [key, formId]: readonly [string, string]): Promise<FormModel | undefined> {
  const own = await loadForm(db, pemdaId, formId);
  const versionId = setup.formVersions?.[key] ?? (own?.published === undefined ? undefined : `${formId}:${own.published}`);
  const version = versionId === undefined ? undefined : await loadFormVersion(db, pemdaId, versionId);
  if (version !== undefined) return JSON.parse(version.model) as FormModel;
  return own === undefined ? templates.find((one) => one.key === templateKey)?.forms[formId]?.() : modelOf(own);
}

async function exported({ deps: { db }, person, params }: Call<typeof api.exportCycle>) {
  const { pemdaId } = person;
  const cycle = await cycleOr404(db, pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const definition = definitionOf(cycle);
  const refused = designRefusal(definition, compileDesign(definition));
  if (refused !== undefined) return refused;
  const forms: Record<string, FormModel> = {};
  for (const entry of Object.entries(definition.forms)) {
    const model = await modelFor(db, cycle, entry);
    if (model === undefined) return problem('notFound', { thing: { id: `Formulir ${entry[1]}`, en: `The form ${entry[1]}` } });
    forms[entry[0]] = model;
  }
  const invites = [...new Set((await listAgencies(db, pemdaId, cycle.setup.agencyIds)).map(({ kind }) => kind))].toSorted();
  const calendars = (await loadCalendars(db, pemdaId)).map(({ year, provisional, days }) => ({ year, provisional, days: [...days] }));
  const roles = await Promise.all(rolesIn(definition).map(async (role) => ({ ...role, acts: await loadRights(db, pemdaId, role.key) })));
  const codeLists = (await Promise.all(listsIn(Object.values(forms)).map((wanted) => loadCodeList(db, pemdaId, wanted)))).flatMap((list): PackedCodeList[] => (list === undefined ? [] : [{ key: list.key, version: list.version, title: list.title, source: list.source, content: list.content }]));
  const { scoreMode, releaseScores } = cycle.setup;
  return reply(packCycle({ definition, forms, invites, calendars, roles, codeLists, setup: { scoreMode, releaseScores } }), {});
}

type Adding = Call<typeof api.addCycleFromPackage>;
type Taken = { readonly cycleId: string; readonly title: Cycle['title']; readonly forms: KeptForm[] };

async function add(call: Adding): Promise<Problem | Taken> {
  const { deps: { db }, person, body, tx } = call;
  const opened = openCycle(body.package);
  if (isProblem(opened)) return opened;
  const into = body.into === undefined ? undefined : await cycleOr404(db, person.pemdaId, body.into);
  if (isProblem(into)) return into;
  const versions = await keepCodeLists(call, opened.codeLists ?? []);
  await keepCalendars(call, opened.calendars, body.calendars ?? []);
  const kept: Record<string, KeptForm> = {};
  for (const [key, model] of Object.entries(opened.forms)) {
    const form = await keepForm(call, withListsHere(model, versions), into !== undefined);
    if (isProblem(form)) return form;
    kept[key] = form;
  }
  const definition = { ...opened.definition, forms: Object.fromEntries(Object.keys(opened.definition.forms).map((key) => [key, kept[key]!.formId])) };
  const cycleId = into === undefined ? await asDraft(call, opened, definition) : await asDesignOf(call, into, definition, tx);
  return isProblem(cycleId) ? cycleId : { cycleId, title: into?.title ?? definition.title, forms: Object.values(kept) };
}

/** A new draft cycle with the agencies of the kinds the package takes in. */
async function asDraft(call: Adding, { invites, setup: packed }: OpenedCycle, definition: CycleDefinition): Promise<string> {
  const { deps: { db }, person, at, tx } = call;
  const agencyIds = (await listAgencies(db, person.pemdaId)).filter((row) => row.disabled !== true && invites.includes(row.kind)).map(({ _id }) => _id);
  const { title } = definition;
  const setup = { ...firstSetup(at.slice(0, 10), { title, agencyIds }), ...packed };
  const row = await addCycle(db, { _id: newId(), pemdaId: person.pemdaId, title, definition: canonicalJson(definition), setup, status: 'draft', rev: 1, updatedBy: person.name, updatedAt: at }, tx);
  await recordAct(call, { act: 'addCycle', object: { kind: 'cycle', id: row._id }, cycleId: row._id, after: { fromPackage: true } });
  return row._id;
}

/** The design of a draft cycle, or the prepared change of a running one; its agencies, reviewers and title stay. */
async function asDesignOf(call: Adding, into: Cycle, packed: CycleDefinition, tx: Adding['tx']): Promise<string | Problem> {
  const { deps: { db }, person, at } = call;
  if (into.status !== 'draft' && !canChange.includes(into.status)) return problem('cycleNotRunning');
  const draft = into.status === 'draft' ? into : ((await loadChangeOf(db, person.pemdaId, into._id, tx)) ?? (await changeDraft(call, into)));
  const definition = { ...packed, title: draft.title };
  const { forms: _chosen, ...setup } = draft.setup;
  const after = await changeCycle(db, person.pemdaId, { id: draft._id, rev: draft.rev, by: person.name, at, set: { definition: canonicalJson(definition), setup: { ...setup, clocks: {} } }, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'changeDesign', object: { kind: 'cycle', id: draft._id }, cycleId: into._id, before: { rev: draft.rev }, after: { rev: after.rev, fromPackage: true } });
  return draft._id;
}

export const cyclePackageRoutes = { exportCycle: route(api.exportCycle, exported), addCycleFromPackage: route(api.addCycleFromPackage, add, { limit: 12_000_000 }) };
