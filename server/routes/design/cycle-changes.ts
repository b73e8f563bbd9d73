import { api } from '../../../core/api.ts';
import { calendarOf } from '../../../core/cycle/calendar.ts';
import { compileCycle } from '../../../core/cycle/compile.ts';
import type { CycleDefinition, Ir } from '../../../core/cycle/ir.ts';
import { designDiff } from '../../../core/design/diff.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { addCycle, changeCycle, loadChangeOf, saveSnapshot, snapshotsOf, type Cycle } from '../../../db/cycles.ts';
import { listEnrolments } from '../../../db/enrolments.ts';
import { newId } from '../../../db/ids.ts';
import { listViews } from '../../../db/trackViews.ts';
import { recordAct } from '../../auditing.ts';
import { actorOf, type SignedIn } from '../../auth/session.ts';
import { wordsOf } from '../../designs.ts';
import { route, type Call } from '../../endpoint.ts';
import { tellDesignAdded } from '../../engine.ts';
import { frozenIr } from '../../frozen.ts';
import { cycleSubject, secondPersonFault } from './approvals.ts';
import { goneAt, rowOf, type Target } from './design-moves.ts';
import { definitionBroken, designRefusal, pinForms } from './form-pins.ts';
import { cycleOr404 } from './form-shapes.ts';
import { definitionOf } from './readiness.ts';

/** A cycle whose agencies are on their way: its design can change. */
export const canChange = ['opening', 'running', 'closing'];

/** Form versions that stay: those of keys that still mean the same form. Another version of a form is a move of its own. */
function keptPins(running: Cycle, after: CycleDefinition): Readonly<Record<string, string>> {
  const before = definitionOf(running).forms;
  return Object.fromEntries(Object.entries(running.setup.formVersions ?? {}).filter(([key]) => after.forms[key] !== undefined && after.forms[key] === before[key]));
}

/** The change as it would be frozen, with a stand-in for each form that is pinned when it is published. */
function compiledChange(running: Cycle, draft: Cycle) {
  const definition = definitionOf(draft);
  const fresh = Object.fromEntries(Object.entries(definition.forms).map(([key, formId]) => [key, `${formId}:0`]));
  return compileCycle(definition, { forms: { ...fresh, ...keptPins(running, definition) } });
}

/** What agencies would be moved to: the change while one is prepared, else the newest edition. */
async function targetOf({ deps }: Pick<Call, 'deps'>, cycle: Cycle, draft: Cycle | undefined): Promise<Target | undefined> {
  const edition = snapshotsOf(cycle).length;
  if (draft !== undefined) {
    const compiled = compiledChange(cycle, draft);
    return 'faults' in compiled ? undefined : { ir: compiled.ir, snapshotId: compiled.snapshotId, edition: edition + 1 };
  }
  const ir = cycle.snapshotId === undefined ? undefined : await frozenIr(deps, cycle.snapshotId);
  return ir && { ir, snapshotId: cycle.snapshotId!, edition };
}

const placesIn = (text = '') => Object.fromEntries(text.split(',').flatMap((pair): [string, string][] => { const [gone = '', home = ''] = pair.split(':'); return gone === '' || home === '' ? [] : [[gone, home]]; }));

async function change(call: Call<typeof api.cycleChange>) {
  const { deps, person, params, query } = call;
  const cycle = await cycleOr404(deps.db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const [draft, views, words, years, enrolments] = await Promise.all([loadChangeOf(deps.db, person.pemdaId, cycle._id), listViews(deps.db, person.pemdaId, { cycleId: cycle._id }), wordsOf(deps, cycle), loadCalendars(deps.db, person.pemdaId), listEnrolments(deps.db, person.pemdaId, cycle._id)]);
  const reviewers = new Map(enrolments.map((one) => [one._id, one.reviewers]));
  const calendar = calendarOf(years);
  const target = await targetOf(call, cycle, draft);
  const snapshots = snapshotsOf(cycle);
  const open = views.filter(({ state }) => state.ended === undefined && state.tokens.length > 0);
  const others = target === undefined ? [] : open.filter(({ state }) => state.snapshotId !== target.snapshotId);
  const rows = await Promise.all(others.map((view) => rowOf(call, view, { target: target!, mapping: placesIn(query.places), snapshots, words, calendar, reviewers: reviewers.get(view._id) })));
  const editions = snapshots.map((snapshotId, i) => { const { until = null, by = null, reason = null } = cycle.editions?.[i] ?? {}; return { n: i + 1, agencies: snapshots.lastIndexOf(snapshotId) === i ? views.filter(({ state }) => state.snapshotId === snapshotId).length : 0, until, by, reason }; });
  return {
    title: cycle.title, running: canChange.includes(cycle.status), editions, change: draft === undefined ? null : changeShape(cycle, draft),
    gone: target === undefined ? [] : await goneAt(deps, others, target.ir), rows: rows.flatMap((row) => row ?? []).toSorted((a, b) => Number(a.refused !== null) - Number(b.refused !== null)),
  };
}

function changeShape(cycle: Cycle, draft: Cycle) {
  const compiled = compiledChange(cycle, draft);
  return { cycleId: draft._id, rev: draft.rev, by: draft.updatedBy ?? '–', at: draft.updatedAt ?? '', differences: [...designDiff(definitionOf(cycle), definitionOf(draft))], faults: 'faults' in compiled ? compiled.faults.length : 0 };
}

async function begin(call: Call<typeof api.beginChange>) {
  const { deps: { db }, person, params, tx } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (!canChange.includes(cycle.status)) return problem('cycleNotRunning');
  const found = await loadChangeOf(db, person.pemdaId, cycle._id, tx);
  if (found !== undefined) return { cycleId: found._id };
  return { cycleId: (await changeDraft(call, cycle))._id };
}

/** Begins a change of a running cycle as a draft of its present design. */
export async function changeDraft(call: Pick<Call, 'deps' | 'at' | 'tx' | 'requestId'> & { readonly person: SignedIn }, cycle: Cycle): Promise<Cycle> {
  const { deps: { db }, person, at, tx } = call;
  const { forms: _forms, ...setup } = cycle.setup;
  const draft = await addCycle(db, { _id: newId(), pemdaId: person.pemdaId, title: cycle.title, ...(cycle.templateKey === undefined ? {} : { templateKey: cycle.templateKey }), definition: canonicalJson(definitionOf(cycle)), setup: { ...setup, clocks: {} }, status: 'draft', amends: cycle._id, rev: 1, updatedBy: person.name, updatedAt: at }, tx);
  await recordAct(call, { act: 'beginChange', object: { kind: 'cycle', id: cycle._id }, cycleId: cycle._id });
  return draft;
}

async function drop(call: Call<typeof api.dropChange>) {
  const { deps: { db }, person, params, tx } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { deletedCount } = await db.cycles.deleteOne({ pemdaId: person.pemdaId, amends: cycle._id }, { session: tx });
  if (deletedCount === 1) await recordAct(call, { act: 'dropChange', object: { kind: 'cycle', id: cycle._id }, cycleId: cycle._id });
  return { done: deletedCount === 1 };
}

async function publish(call: Call<typeof api.publishChange>) {
  const { deps, person, params, body, rev, at, tx, requestId } = call;
  const { db } = deps;
  const { pemdaId, name } = person;
  const cycle = await cycleOr404(db, pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const draft = await loadChangeOf(db, pemdaId, cycle._id, tx);
  if (draft === undefined) return problem('noDesignChange');
  if (draft.rev !== rev) return problem('changedMeanwhile', { thing: { id: 'Perubahan siklus', en: 'The cycle change' }, who: draft.updatedBy ?? '?', when: draft.updatedAt ?? '?', rev: draft.rev });
  const frozen = await freeze(call, cycle, draft);
  if (isProblem(frozen)) return frozen;
  const { snapshotId, forms, definition } = frozen;
  // Documents and words beside the path are no new edition: agencies run by the same steps.
  const samePath = snapshotId === cycle.snapshotId;
  const editions = samePath ? (cycle.editions ?? []) : [...(cycle.editions ?? []), { snapshotId: cycle.snapshotId!, definition: canonicalJson(definitionOf(cycle)), forms: cycle.setup.formVersions ?? {}, until: at, by: name, reason: body.reason }];
  const edition = editions.length + 1;
  const setup = { ...cycle.setup, clocks: {}, forms: undefined, formVersions: { ...cycle.setup.formVersions, ...forms } };
  const after = await changeCycle(db, pemdaId, { id: cycle._id, rev: cycle.rev, by: name, at, set: { definition: canonicalJson(definition), snapshotId, ...(editions.length === 0 ? {} : { editions }), setup }, session: tx });
  if (isProblem(after)) return after;
  await db.cycles.deleteOne({ _id: draft._id, pemdaId }, { session: tx });
  await appendAudit(db, tx, { pemdaId, chain: chains.cycle(cycle._id), entry: { act: 'publishChange', actor: actorOf(person), at, requestId, cycleId: cycle._id, object: { kind: 'cycle', id: cycle._id }, before: { snapshotId: cycle.snapshotId }, after: { snapshotId, edition }, details: { reason: body.reason, differences: designDiff(definitionOf(cycle), definition).map(({ id }) => id) } } });
  await tellDesignAdded(deps, cycle._id);
  return { edition };
}

/** Pins the forms and stores the snapshot of a change. */
async function freeze(call: Call<typeof api.publishChange>, cycle: Cycle, draft: Cycle): Promise<{ readonly snapshotId: string; readonly forms: Ir['forms']; readonly definition: CycleDefinition } | Problem> {
  const { deps: { db }, person, tx } = call;
  if (!canChange.includes(cycle.status)) return problem('cycleNotRunning');
  const definition = definitionOf(draft);
  const refused = designRefusal(definition, compiledChange(cycle, draft));
  if (refused !== undefined) return refused;
  const alone = await secondPersonFault(call, cycleSubject(draft), tx);
  if (alone !== undefined) return alone;
  const forms = await pinForms(call, tx, { cycle: draft, definition, kept: keptPins(cycle, definition) });
  if (isProblem(forms)) return forms;
  const compiled = compileCycle(definition, { forms });
  if ('faults' in compiled) return definitionBroken(compiled.faults);
  if (compiled.snapshotId === cycle.snapshotId && canonicalJson(definition) === canonicalJson(definitionOf(cycle))) return problem('nothingChanged');
  return { snapshotId: await saveSnapshot(db, person.pemdaId, compiled.ir, tx), forms, definition };
}

export const cycleChangeRoutes = { cycleChange: route(api.cycleChange, change), beginChange: route(api.beginChange, begin), dropChange: route(api.dropChange, drop), publishChange: route(api.publishChange, publish) };
