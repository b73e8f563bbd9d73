import { isProblem, problem, type Problem } from '../../problem.ts';
import { isPast, roundOf, sendDue } from '../clock.ts';
import { formsOf } from '../forms.ts';
import type { Ir } from '../ir.ts';
import { amend, findToken, nodeOf, put, record, tell, withoutClocks, type Flow } from '../moves/flow.ts';
import { approvalOf } from '../moves/graph.ts';
import { markLate } from '../moves/stages.ts';
import { handToTier } from '../nodes/review.ts';
import type { Clock, OpenNote, SentFrom, Token, TrackState } from '../track.ts';
import { notAllowed, refuseRole, refuseRound, tokenFor, withDue, wrongPhase, type Case, type CommandOf, type Handler } from './guards.ts';

/** Sends a version: judged by its arrival, once and for good (quality.md I7). */
export const submit: Handler<'submit'> = { refuse, apply };

function refuse(of: Case<CommandOf<'submit'>>): Problem | undefined {
  const { ir, state, command } = of;
  const token = tokenFor(state, command.token);
  if (isProblem(token)) return token;
  return refuseSender(of, token, ir) ?? refuseOldForm(of) ?? refuseRound(command.round, roundOf(state, token)) ?? refusePhase(state, token, command.at) ?? refuseLate(state, token, command.at);
}

// Where the head approves, the head sends; elsewhere the operator may as well.
function refuseSender(of: Case<CommandOf<'submit'>>, token: Token, ir: Ir): Problem | undefined {
  const { actor } = of.command;
  const needsHead = approvalOf(ir, token.node) !== undefined;
  if (actor === 'system' || !needsHead) return refuseRole(of, 'fillTask');
  if (actor.role === 'operator' && token.phase === 'inApproval') return problem('withHead');
  return actor.role === 'head' ? refuseRole(of, 'submit') : notAllowed(of.command);
}

// Answers that were checked against a version the track has left would lack what the new one asks.
function refuseOldForm({ ir, state, command }: Case<CommandOf<'submit'>>): Problem | undefined {
  return command.form === undefined || state.forms === undefined || Object.values(formsOf(ir, state)).includes(command.form) ? undefined : problem('formMoved', { form: command.form });
}

const sendable: ReadonlySet<Token['phase']> = new Set<Token['phase']>(['open', 'inApproval', 'returned', 'closedUnsubmitted']);

function refusePhase(state: TrackState, token: Token, at: string): Problem | undefined {
  if (!sendable.has(token.phase)) return wrongPhase(state, token);
  const last = lastChance(token.clock);
  return token.phase === 'closedUnsubmitted' && (last === undefined || isPast(last, at)) ? problem('closed') : undefined;
}

function refuseLate(state: TrackState, token: Token, at: string): Problem | undefined {
  const last = lastChance(sendDue(token));
  return last !== undefined && isPast(last, at) ? withDue('deadlinePassed', state, last) : undefined;
}

/** The instant after which nothing is accepted any more: none where late work is taken and marked. */
function lastChance(clock: Clock | undefined): string | undefined {
  if (clock === undefined || clock.late === 'accept') return undefined;
  return clock.late === 'grace' ? (clock.graceUntil ?? clock.dueAt) : clock.dueAt;
}

/** Says whether a version that arrived then is late; asking the head after the filling deadline does not make it good. */
export function isLate(token: Token, receivedAt: string): boolean {
  const due = sendDue(token)?.dueAt;
  return token.heldClock?.overdueSince !== undefined || (due !== undefined && isPast(due, receivedAt));
}

function apply({ state, command, ir }: Case<CommandOf<'submit'>>, flow: Flow) {
  const token = findToken(state, command.token) as Token;
  const { versionId, hash, at } = command;
  const round = roundOf(state, token);
  const late = isLate(token, at);
  const answered = Object.entries(state.notes).filter(([, { status }]) => status === 'open');
  const confirmed = amend(record(flow, { kind: 'confirmSubmission', versionId, round, late, receivedAt: at, approvedBy: command.actor }), { submission: { versionId, round, hash, receivedAt: at, late } });
  const marked = markLate(confirmed, token.stage, late);
  const noted = answered.length === 0 ? marked : answerNotes(marked, answered, round);
  const told = tell(noted, token, { kind: 'submitted', to: ['operator', 'head'] });
  const sent: Token = { ...token, sentRound: round, sent: sentFrom(ir, state, token, answered.map(([id]) => id)) };
  return { ...sendOn(told, sent), act: { token: token.id, details: { round, versionId, late, changed: command.changed.length } } };
}

function answerNotes(flow: Flow, answered: readonly (readonly [string, OpenNote])[], round: number): Flow {
  const notes = { ...flow.state.notes, ...Object.fromEntries(answered.map(([id, note]) => [id, { ...note, status: 'answered' as const }])) };
  return record(amend(flow, { notes }), { kind: 'answerNotes', noteIds: answered.map(([, { noteId }]) => noteId), round });
}

function sentFrom(ir: Ir, state: TrackState, token: Token, answered: readonly string[]): SentFrom {
  const node = nodeOf(ir, token);
  const clock = token.heldClock ?? token.clock;
  return {
    node: token.node, stage: node.kind === 'task' ? node.stage : token.stage, phase: node.kind === 'review' ? 'returned' : 'open', answered,
    ...(clock === undefined ? {} : { clock }), ...(token.tier === undefined ? {} : { tier: token.tier }), ...(token.askedBy === undefined ? {} : { askedBy: token.askedBy }),
    ...(state.submission === undefined ? {} : { before: state.submission }),
  };
}

// A repair goes back to the tier that asked for it; a task is done and its node is left.
function sendOn(flow: Flow, token: Token) {
  const node = nodeOf(flow.ir, token);
  if (node.kind === 'review') return { flow: handToTier(put(flow, withoutClocks(flow.ir, token)), withoutClocks(flow.ir, token), token.askedBy ?? 0), go: [] };
  return { flow: put(flow, token), go: node.kind === 'task' ? [{ token: token.id, to: node.next }] : [] };
}
