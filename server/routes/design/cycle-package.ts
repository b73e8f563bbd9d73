import { api } from '../../../core/api.ts';
import { openCycle, packCycle } from '../../../core/design/package.ts';
import { rolesIn } from '../../../core/design/roles.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { listAgencies } from '../../../db/agencies.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { addCycle, firstSetup, type Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { addForm, loadForm } from '../../../db/forms.ts';
import { newId } from '../../../db/ids.ts';
import { loadRights } from '../../../db/roles.ts';
import { templates } from '../../../templates/index.ts';
import { recordAct } from '../../auditing.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { cycleOr404, modelOf } from './form-shapes.ts';
import { definitionOf } from './readiness.ts';

/** The model behind a form of a cycle: the draft of an own form, else what the template makes. */
async function modelFor(db: Db, { pemdaId, templateKey }: Cycle, formId: string): Promise<FormModel | undefined> {
  const own = await loadForm(db, pemdaId, formId);
  return own === undefined ? templates.find(({ key }) => key === templateKey)?.forms[formId]?.() : modelOf(own);
}

async function exported({ deps: { db }, person, params }: Call<typeof api.exportCycle>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const definition = definitionOf(cycle);
  const forms: Record<string, FormModel> = {};
  for (const [key, formId] of Object.entries(definition.forms)) {
    const model = await modelFor(db, cycle, formId);
    if (model === undefined) return problem('notFound', { thing: `Formulir ${formId}` });
    forms[key] = model;
  }
  const invites = [...new Set((await listAgencies(db, person.pemdaId, cycle.setup.agencyIds)).map(({ kind }) => kind))].toSorted();
  const calendars = (await loadCalendars(db, person.pemdaId)).map(({ year, provisional, days }) => ({ year, provisional, days: [...days] }));
  const roles = await Promise.all(rolesIn(definition).map(async (role) => ({ ...role, acts: await loadRights(db, person.pemdaId, role.key) })));
  return reply(packCycle({ definition, forms, invites, calendars, roles }), {});
}

type Adding = Call<typeof api.addCycleFromPackage>;

/** Gives the id under which a form of the package is kept here: the same form is used again, another one of that name gets a new id. */
async function keepForm({ deps: { db }, person, at, tx }: Adding, model: FormModel): Promise<{ readonly formId: string; readonly title: string; readonly added: boolean }> {
  const title = model.byId[model.rootId]?.text.id?.title ?? model.formId;
  const here = await loadForm(db, person.pemdaId, model.formId);
  if (here !== undefined && here.draft === canonicalJson(model)) return { formId: here._id, title, added: false };
  const taken = here !== undefined || (await db.forms.exists({ _id: model.formId }).lean()) !== null || templates.some(({ forms }) => forms[model.formId] !== undefined);
  const formId = taken ? `${model.formId.slice(0, 80)}-${newId().slice(0, 6)}` : model.formId;
  await addForm(db, { _id: formId, pemdaId: person.pemdaId, title, draft: canonicalJson({ ...model, formId }), rev: 1, updatedBy: person.name, updatedAt: at }, tx);
  return { formId, title, added: true };
}

async function add(call: Adding): Promise<Problem | { readonly cycleId: string; readonly title: Cycle['title']; readonly forms: { formId: string; title: string; added: boolean }[] }> {
  const { deps: { db }, person, body, at, tx } = call;
  const opened = openCycle(body.package);
  if (isProblem(opened)) return opened;
  const kept: Record<string, { formId: string; title: string; added: boolean }> = {};
  for (const [key, model] of Object.entries(opened.forms)) kept[key] = await keepForm(call, model);
  const definition = { ...opened.definition, forms: Object.fromEntries(Object.keys(opened.definition.forms).map((key) => [key, kept[key]!.formId])) };
  const agencyIds = (await listAgencies(db, person.pemdaId)).filter((row) => row.disabled !== true && opened.invites.includes(row.kind)).map(({ _id }) => _id);
  const { title } = definition;
  const setup = firstSetup(at.slice(0, 10), { title, agencyIds, clocks: {} });
  const row = await addCycle(db, { _id: newId(), pemdaId: person.pemdaId, title, definition: canonicalJson(definition), setup, status: 'draft', rev: 1, updatedBy: person.name, updatedAt: at }, tx);
  await recordAct(call, { act: 'addCycle', object: { kind: 'cycle', id: row._id }, cycleId: row._id, after: { fromPackage: true } });
  return { cycleId: row._id, title, forms: Object.values(kept) };
}

export const cyclePackageRoutes = { exportCycle: route(api.exportCycle, exported), addCycleFromPackage: route(api.addCycleFromPackage, add, { limit: 12_000_000 }) };
