import { api } from '../../../core/api.ts';
import { tiersIn, type CycleDefinition } from '../../../core/cycle/ir.ts';
import { daysOf, knownDays } from '../../../core/design/clocks.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { questionsOf } from '../../../core/form/model.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { addCycle, changeCycle, firstSetup, listCycles, type Cycle, type CycleSetup } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm } from '../../../db/forms.ts';
import { newId } from '../../../db/ids.ts';
import { draftAfter } from '../../../db/nextCycle.ts';
import { listAgencies } from '../../../db/agencies.ts';
import { assignedTracks } from '../../../db/enrolments.ts';
import { listViews, tallyViews } from '../../../db/trackViews.ts';
import { templates } from '../../../templates/index.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenIr } from '../../frozen.ts';
import { pageOf } from '../../paging.ts';
import { addBlankCycle } from './blank-cycle.ts';
import { cycleOr404, modelOf } from './form-shapes.ts';
import { templateFormOf } from './readiness.ts';

type Row = Omit<Cycle, 'definition'>;
type Counts = { readonly agencies: number; readonly ended: number; readonly late: number };

/** How far the playing of a worked example got; null for any other cycle. */
const sampleOf = ({ sample, played, launchedAt }: Row) => (sample !== true ? null : { state: played?.state ?? ('played' as const), at: played?.at ?? launchedAt ?? null, why: played?.why ?? null });

export const cycleShape = (cycle: Row, counts: Counts) => ({
  cycleId: cycle._id, title: cycle.title, templateKey: cycle.templateKey ?? '', status: cycle.status, agencies: counts.agencies || cycle.setup.agencyIds.length, launchedAt: cycle.launchedAt ?? null, sample: sampleOf(cycle), rev: cycle.rev, progress: { ended: counts.ended, late: counts.late },
});

/** Counts a cycle's tracks from their views; who sees only some of them is told no counts of the others. */
export async function countsOf({ deps: { db }, person, scope }: Pick<Call<typeof api.cycle>, 'deps' | 'person' | 'scope'>, cycleId: string): Promise<Counts> {
  if (scope !== 'pemda') return { agencies: 0, ended: 0, late: 0 };
  const rows = await tallyViews(db, person.pemdaId, cycleId);
  const count = (passes: (row: (typeof rows)[number]) => boolean) => rows.filter(passes).reduce((sum, row) => sum + row.count, 0);
  return { agencies: count(() => true), ended: count(({ status }) => status === 'ended'), late: count(({ late }) => late) };
}

/** Gives the cycles a person may see: all, or those the own agency or the own reviews are in. */
async function visible(call: Call<typeof api.cycles>): Promise<readonly Row[]> {
  const { deps: { db }, person, scope } = call;
  const all = await listCycles(db, person.pemdaId);
  if (scope === 'pemda') return all;
  const trackIds = scope === 'assigned' ? await assignedTracks(db, person.pemdaId, person.personId) : undefined;
  const mine = new Set((await listViews(db, person.pemdaId, trackIds ? { trackIds } : { agencyId: person.agencyId ?? '-' })).map((view) => view.cycleId));
  return all.filter((cycle) => mine.has(cycle._id));
}

async function cycles(call: Call<typeof api.cycles>) {
  const page = pageOf(await visible(call), call.query);
  return { ...page, items: await Promise.all(page.items.map(async (cycle) => cycleShape(cycle, await countsOf(call, cycle._id)))) };
}

async function add(call: Call<typeof api.addCycle>) {
  const { deps, person, body, at, tx } = call;
  if (body.templateKey === undefined) {
    const blank = await addBlankCycle(call);
    return isProblem(blank) ? blank : cycleShape(blank, { agencies: 0, ended: 0, late: 0 });
  }
  const template = templates.find((one) => one.key === body.templateKey);
  if (template === undefined) return problem('notFound', { thing: { id: 'Templat', en: 'The template' } });
  const title = body.title ?? { id: `${template.title.id} ${at.slice(0, 4)}`, en: `${template.title.en} ${at.slice(0, 4)}` };
  const agencyIds = (await listAgencies(deps.db, person.pemdaId)).filter((row) => row.disabled !== true && template.invites.includes(row.kind)).map((row) => row._id);
  const before = body.follows === undefined ? undefined : await cycleOr404(deps.db, person.pemdaId, body.follows);
  if (isProblem(before)) return before;
  if (before !== undefined && before.templateKey !== template.key) return problem('cycleOtherKind', { title: before.title.id });
  const setup = firstSetup(at.slice(0, 10), { title, agencyIds });
  const fresh: Cycle = { _id: newId(), pemdaId: person.pemdaId, title, templateKey: template.key, definition: canonicalJson(template.definition), setup, status: 'draft', rev: 1, updatedBy: person.name, updatedAt: at };
  const row = await addCycle(deps.db, before === undefined ? fresh : await draftAfter(deps.db, before, { title, period: setup.period, launchDate: setup.launchDate, by: person.name, at }), tx);
  await recordAct(call, { act: 'addCycle', object: { kind: 'cycle', id: row._id }, cycleId: row._id, after: { templateKey: template.key, ...(before === undefined ? {} : { follows: before._id }) } });
  return cycleShape(row, { agencies: 0, ended: 0, late: 0 });
}

async function cycle(call: Call<typeof api.cycle>) {
  const { deps: { db }, person, params } = call;
  const row = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(row)) return row;
  if (call.scope !== 'pemda' && !(await visible(call as never)).some((one) => one._id === row._id)) return problem('notFound', { thing: things.cycle });
  const definition = JSON.parse(row.definition) as CycleDefinition;
  const { formVersions: _versions, ...whole } = row.setup;
  const known = { ...whole, clocks: knownDays(definition, whole.clocks) };
  const setup = call.scope === 'pemda' ? known : ownPart(known, person);
  const ir = row.snapshotId === undefined ? undefined : await frozenIr({ db }, row.snapshotId);
  const earlier = await Promise.all((row.editions ?? []).map(async ({ snapshotId }) => [snapshotId, await frozenIr({ db }, snapshotId)] as const));
  return { ...cycleShape(row, await countsOf(call, row._id)), setup, ir: ir ?? null, earlier: Object.fromEntries(earlier.flatMap(([id, found]) => (found === undefined ? [] : [[id, found]]))), stages: definition.stages.map(({ key, title, owner }) => ({ key, title, owner })), clocks: [...daysOf(definition)], tiers: [...tiersIn(definition)], forms: await Promise.all(Object.entries(definition.forms).map(async ([key, formKey]) => ({ key, ...(await designedForm(db, row, formKey)) }))) };
}

/** The form a design names, as the set-up offers it: the template's, else an own one. */
async function designedForm(db: Db, row: Cycle, formKey: string) {
  const own = async () => loadForm(db, row.pemdaId, formKey);
  const model = templates.find((one) => one.key === row.templateKey)?.forms[templateFormOf(row, formKey)]?.() ?? (await own().then((form) => form && modelOf(form)));
  const title = model?.byId[model.rootId]?.text;
  return { title: { id: title?.id?.title ?? formKey, en: title?.en?.title ?? formKey }, questions: model === undefined ? 0 : questionsOf(model).length };
}

/** Who reviews whom is no matter of other agencies. */
function ownPart(setup: CycleSetup, { agencyId, personId }: Call<typeof api.cycle>['person']): CycleSetup {
  const assignments = setup.assignments.filter((one) => one.agencyId === agencyId || Object.values(one.reviewers).includes(personId));
  return { ...setup, assignments, agencyIds: assignments.map((one) => one.agencyId) };
}

async function change(call: Call<typeof api.changeCycle>) {
  const { deps, person, params, body, rev, at, tx } = call;
  const before = await cycleOr404(deps.db, person.pemdaId, params.cycleId);
  if (isProblem(before)) return before;
  if (before.status !== 'draft') return problem('cycleNotReady', { why: { id: 'siklus sudah berjalan, pengaturannya sudah dibekukan', en: 'the cycle runs already, its settings are frozen' } });
  const after = await changeCycle(deps.db, person.pemdaId, { id: params.cycleId, rev, by: person.name, at, set: { setup: body, title: body.title }, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'changeCycle', object: { kind: 'cycle', id: after._id }, cycleId: after._id, before: { rev: before.rev }, after: { rev: after.rev } });
  return cycleShape(after, { agencies: 0, ended: 0, late: 0 });
}

export const cycleRoutes = { cycles: route(api.cycles, cycles), addCycle: route(api.addCycle, add), cycle: route(api.cycle, cycle), changeCycle: route(api.changeCycle, change) };
