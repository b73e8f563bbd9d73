import { api } from '../../../core/api.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import { addedQuestions, formOf } from '../../../core/cycle/forms.ts';
import { openQuestions } from '../../../core/cycle/nodes/task.ts';
import type { Command, Token } from '../../../core/cycle/track.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { changedQuestions, checkRound } from '../../../core/submission/rounds.ts';
import { canonicalJson, sha256 } from '../../../db/canonical.ts';
import { loadDraft } from '../../../db/drafts.ts';
import { listNotes } from '../../../db/notes.ts';
import { contentOf, insertPending, lastTaken, listSubmissions, loadConfirmation, loadSubmission, submissionFate, type Fate, type Submission, type SubmissionContent } from '../../../db/submissions.ts';
import { sendSubmission, whileReceiving } from '../../acting.ts';
import { agencyForm, checkAnswers, dependentsOf, draftContent } from '../../answers.ts';
import { actorOf } from '../../auth/session.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { boundForm, frozenForm, type FrozenForm } from '../../frozen.ts';
import { reachCase, reachTask, taskParts, type Case } from '../../reach.ts';
import { receiptOf } from '../../receipt.ts';
import { formKeyOf } from './tasks.ts';

type Send = Call<typeof api.sendTask>;
type Found = Case & { readonly token: Token };
const empty: SubmissionContent = { data: {}, evidence: {} };

/** What the last round said of questions this version still asks: one that a move took away cannot be changed. */
function within(model: FrozenForm['model'], { data, evidence }: SubmissionContent): SubmissionContent {
  const has = ([id]: readonly [string, unknown]) => model.byId[id] !== undefined;
  return { data: Object.fromEntries(Object.entries(data).filter(has)), evidence: Object.fromEntries(Object.entries(evidence).filter(has)) };
}

/** Everything that stands against sending these answers, with a place per question. */
async function faultOf({ deps, person }: Send, { view, ir, state, token, form, content, previous }: Pick<Found, 'view' | 'ir' | 'state' | 'token'> & { readonly form: FrozenForm; readonly content: ReturnType<typeof checkAnswers>; readonly previous: Submission | undefined }): Promise<Problem | undefined> {
  const at = content.items.map(({ questionId, message }) => ({ path: questionId, message: message.id }));
  if (at.length > 0) return problem('answersRefused', { count: at.length, at, items: content.items.map(({ questionId, message }) => ({ questionId, message })) });
  const asked = openQuestions(state);
  const node = ir.nodes[token.node];
  // Whoever fills in the whole form may change it all; a round of repair or of new questions opens those alone.
  const added = node?.kind === 'task' && node.mode === 'fill' ? [] : addedQuestions(state, token);
  const unlocked = [...asked, ...added];
  if (previous === undefined || unlocked.length === 0) return undefined;
  const before = within(form.model, contentOf(previous));
  const locked = checkRound(before, content.content, { unlocked, dependents: dependentsOf(form.model, unlocked) });
  if (locked !== undefined) return locked;
  const changed = new Set(changedQuestions(before, content.content));
  const replied = new Set((await listNotes(deps.db, person.pemdaId, view._id)).filter(({ kind, round }) => kind === 'reply' && round >= state.round).map(({ questionId }) => questionId));
  const left = asked.filter((id) => !changed.has(id) && !replied.has(id));
  return left.length === 0 ? undefined : problem('notRepaired', { count: left.length, at: left.map((path) => ({ path, message: { id: 'belum diperbaiki atau dijawab', en: 'not repaired or answered yet' } })) });
}

/** A repeat of a stored submission asks for its end, whatever the draft says by now. */
function repeatOf({ body, key }: Send, stored: Submission): Problem | undefined {
  return stored.idempotencyKey === key && stored.round === body.round ? undefined : problem('keyReused');
}

async function storeVersion(call: Send, found: Found, seen: readonly Submission[]): Promise<Submission | Problem> {
  const { deps, person, body, key, at } = call;
  const { view, token, ir, state } = found;
  const { pemdaId } = person;
  const formKey = formKeyOf(found, token) ?? '';
  const formId = formOf(ir, state, formKey) ?? '';
  const [form, draft] = await Promise.all([frozenForm(deps, pemdaId, formId), loadDraft(deps.db, pemdaId, view._id, formKey)]);
  const previous = lastTaken(seen, formKey);
  if (form === undefined) return problem('notFound', { thing: things.form });
  const content = checkAnswers(agencyForm(await boundForm(deps, form, state)), draftContent(draft));
  const canonical = canonicalJson(content.content);
  const changed = changedQuestions(previous === undefined ? empty : contentOf(previous), content.content);
  const command: Command = { id: key, at, actor: actorOf(person), kind: 'submit', token: token.id, round: body.round, versionId: body.submissionId, hash: sha256(canonical), changed, form: formId };
  const refused = refusal(ir, state, command) ?? await faultOf(call, { view, ir, state, token, form, content, previous });
  if (refused !== undefined) return refused;
  return insertPending(deps.db, { _id: body.submissionId, pemdaId, agencyId: view.agencyId, trackId: view._id, round: body.round, form: formId, formKey, canonical, receivedAt: at, idempotencyKey: key, by: actorOf(person), command }, seen);
}

type Standing = { readonly version: Submission; readonly found: Case; readonly fate: Fate };

/** One submission end to end (engine.md §5): checked, stored, sent; the answer waits a moment for the track. */
async function sendTask(call: Send) {
  const { deps, person, params, body } = call;
  if (!/^[0-9a-z]{8}[0-9a-z-]{0,56}$/.test(body.submissionId)) return problem('badRequest', { place: 'body.submissionId', why: { id: 'harus diawali 8 huruf kecil atau angka', en: 'it has to begin with 8 lower-case letters or digits' } });
  const seen = await listSubmissions(deps.db, person.pemdaId, taskParts(params.taskId).trackId);
  const known = seen.find(({ _id }) => _id === body.submissionId);
  const standing = known === undefined ? await whileReceiving(() => firstSending(call, seen)) : await sentBefore(call, known);
  if (isProblem(standing)) return standing;
  const { version, found, fate } = standing;
  if (fate.refusal !== undefined) return refusalOf(fate.refusal);
  const end = fate.confirmation !== undefined || version.status !== 'pending' ? undefined : await sendSubmission(deps, { cycleId: found.view.cycleId, trackId: version.trackId }, version);
  if (end !== undefined && end !== 'unknown' && 'refused' in end) return end.refused;
  if (end === 'unknown') return reply({ ...await receiptOf(call, version, found), pending: true }, { status: 202, location: `/api/operations/${version._id}` });
  const confirmation = fate.confirmation ?? await loadConfirmation(deps.db, person.pemdaId, version._id);
  return { ...await receiptOf(call, version, { ...found, ...(end === undefined ? {} : { state: end.state }), confirmation }), pending: false };
}

async function firstSending(call: Send, seen: readonly Submission[]): Promise<Standing | Problem> {
  const { deps, person, scope, params } = call;
  const found = await reachTask({ deps, person, scope }, params.taskId);
  if (isProblem(found)) return found;
  const version = await storeVersion(call, found, seen);
  return isProblem(version) ? version : { version, found, fate: {} };
}

/** A task that is gone by now was ended by this very submission: the case is still there. */
async function sentBefore(call: Send, version: Submission): Promise<Standing | Problem> {
  const { deps, person, scope } = call;
  const misused = repeatOf(call, version);
  if (misused !== undefined) return misused;
  const [found, fate] = await Promise.all([reachCase({ deps, person, scope }, version.trackId), submissionFate(deps.db, person.pemdaId, version._id)]);
  return isProblem(found) ? problem('notFound', { thing: things.task }) : { version, found, fate };
}

const refusalOf = ({ problem: name, details }: { readonly problem: string; readonly details: Readonly<Record<string, unknown>> }): Problem => problem(name as Problem['problem'], details);

/** How a 202 ended: the operation of a submission is the submission itself. */
async function operation(call: Call<typeof api.operation>) {
  const { deps, person, params } = call;
  const unknown = problem('notFound', { thing: { id: 'Kiriman', en: 'The submission' } });
  const version = await loadSubmission(deps.db, person.pemdaId, params.operationId);
  if (version === undefined || version.agencyId !== person.agencyId) return unknown;
  const found = await reachCase({ deps, person, scope: 'agency' }, version.trackId);
  if (isProblem(found)) return unknown;
  const fate = await submissionFate(deps.db, person.pemdaId, version._id);
  if (fate.refusal !== undefined) return { status: 'refused' as const, receipt: null, problem: refusalOf(fate.refusal) };
  const receipt = await receiptOf(call, version, { ...found, confirmation: fate.confirmation });
  return { status: fate.confirmation === undefined ? 'waiting' as const : 'done' as const, receipt, problem: null };
}

export const submissionRoutes = {
  // Where no head approves, the operator sends: the finer question is asked of the case (core/cycle/refusal.ts).
  sendTask: route(api.sendTask, sendTask, { repeatBy: 'itself', guard: 'fillTask' }),
  operation: route(api.operation, operation),
};
