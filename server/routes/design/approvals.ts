import { api } from '../../../core/api.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { askApproval, endApproval, waitingApproval, type Approval } from '../../../db/approvals.ts';
import type { Cycle } from '../../../db/cycles.ts';
import { changePemdaSettings, loadPemda } from '../../../db/pemdas.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call, type Tx } from '../../endpoint.ts';
import { cycleOr404, formOr404 } from './form-shapes.ts';

type Asking = Pick<Call, 'deps' | 'person'>;
/** What is approved: one revision of a form, or of a cycle under `cycleSubject`. */
type Subject = Pick<Approval, 'formId' | 'rev'>;
/** Gives the subject of a cycle's approval. */
export const cycleSubject = ({ _id, rev }: Pick<Cycle, '_id' | 'rev'>): Subject => ({ formId: `cycle~${_id}`, rev });
const shape = ({ _id, byName, by, at, reason }: Approval, personId: string) => ({ approvalId: _id, byName, mine: by === personId, at, reason });

async function policiesOf({ deps: { db }, person }: Asking) {
  const pemda = await loadPemda(db, person.pemdaId);
  return { twoPersons: pemda?.settings?.['twoPersons'] === true, rev: pemda?.rev ?? 0 };
}

async function change(call: Call<typeof api.changePolicies>) {
  const { deps: { db }, person, body, rev, tx } = call;
  const before = await policiesOf(call);
  const done = await changePemdaSettings(db, person.pemdaId, { rev, settings: body }, tx);
  if (!done) return problem('changedMeanwhile', { thing: 'Kebijakan', who: '?', when: '?', rev: before.rev });
  await recordAct(call, { act: 'changePolicies', object: { kind: 'pemda', id: person.pemdaId }, before: { twoPersons: before.twoPersons }, after: body });
  return { ...body, rev: rev + 1 };
}

/** Says what stands against this person publishing this revision: the policy wants a second one, and it has to be another. Marks the approval as given. */
export async function secondPersonFault(call: Pick<Call, 'deps' | 'person' | 'at'>, subject: Subject, tx: Tx): Promise<Problem | undefined> {
  const { deps: { db }, person, at } = call;
  if (!(await policiesOf(call)).twoPersons) return undefined;
  const found = await waitingApproval(db, person.pemdaId, subject, tx);
  if (found === undefined) return problem('secondPersonNeeded');
  if (found.by === person.personId) return problem('secondPersonOther', { by: found.byName });
  await endApproval(db, found, { status: 'approved', decidedBy: person.personId, decidedAt: at }, tx);
  return undefined;
}

async function approval(call: Call<typeof api.formApproval>) {
  const { deps: { db }, person, params } = call;
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const found = await waitingApproval(db, person.pemdaId, { formId: row._id, rev: row.rev });
  return { needed: (await policiesOf(call)).twoPersons, waiting: found === undefined ? null : shape(found, person.personId) };
}

async function ask(call: Call<typeof api.askToPublish>) {
  const { deps: { db }, person, params, body, rev, at, tx } = call;
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  if (row.rev !== rev) return problem('changedMeanwhile', { thing: 'Formulir', who: row.updatedBy ?? '?', when: row.updatedAt ?? '?', rev: row.rev });
  const asked = await askApproval(db, { pemdaId: person.pemdaId, formId: row._id, rev, reason: body.reason, by: person.personId, byName: person.name, at }, tx);
  await recordAct(call, { act: 'askToPublish', object: { kind: 'form', id: row._id }, details: { rev, reason: body.reason } });
  return shape(asked, person.personId);
}

async function decline(call: Call<typeof api.declineToPublish>) {
  const { deps: { db }, person, params, body, at, tx } = call;
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const found = await waitingApproval(db, person.pemdaId, { formId: row._id, rev: row.rev }, tx);
  if (found === undefined) return problem('notFound', { thing: 'Permintaan persetujuan' });
  await endApproval(db, found, { status: 'declined', decidedBy: person.personId, decidedAt: at, why: body.reason }, tx);
  await recordAct(call, { act: 'declineToPublish', object: { kind: 'form', id: row._id }, details: { reason: body.reason } });
  return { done: true };
}

async function approvalOfCycle({ deps, person, params }: Call<typeof api.cycleApproval>) {
  const cycle = await cycleOr404(deps.db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const found = await waitingApproval(deps.db, person.pemdaId, cycleSubject(cycle));
  return { needed: (await policiesOf({ deps, person })).twoPersons, waiting: found === undefined ? null : shape(found, person.personId) };
}

async function askForCycle(call: Call<typeof api.askToLaunch>) {
  const { deps: { db }, person, params, body, rev, at, tx } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (cycle.rev !== rev) return problem('changedMeanwhile', { thing: 'Siklus', who: cycle.updatedBy ?? '?', when: cycle.updatedAt ?? '?', rev: cycle.rev });
  const asked = await askApproval(db, { pemdaId: person.pemdaId, ...cycleSubject(cycle), reason: body.reason, by: person.personId, byName: person.name, at }, tx);
  await recordAct(call, { act: 'askToLaunch', object: { kind: 'cycle', id: cycle._id }, cycleId: cycle._id, details: { rev, reason: body.reason } });
  return shape(asked, person.personId);
}

export const approvalRoutes = { cycleApproval: route(api.cycleApproval, approvalOfCycle), askToLaunch: route(api.askToLaunch, askForCycle), policies: route(api.policies, policiesOf), changePolicies: route(api.changePolicies, change), formApproval: route(api.formApproval, approval), askToPublish: route(api.askToPublish, ask), declineToPublish: route(api.declineToPublish, decline) };
