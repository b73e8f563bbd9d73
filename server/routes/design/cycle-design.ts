import { api } from '../../../core/api.ts';
import { compileDesign } from '../../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { readDefinition } from '../../../core/cycle/shape.ts';
import { withDays } from '../../../core/design/clocks.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { type FormModel, questionsOf } from '../../../core/form/model.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { changeCycle, loadCycle, snapshotsOf, type Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { listForms, loadForm } from '../../../db/forms.ts';
import { templates } from '../../../templates/index.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { cycleOr404, modelOf } from './form-shapes.ts';
import { definitionOf } from './readiness.ts';

const designOf = (cycle: Cycle): CycleDefinition => ({ ...withDays(JSON.parse(cycle.definition) as CycleDefinition, cycle.setup.clocks), title: cycle.setup.title });

/** What keeps a definition from being published, forms aside: those are chosen in the set-up. */
function faultsOf(definition: CycleDefinition) {
  const compiled = compileDesign(definition);
  return 'faults' in compiled ? compiled.faults.map(({ name, node = null, message }) => ({ name, node, message })) : [];
}

const shown = (formId: string, model: FormModel, more: { readonly own: boolean; readonly published: boolean }) => {
  const words = model.byId[model.rootId]?.text;
  return { formId, title: { id: words?.id?.title ?? formId, en: words?.en?.title ?? words?.id?.title ?? formId }, questions: questionsOf(model).length, thresholds: model.scoring.thresholds.map(({ name, label }) => ({ name, label: { id: label.id || name, en: label.en || label.id || name } })), grades: model.scoring.bands.map(({ grade }) => grade), ...more };
};

/** The forms of the template, then the own forms of this local government. */
async function formsFor(db: Db, { templateKey, pemdaId }: Cycle) {
  const made = Object.entries(templates.find(({ key }) => key === templateKey)?.forms ?? {}).map(([formId, make]) => shown(formId, make(), { own: false, published: true }));
  const others = (await listForms(db, pemdaId)).filter(({ _id }) => !made.some(({ formId }) => formId === _id));
  const own = await Promise.all(others.map(async ({ _id }) => loadForm(db, pemdaId, _id)));
  return [...made, ...own.flatMap((row) => (row === undefined ? [] : [shown(row._id, modelOf(row), { own: true, published: row.published !== undefined })]))];
}

async function design({ deps: { db }, person, params }: Call<typeof api.cycleDesign>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const definition = designOf(cycle);
  const amended = cycle.amends === undefined ? undefined : await loadCycle(db, person.pemdaId, cycle.amends);
  const origin = amended === undefined ? templates.find(({ key }) => key === cycle.templateKey)?.definition : definitionOf(amended);
  const years = await loadCalendars(db, person.pemdaId);
  return { definition, origin: origin ?? null, amends: amended === undefined ? null : { cycleId: amended._id, title: amended.title }, rev: cycle.rev, editable: cycle.status === 'draft', editions: snapshotsOf(cycle).length, faults: faultsOf(definition), forms: await formsFor(db, cycle), launchDate: cycle.setup.launchDate, years: years.map((year) => ({ ...year, days: [...year.days] })) };
}

async function change(call: Call<typeof api.changeDesign>) {
  const { deps: { db }, person, params, body, rev, at, tx } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (cycle.status !== 'draft') return problem('cycleNotReady', { why: { id: 'siklus sudah berjalan, rancangannya sudah dibekukan', en: 'the cycle runs already, its design is frozen' } });
  const definition = readDefinition(body.definition);
  if (isProblem(definition)) return definition;
  // The durations are part of the design now; an own form under a key that is gone is forgotten.
  const forms = Object.fromEntries(Object.entries(cycle.setup.forms ?? {}).filter(([key]) => definition.forms[key] !== undefined));
  const set = { definition: canonicalJson(definition), title: definition.title, setup: { ...cycle.setup, title: definition.title, clocks: {}, forms } };
  const after = await changeCycle(db, person.pemdaId, { id: cycle._id, rev, by: person.name, at, set, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'changeDesign', object: { kind: 'cycle', id: after._id }, cycleId: after._id, before: { rev: cycle.rev }, after: { rev: after.rev, steps: definition.nodes.length } });
  return { rev: after.rev, faults: faultsOf(definition) };
}

export const cycleDesignRoutes = { cycleDesign: route(api.cycleDesign, design), changeDesign: route(api.changeDesign, change, { limit: 1_000_000 }) };
