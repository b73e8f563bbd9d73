import { api } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { askApproval, endApproval, loadApproval, waitingApproval, type Approval } from '../../../db/approvals.ts';
import type { Cycle } from '../../../db/cycles.ts';
import { changePemdaSettings, loadPemda } from '../../../db/pemdas.ts';
import { recordAct } from '../../auditing.ts';
import type { SignedIn } from '../../auth/session.ts';
import { route, type Call, type Tx } from '../../endpoint.ts';
import { cycleOr404, formOr404 } from './form-shapes.ts';

type Asking = Pick<Call, 'deps'> & { readonly person: SignedIn };
type Acting = Asking & Pick<Call, 'at' | 'tx' | 'requestId' | 'rev'> & { readonly body: { readonly reason: string } };
/** What is approved: one revision of a form, of a cycle under `cycleSubject`, or exactly a plan. */
export type Subject = Pick<Approval, 'formId' | 'rev' | 'plan'>;
/** What somebody asks for: the subject, what the audit names, and who last changed it where the asker names the revision. */
export type Asked = { readonly subject: Subject; readonly object: { readonly kind: string; readonly id: string }; readonly cycleId?: string; readonly latest?: { readonly thing: Text; readonly who: string; readonly when: string } };
/** A correction of words is approved as that, and not as a new version. */
export const wordingPlan = canonicalJson({ wording: true });
type Find<C> = (call: C) => Promise<Asked | Problem>;
/** Gives the subject of a cycle's approval. */
export const cycleSubject = ({ _id, rev }: Pick<Cycle, '_id' | 'rev'>): Subject => ({ formId: `cycle~${_id}`, rev });
const shape = ({ _id, byName, by, at, reason, plan }: Approval, personId: string) => ({ approvalId: _id, byName, mine: by === personId, at, reason, plan: (plan === undefined ? undefined : JSON.parse(plan)) as never });

async function policiesOf({ deps: { db }, person }: Asking) {
  const pemda = await loadPemda(db, person.pemdaId);
  return { twoPersons: pemda?.settings?.['twoPersons'] === true, rev: pemda?.rev ?? 0 };
}

async function change(call: Call<typeof api.changePolicies>) {
  const { deps: { db }, person, body, rev, tx } = call;
  const before = await policiesOf(call);
  const done = await changePemdaSettings(db, person.pemdaId, { rev, settings: body }, tx);
  if (!done) return problem('changedMeanwhile', { thing: { id: 'Kebijakan', en: 'The policy' }, who: '?', when: '?', rev: before.rev });
  await recordAct(call, { act: 'changePolicies', object: { kind: 'pemda', id: person.pemdaId }, before: { twoPersons: before.twoPersons }, after: body });
  return { ...body, rev: rev + 1 };
}

type Second = Asking & Pick<Call, 'at'> & { readonly operationId?: string };

/** Says what stands against this person doing this: the policy wants a second one, another, and exactly what was asked for. Marks the approval as given, for this operation. */
export async function secondPersonFault(call: Second, subject: Subject, tx: Tx): Promise<Problem | undefined> {
  const { deps: { db }, person, at, operationId } = call;
  if (!(await policiesOf(call)).twoPersons) return undefined;
  const found = await loadApproval(db, person.pemdaId, subject, tx);
  if (operationId !== undefined && found?.usedBy === operationId) return undefined;
  if (found?.status !== 'waiting') return problem('secondPersonNeeded');
  if (found.plan !== subject.plan) return problem('secondPersonDiffers', { by: found.byName });
  if (found.by === person.personId) return problem('secondPersonOther', { by: found.byName });
  await endApproval(db, found, { status: 'approved', decidedBy: person.personId, decidedAt: at, ...(operationId === undefined ? {} : { usedBy: operationId }) }, tx);
  return undefined;
}

/** Makes the handler that shows whether a second person is needed, and what waits for one. */
export const showsApproval = <Rest>(find: Find<Asking & Rest>) => async (call: Asking & Rest) => {
  const { deps: { db }, person } = call;
  const asked = await find(call);
  if (isProblem(asked)) return asked;
  const found = await waitingApproval(db, person.pemdaId, asked.subject);
  return { needed: (await policiesOf(call)).twoPersons, waiting: found === undefined ? null : shape(found, person.personId) };
};

/** Makes the handler that asks for a second person. A changed revision has to be seen first; a colleague's other plan has to be decided first. */
export const asksApproval = <Rest>(act: string, find: Find<Asking & Rest>) => async (call: Acting & Rest) => {
  const { deps: { db }, person, body: { reason }, rev, at, tx } = call;
  const asked = await find(call);
  if (isProblem(asked)) return asked;
  const { subject, object, cycleId, latest } = asked;
  if (latest && rev !== subject.rev) return problem('changedMeanwhile', { ...latest, rev: subject.rev });
  const before = await waitingApproval(db, person.pemdaId, subject, tx);
  if (before && before.plan !== subject.plan && before.by !== person.personId) return problem('approvalWaiting', { by: before.byName });
  const made = await askApproval(db, { pemdaId: person.pemdaId, ...subject, reason, by: person.personId, byName: person.name, at }, tx);
  await recordAct(call, { act, object, ...(cycleId === undefined ? {} : { cycleId }), details: { rev: subject.rev, reason, ...(subject.plan === undefined ? {} : { plan: subject.plan }) } });
  return shape(made, person.personId);
};

/** Makes the handler that declines what waits, or takes it back. */
export const declinesApproval = <Rest>(act: string, find: Find<Asking & Rest>) => async (call: Acting & Rest) => {
  const { deps: { db }, person, body: { reason }, at, tx } = call;
  const asked = await find(call);
  if (isProblem(asked)) return asked;
  const found = await waitingApproval(db, person.pemdaId, asked.subject, tx);
  if (found === undefined) return problem('notFound', { thing: { id: 'Permintaan persetujuan', en: 'The approval request' } });
  await endApproval(db, found, { status: 'declined', decidedBy: person.personId, decidedAt: at, why: reason }, tx);
  await recordAct(call, { act, object: asked.object, details: { reason } });
  return { done: true };
};

async function ofForm({ deps: { db }, person, params, body }: Asking & { readonly params: { readonly formId: string }; readonly body?: { readonly wording?: boolean | undefined } }): Promise<Asked | Problem> {
  const row = await formOr404(db, person.pemdaId, params.formId);
  return isProblem(row) ? row : { subject: { formId: row._id, rev: row.rev, plan: body?.wording === true ? wordingPlan : undefined }, object: { kind: 'form', id: row._id }, latest: { thing: things.form, who: row.updatedBy ?? '?', when: row.updatedAt ?? '?' } };
}

async function ofCycle({ deps: { db }, person, params }: Asking & { readonly params: { readonly cycleId: string } }): Promise<Asked | Problem> {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  return isProblem(cycle) ? cycle : { subject: cycleSubject(cycle), object: { kind: 'cycle', id: cycle._id }, cycleId: cycle._id, latest: { thing: things.cycle, who: cycle.updatedBy ?? '?', when: cycle.updatedAt ?? '?' } };
}

export const approvalRoutes = {
  policies: route(api.policies, policiesOf), changePolicies: route(api.changePolicies, change),
  formApproval: route(api.formApproval, showsApproval(ofForm)), askToPublish: route(api.askToPublish, asksApproval('askToPublish', ofForm)), declineToPublish: route(api.declineToPublish, declinesApproval('declineToPublish', ofForm)),
  cycleApproval: route(api.cycleApproval, showsApproval(ofCycle)), askToLaunch: route(api.askToLaunch, asksApproval('askToLaunch', ofCycle)),
};
