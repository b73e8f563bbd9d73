import { api } from '../../../core/api.ts';
import { extendedDue } from '../../../core/cycle/calendar.ts';
import { formsOf } from '../../../core/cycle/forms.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import type { Command } from '../../../core/cycle/track.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import { canonicalJson, sha256 } from '../../../db/canonical.ts';
import { addActionItem, addDecision, changeMeeting, dropDecision, listActionItems, listDecisions, type ActionItem, type DecisionRow, type Meeting } from '../../../db/meetings.ts';
import { isDuplicate } from '../../../db/table.ts';
import { meetingFinalised, workflowIds } from '../../../workflows/messages.ts';
import { sendAct } from '../../acting.ts';
import { answerable } from '../../answers.ts';
import { actorOf } from '../../auth/session.ts';
import { unlessOver } from '../../engine.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenForm } from '../../frozen.ts';
import { isGradeOf } from '../../judging.ts';
import { meetingPageOf } from '../../meeting-shape.ts';
import { clockworkOf, reachCase, type Case } from '../../reach.ts';
import { reachMeeting } from './meetings.ts';
import { keepReason } from './tracks.ts';

type Decide = Call<typeof api.decideInMeeting>;
type Place = { readonly meeting: Meeting; readonly found: Case };

/** The parts of a decision that have to be there: a question where one is returned or graded, a grade the question knows, a number of days. */
async function faultIn({ deps, person, body }: Decide, { ir, state }: Case): Promise<Problem | undefined> {
  const { decision, questionId, grade, days } = body;
  const about = decision === 'return' || decision === 'score' || decision === 'accept';
  if (about && decision !== 'accept' && questionId === null) return problem('badRequest', { place: 'body.questionId', why: { id: 'putusan ini harus menyebut pertanyaan', en: 'this decision has to name a question' } });
  if (decision === 'extend' && days === undefined) return problem('badRequest', { place: 'body.days', why: { id: 'sebutkan lama perpanjangan', en: 'say how long the extension is' } });
  if (decision === 'return' && body.instruction.trim() === '') return problem('noteMissing', { question: questionId ?? '' });
  if (questionId === null) return undefined;
  const forms = await Promise.all(Object.values(formsOf(ir, state)).map((versionId) => frozenForm(deps, person.pemdaId, versionId)));
  const form = forms.find((one) => one !== undefined && answerable(one.model).has(questionId));
  if (form === undefined) return problem('badRequest', { place: 'body.questionId', why: { id: 'pertanyaan tidak ada dalam formulir ini', en: 'the question is not in this form' } });
  if (decision === 'score' && (grade === undefined || grade === null || !isGradeOf(form.model, questionId, grade))) return problem('badRequest', { place: 'body.grade', why: { id: 'bukan tingkat pertanyaan ini', en: 'it is no grade of this question' } });
  return undefined;
}

function commandOf({ person, body, at, operationId }: Decide, { meeting, newDue, actionItemId }: { readonly meeting: Meeting; readonly newDue: string | undefined; readonly actionItemId: string | undefined }): Command {
  const { decision, questionId, instruction } = body;
  return {
    id: operationId, at, actor: actorOf(person), kind: 'decideInMeeting', meetingId: meeting._id, decisionId: operationId, decision,
    ...(questionId === null ? {} : { questionId }), ...(decision === 'return' ? { noteId: `${operationId}n` } : {}), ...(newDue === undefined ? {} : { newDue }),
    ...(actionItemId === undefined ? {} : { actionItemId }), ...(instruction === '' ? {} : { instructionId: `alasan.${operationId}` }),
  };
}

/** Writes decision and action item as drafts: nobody sees them before the track has published the decision. */
async function writeDrafts({ deps, person, body, at, operationId }: Decide, { meeting, found }: Place, command: Command): Promise<void> {
  const { pemdaId } = person;
  const { cycleId, agencyId, _id: trackId } = found.view;
  const { newDue, noteId, actionItemId, instructionId } = command as Extract<Command, { kind: 'decideInMeeting' }>;
  const row: DecisionRow = {
    _id: operationId, pemdaId, agencyId, cycleId, meetingId: meeting._id, trackId, decision: body.decision, at, by: person.personId, byName: person.name,
    ...(body.questionId === null ? {} : { questionId: body.questionId }), ...(body.grade === undefined || body.grade === null ? {} : { grade: body.grade }), ...(noteId === undefined ? {} : { noteId }),
    ...(instructionId === undefined ? {} : { reasonId: instructionId }), ...(newDue === undefined ? {} : { newDue }), ...(actionItemId === undefined ? {} : { actionItemId }), ...(body.itemId === null ? {} : { itemId: body.itemId }),
  };
  const count = (await listActionItems(deps.db, pemdaId, { cycleId })).length;
  const item: ActionItem | undefined = body.actionItem === null || actionItemId === undefined ? undefined : {
    _id: actionItemId, pemdaId, cycleId, trackId, agencyId, number: `RTL-${String(count + 1).padStart(2, '0')}`, ...body.actionItem, dueAt: new Date(body.actionItem.dueAt).toISOString(), status: 'open', progress: 0, report: '', remark: '',
    from: { kind: 'decision', id: operationId }, ...(body.questionId === null ? {} : { questionId: body.questionId }), rev: 1, updatedBy: person.name, updatedAt: at,
  };
  try {
    await deps.db.withTransaction(async (tx) => {
      await addDecision(deps.db, row, tx);
      if (item !== undefined) await addActionItem(deps.db, item, tx);
    });
  } catch (error) {
    // The same request came before: its drafts are there.
    if (!isDuplicate(error)) throw error;
  }
}

async function decide(call: Decide) {
  const { deps, person, scope, params, body, at, operationId } = call;
  const meeting = await reachMeeting(call, params.meetingId);
  if (isProblem(meeting)) return meeting;
  if (meeting.status === 'final') return problem('meetingFinal');
  const found = await reachCase({ deps, person, scope }, body.trackId);
  if (isProblem(found)) return found;
  if (found.view.cycleId !== meeting.cycleId) return problem('notFound', { thing: things.case });
  const fault = await faultIn(call, found);
  if (fault !== undefined) return fault;
  const due = found.state.tokens.find(({ clock }) => clock !== undefined)?.clock?.dueAt;
  const newDue = body.decision === 'extend' && body.days !== undefined ? extendedDue(due ?? at, body.days, await clockworkOf(deps, person.pemdaId, at)) : undefined;
  const command = commandOf(call, { meeting, newDue, actionItemId: body.actionItem === null ? undefined : `${operationId}t` });
  const refused = refusal(found.ir, found.state, command);
  if (refused !== undefined) return refused;
  if (body.instruction !== '') await keepReason(deps, person, { id: `alasan.${operationId}`, text: body.instruction, agencyId: found.view.agencyId, at });
  await writeDrafts(call, { meeting, found }, command);
  const state = await sendAct(deps, { cycleId: meeting.cycleId, trackId: found.view._id }, command);
  if (!isProblem(state)) return meetingPageOf(call, meeting);
  if (state.problem !== 'unavailable') await dropDecision(deps.db, person.pemdaId, operationId);
  return state;
}

/** Ends the meeting for one case; one that is past it already stays as it is. */
async function closeOne({ deps, person, scope, at, operationId }: Pick<Decide, 'deps' | 'person' | 'scope' | 'at' | 'operationId'>, meeting: Meeting, trackId: string): Promise<Problem | undefined> {
  const found = await reachCase({ deps, person, scope }, trackId);
  if (isProblem(found)) return found;
  if (found.view.cycleId !== meeting.cycleId) return problem('notFound', { thing: things.case });
  const command: Command = { id: sha256(`${operationId}/tutup/${trackId}`).slice(0, 32), at, actor: actorOf(person), kind: 'closeMeeting', meetingId: meeting._id };
  const refused = refusal(found.ir, found.state, command);
  if (refused !== undefined) return refused;
  const state = await sendAct(deps, { cycleId: meeting.cycleId, trackId }, command);
  return isProblem(state) ? state : undefined;
}

async function close(call: Call<typeof api.closeCase>) {
  const meeting = await reachMeeting(call, call.params.meetingId);
  if (isProblem(meeting)) return meeting;
  for (const trackId of call.body.trackIds) {
    const refused = await closeOne(call, meeting, trackId);
    if (refused !== undefined) return refused;
  }
  return meetingPageOf(call, meeting);
}

/** Locks the minutes, then lets every case still waiting go on; run again, it goes on where it stopped. */
async function finalise(call: Call<typeof api.finaliseMeeting>) {
  const { deps, person, params, at, requestId } = call;
  const meeting = await reachMeeting(call, params.meetingId);
  if (isProblem(meeting)) return meeting;
  const final = meeting.status === 'final' ? meeting : await lock(call, meeting);
  if (isProblem(final)) return final;
  const waiting = await deps.db.trackViews.find({ pemdaId: person.pemdaId, cycleId: meeting.cycleId, 'state.tokens.phase': 'inMeeting' } as never, { _id: 1 }).lean<{ _id: string }[]>();
  const concerned = new Set([...meeting.agenda.map(({ trackId }) => trackId), ...(await listDecisions(deps.db, person.pemdaId, { meetingId: meeting._id })).map(({ trackId }) => trackId)]);
  for (const { _id } of waiting) {
    const refused = concerned.has(_id) ? await closeOne(call, meeting, _id) : undefined;
    if (refused !== undefined && refused.problem === 'unavailable') return refused;
    if (refused !== undefined) deps.log.info({ requestId, trackId: _id, refused: refused.problem }, 'case not closed by the meeting');
  }
  await unlessOver(() => deps.client.workflow.getHandle(workflowIds.rakor(meeting.cycleId, meeting._id)).signal(meetingFinalised));
  deps.log.info({ requestId, meetingId: meeting._id, at }, 'minutes are final');
  return meetingPageOf(call, final);
}

async function lock({ deps, person, at, requestId }: Call<typeof api.finaliseMeeting>, meeting: Meeting): Promise<Meeting | Problem> {
  const decisions = await listDecisions(deps.db, person.pemdaId, { meetingId: meeting._id });
  const { agenda, attendance, minutes, title, startsAt, place } = meeting;
  const finalHash = sha256(canonicalJson({ agenda, attendance, minutes, title, startsAt, place, decisions }));
  return deps.db.withTransaction(async (tx) => {
    const after = await changeMeeting(deps.db, person.pemdaId, { id: meeting._id, rev: meeting.rev, by: person.name, at, set: { status: 'final', finalHash }, session: tx });
    if (!isProblem(after)) await appendAudit(deps.db, tx, { pemdaId: person.pemdaId, chain: chains.cycle(meeting.cycleId), entry: { act: 'finaliseMeeting', actor: actorOf(person), at, requestId, cycleId: meeting.cycleId, object: { kind: 'meeting', id: meeting._id }, after: { hash: finalHash } } });
    return after;
  });
}

export const decisionRoutes = {
  decideInMeeting: route(api.decideInMeeting, decide, { repeatBy: 'update' }),
  closeCase: route(api.closeCase, close, { repeatBy: 'update' }),
  finaliseMeeting: route(api.finaliseMeeting, finalise, { repeatBy: 'update' }),
};
