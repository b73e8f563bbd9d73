import { isProblem, problem, type Problem } from '../../problem.ts';
import { isPast, roundOf } from '../clock.ts';
import { askClock, findToken, nodeOf, put, tell, withoutClocks, type Flow } from '../moves/flow.ts';
import { approvalOf } from '../moves/graph.ts';
import { markLate, moveStage } from '../moves/stages.ts';
import type { Clock, Token } from '../track.ts';
import { refuseRole, refuseRound, tokenFor, withDue, wrongPhase, type Case, type CommandOf, type Handler } from './guards.ts';

/** Lays the answers before the head: nobody edits them until they come back. */
export const askApproval: Handler<'askApproval'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const token = tokenFor(state, command.token);
    if (isProblem(token)) return token;
    const barred = refuseRole(of, 'askApproval') ?? refuseRound(command.round, roundOf(state, token));
    if (barred !== undefined) return barred;
    if (token.phase !== 'open' && token.phase !== 'returned') return wrongPhase(state, token);
    if (approvalOf(ir, token.node) === undefined) return problem('notInApproval');
    const { clock } = token;
    return clock?.late === 'close' && isPast(clock.dueAt, command.at) ? withDue('deadlinePassed', state, clock.dueAt) : undefined;
  },
  apply: ({ state, command, ir }, flow) => {
    const token = findToken(state, command.token) as Token;
    const approval = approvalOf(ir, token.node);
    const stage = nodeOf(ir, token).kind === 'task' ? (approval?.stage ?? token.stage) : token.stage;
    const held = heldClockOf(token, command.at);
    const moved = moveStage(markLate(flow, token.stage, held?.overdueSince !== undefined), token, stage);
    const { clock: _clock, ...rest } = moved.token;
    const waiting: Token = { ...rest, phase: 'inApproval', since: flow.at, holder: { role: 'head' }, ...(held === undefined ? {} : { heldClock: held }) };
    return { flow: askClock(moved.flow, waiting, { purpose: 'approval' }), go: [], act: { token: token.id, details: { round: command.round } } };
  },
};

// The timer may not have fired yet when the head is asked a moment after the deadline.
function heldClockOf({ clock }: Token, at: string): Clock | undefined {
  return clock === undefined || clock.overdueSince !== undefined || !isPast(clock.dueAt, at) ? clock : { ...clock, overdueSince: at };
}

function refuseReturn(of: Case<CommandOf<'takeBack' | 'returnToOperator'>>): Problem | undefined {
  const { state, command } = of;
  const token = tokenFor(state, command.token);
  if (isProblem(token)) return token;
  return refuseRole(of, command.kind) ?? (token.phase === 'inApproval' ? undefined : problem('notInApproval'));
}

/** Opens the answers again with the filling clock, which went on while the head had them. */
function reopen(flow: Flow, token: Token): Flow {
  const node = nodeOf(flow.ir, token);
  const moved = moveStage(flow, token, node.kind === 'task' ? node.stage : token.stage);
  const { heldClock } = moved.token;
  const bare = withoutClocks(flow.ir, moved.token);
  return put(moved.flow, { ...bare, phase: node.kind === 'review' ? 'returned' : 'open', since: flow.at, holder: { role: 'operator' }, ...(heldClock === undefined ? {} : { clock: heldClock }) });
}

/** The operator takes the answers back from the head. */
export const takeBack: Handler<'takeBack'> = {
  refuse: refuseReturn,
  apply: ({ state, command }, flow) => ({ flow: reopen(flow, findToken(state, command.token) as Token), go: [], act: { token: command.token } }),
};

/** The head gives the answers back to the operator, with a reason. */
export const returnToOperator: Handler<'returnToOperator'> = {
  refuse: refuseReturn,
  apply: ({ state, command }, flow) => {
    const reopened = reopen(flow, findToken(state, command.token) as Token);
    const token = findToken(reopened.state, command.token) as Token;
    return { flow: tell(reopened, token, { kind: 'returnedToOperator', to: ['operator'], dueAt: token.clock?.dueAt }), go: [], act: { token: token.id, reasonId: command.reasonId } };
  },
};
