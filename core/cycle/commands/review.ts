import { isProblem, problem, type Problem } from '../../problem.ts';
import { roundOf } from '../clock.ts';
import type { Ir, LoopNode, ReviewNode } from '../ir.ts';
import { amend, askClock, findToken, nodeOf, put, record, type Flow, type Going } from '../moves/flow.ts';
import { openQuestions, openRound } from '../nodes/task.ts';
import { handToTier } from '../nodes/review.ts';
import type { OpenNote, Token, TrackState } from '../track.ts';
import { notAllowed, refuseOwnAgency, refuseRole, refuseRound, tokenFor, type Case, type CommandOf, type Handler } from './guards.ts';

type Finish = CommandOf<'finishReview'>;

/** A tier opens the case: from now on it cannot be recalled. */
export const beginReview: Handler<'beginReview'> = {
  refuse: (of) => {
    const token = tokenFor(of.state, of.command.token);
    if (isProblem(token)) return token;
    return refuseReviewer(of, token) ?? (token.phase === 'submitted' ? undefined : problem('notInReview'));
  },
  apply: ({ state, command }, flow) => {
    const { sent: _sent, ...token } = findToken(state, command.token) as Token;
    return { flow: put(flow, { ...token, phase: 'inReview', since: flow.at }), go: [], act: { token: token.id, details: { tier: token.holder.tier } } };
  },
};

/** A tier ends its review: on to the next tier, back to the agency with notes, or back one tier. */
export const finishReview: Handler<'finishReview'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const token = tokenFor(state, command.token);
    if (isProblem(token)) return token;
    if (token.phase !== 'submitted' && token.phase !== 'inReview') return problem('notInReview');
    const barred = refuseReviewer(of, token) ?? refuseRound(command.round, roundOf(state, token));
    if (barred !== undefined || command.decision === 'pass') return barred;
    return command.decision === 'sendBack' ? refuseSendBack(token) : refuseRepair(ir, state, { token, command });
  },
  apply: ({ state, command, ir }, flow) => {
    const { sent: _sent, askedBy: _asked, ...token } = findToken(state, command.token) as Token;
    const { decision, review, round } = command;
    const tier = token.holder.tier ?? 'member';
    const published = record(put(flow, token), { kind: 'publishReview', reviewId: review.reviewId, round, tier, decision });
    const noted = decision === 'sendBack' ? published : amend(published, { notes: mergeNotes(state, token, command) });
    const open = openQuestions(noted.state).length;
    return { ...ways[decision](noted, token, nodeOf(ir, token) as ReviewNode), act: { token: token.id, details: { decision, round, tier, open, reviewId: review.reviewId } } };
  },
};

function refuseReviewer(of: Case<CommandOf<'beginReview' | 'finishReview'>>, token: Token): Problem | undefined {
  const { actor } = of.command;
  if (actor === 'system') return undefined;
  const isReviewer = token.holder.role === 'evaluator';
  if (isReviewer && actor.role !== 'evaluator') return refuseRole(of, 'review') ?? notAllowed(of.command);
  if (!isReviewer || (actor.tier !== undefined && actor.tier !== token.holder.tier)) return problem('notInReview');
  return refuseOwnAgency(of);
}

function refuseSendBack(token: Token): Problem | undefined {
  return (token.tier ?? 0) > 0 ? undefined : problem('noLowerTier');
}

function refuseRepair(ir: Ir, state: TrackState, { token, command }: { readonly token: Token; readonly command: Finish }): Problem | undefined {
  const notes = Object.values(mergeNotes(state, token, command));
  if (!notes.some(({ status }) => status === 'open')) return problem('nothingReturned');
  const max = roundsUsedUp(ir, token);
  return max === undefined ? undefined : problem('noRoundsLeft', { max });
}

/** The bound that is reached, or nothing while one more repair is possible. Rounds count per review; inside a loop the loop counts. */
export function roundsUsedUp(ir: Ir, token: Token): number | undefined {
  const node = nodeOf(ir, token) as ReviewNode;
  const used = (id: number) => token.passes[id] ?? 0;
  if (node.returnTo === 'here') return used(node.id) < node.maxRounds ? undefined : node.maxRounds;
  const loop = ir.nodes[node.next];
  if (loop?.kind !== 'loop') return undefined;
  const { id, maxRounds }: LoopNode = loop;
  return used(id) < maxRounds ? undefined : maxRounds;
}

/** The notes after a review. An accepted note stays accepted: who finds something new writes a new note. */
function mergeNotes(state: TrackState, token: Token, { review, round }: Finish): TrackState['notes'] {
  const rows = review.notes.flatMap(({ questionId, noteId, status }): [string, OpenNote][] => {
    const earlier = state.notes[questionId];
    if (earlier?.noteId === noteId) return earlier.status === 'accepted' ? [] : [[questionId, { ...earlier, status }]];
    return [[questionId, { noteId, status, round, from: token.holder }]];
  });
  return { ...state.notes, ...Object.fromEntries(rows) };
}

const ways: Readonly<Record<Finish['decision'], (flow: Flow, token: Token, node: ReviewNode) => Going>> = {
  pass: (flow, token, node) => {
    const next = (token.tier ?? 0) + 1;
    return next < node.tiers.length ? { flow: handToTier(flow, token, next), go: [] } : { flow, go: [{ token: token.id, to: node.next }] };
  },
  sendBack: (flow, token) => ({ flow: handToTier(flow, token, (token.tier ?? 1) - 1), go: [] }),
  return: (flow, token, node) => (node.returnTo === 'loop' ? { flow, go: [{ token: token.id, to: node.next }] } : { flow: openRepair(flow, token), go: [] }),
};

/** Opens a repair round at the agency; the answers will come back to the tier that asked. */
function openRepair(flow: Flow, token: Token): Flow {
  const { state } = flow;
  const round = state.round + 1;
  const { clock: _clock, ...rest } = token;
  const passes = { ...token.passes, [token.node]: (token.passes[token.node] ?? 0) + 1 };
  const returned: Token = { ...rest, passes, phase: 'returned', since: flow.at, holder: { role: 'operator' }, askedBy: token.tier ?? 0, round };
  const counted = amend(flow, { round, returnsUsed: state.returnsUsed + 1 });
  return openRound(askClock(counted, returned, { purpose: 'repair' }), round);
}
