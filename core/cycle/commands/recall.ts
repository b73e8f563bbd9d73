import { isProblem, problem } from '../../problem.ts';
import { amend, findToken, put, record, withoutClocks, type Flow } from '../moves/flow.ts';
import { approvalOf, forksAt } from '../moves/graph.ts';
import { moveStage } from '../moves/stages.ts';
import type { OpenNote, SentFrom, Token } from '../track.ts';
import { refuseRole, tokenFor, wrongPhase, type Handler } from './guards.ts';

const inReviewPhases: ReadonlySet<Token['phase']> = new Set<Token['phase']>(['inReview', 'atGate', 'inMeeting', 'returned']);

/** Takes a submission back as long as nobody has begun to review it. */
export const recall: Handler<'recall'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const token = tokenFor(state, command.token);
    if (isProblem(token)) return token;
    const right = token.sent !== undefined && approvalOf(ir, token.sent.node) === undefined ? 'fillTask' : 'recall';
    const barred = refuseRole(of, right);
    if (barred !== undefined) return barred;
    if (token.phase !== 'submitted') return inReviewPhases.has(token.phase) ? problem('reviewStarted') : wrongPhase(state, token);
    const { sent } = token;
    // One sent from inside a parallel branch cannot go back alone once the branches have met.
    return sent === undefined || String(forksAt(ir, sent.node)) !== String(token.forks) ? problem('reviewStarted') : undefined;
  },
  apply: ({ state, command }, flow) => {
    const token = findToken(state, command.token) as Token;
    const sent = token.sent as SentFrom;
    const versionId = state.submission?.versionId ?? '';
    const { submission: _submission, ...unsent } = state;
    const recalled: Flow = { ...record(flow, { kind: 'recallSubmission', versionId }), state: { ...unsent, ...(sent.before === undefined ? {} : { submission: sent.before }) } };
    return { flow: reopenNotes(standAgain(recalled, token, sent), sent.answered), go: [], act: { token: token.id, details: { versionId, round: state.submission?.round } } };
  },
};

function standAgain(flow: Flow, token: Token, sent: SentFrom): Flow {
  const { tier: _tier, askedBy: _asked, sent: _sent, sentRound: _round, ...bare } = withoutClocks(flow.ir, token);
  const back: Token = { ...bare, node: sent.node };
  const moved = moveStage(put(flow, back), back, sent.stage);
  const { clock, tier, askedBy, phase } = sent;
  return put(moved.flow, {
    ...moved.token, phase, since: flow.at, holder: { role: 'operator' },
    ...(clock === undefined ? {} : { clock }), ...(tier === undefined ? {} : { tier }), ...(askedBy === undefined ? {} : { askedBy }),
  });
}

function reopenNotes(flow: Flow, questionIds: readonly string[]): Flow {
  const open = (id: string, note: OpenNote): OpenNote => (questionIds.includes(id) && note.status === 'answered' ? { ...note, status: 'open' } : note);
  return amend(flow, { notes: Object.fromEntries(Object.entries(flow.state.notes).map(([id, note]) => [id, open(id, note)])) });
}
