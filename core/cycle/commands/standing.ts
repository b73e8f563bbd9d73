import { problem } from '../../problem.ts';
import type { BarrierNode } from '../ir.ts';
import { amend, isProvisional, nodeOf, tell, type Flow } from '../moves/flow.ts';
import { endTrack } from '../nodes/end.ts';
import type { Clock, Token } from '../track.ts';
import { refuseOldRev, refuseRole, type Handler } from './guards.ts';

const dayMs = 86_400_000;

/** Stops every clock of an agency; nobody acts until it is resumed. */
export const suspend: Handler<'suspend'> = {
  refuse: (of) => refuseRole(of, 'suspend') ?? (of.state.suspended === undefined ? refuseOldRev(of) : problem('suspended')),
  apply: ({ state, command }, flow) => {
    const { actor, reasonId } = command;
    const told = tell(flow, state.tokens[0] as Token, { kind: 'suspended', to: ['operator', 'head'] });
    return { flow: amend(told, { suspended: { since: flow.at, by: actor, reasonId } }), go: [], act: { reasonId } };
  },
};

/** Lets a suspended agency go on; every clock gets the lost time back in whole days, so that deadlines keep their hour. */
export const resume: Handler<'resume'> = {
  refuse: (of) => refuseRole(of, 'resume') ?? (of.state.suspended === undefined ? problem('notSuspended') : refuseOldRev(of)),
  apply: ({ state, ir }, flow) => {
    const since = state.suspended?.since ?? flow.at;
    const { suspended: _suspended, ...rest } = flow.state;
    const tokens = rest.tokens.map((token) => givenBack(token, since, flow.at));
    const resumed: Flow = { ...flow, state: { ...rest, tokens } };
    const isOpened = (token: Token) => token.phase === 'waitingOpen' && state.opened.includes((nodeOf(ir, token) as BarrierNode).stage);
    const go = tokens.filter(isOpened).map((token) => ({ token: token.id, to: (nodeOf(ir, token) as BarrierNode).next }));
    return { flow: tell(resumed, tokens[0] as Token, { kind: 'resumed', to: ['operator', 'head'] }), go };
  },
};

/** Takes an agency out of the cycle for good. */
export const withdraw: Handler<'withdraw'> = {
  refuse: (of) => refuseRole(of, 'withdraw') ?? refuseOldRev(of),
  apply: ({ state, command }, flow) => {
    const token = state.tokens[0] as Token;
    const told = tell(flow, token, { kind: 'withdrawn', to: ['operator', 'head'] });
    const ended = endTrack(told, token, 'withdrawn');
    const { suspended: _suspended, ...rest } = ended.state;
    return { flow: { ...ended, state: { ...rest, status: 'withdrawn' } }, go: [], act: { token: token.id, reasonId: command.reasonId } };
  },
};

function givenBack(token: Token, since: string, now: string): Token {
  const { clock, heldClock, stageClock } = token;
  const shift = (one: Clock): Clock => shifted(one, since, now);
  return {
    ...token,
    ...(clock === undefined ? {} : { clock: shift(clock) }),
    ...(heldClock === undefined ? {} : { heldClock: shift(heldClock) }),
    ...(stageClock === undefined ? {} : { stageClock: shift(stageClock) }),
  };
}

/** A clock that ended before the suspension stays as it was; one that began within it lost only the rest. */
function shifted(clock: Clock, since: string, now: string): Clock {
  const from = clock.anchor === undefined ? since : later(since, clock.anchor);
  const days = Math.ceil((Date.parse(now) - Date.parse(from)) / dayMs);
  if (clock.overdueSince !== undefined || days <= 0) return clock;
  const move = (at: string) => new Date(Date.parse(at) + days * dayMs).toISOString();
  return {
    ...clock,
    dueAt: move(clock.dueAt),
    provisional: isProvisional(clock, move(clock.dueAt)),
    remindAt: clock.remindAt.map(({ at, ordinal }) => ({ at: move(at), ordinal })),
    escalateAt: clock.escalateAt.map(({ at, to }) => ({ at: move(at), to })),
    ...(clock.graceUntil === undefined ? {} : { graceUntil: move(clock.graceUntil) }),
    ...(clock.past === undefined ? {} : { past: clock.past.map(move) }),
  };
}

const later = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b);
