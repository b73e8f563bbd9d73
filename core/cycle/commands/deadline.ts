import { isProblem, problem, type Problem } from '../../problem.ts';
import { findToken, moveClock, nodeOf, put, record, tell, type Flow } from '../moves/flow.ts';
import type { Clock, Token } from '../track.ts';
import { refuseRole, tokenFor, withDue, type Case, type CommandOf, type Handler } from './guards.ts';

type Kind = 'extend' | 'shorten';

function clockFor(of: Case<CommandOf<Kind>>): Clock | Problem {
  const token = tokenFor(of.state, of.command.token);
  if (isProblem(token)) return token;
  return refuseRole(of, of.command.kind) ?? token.clock ?? problem('noClock');
}

/** Moves a deadline to a later instant; what was closed for it opens again. Never raises `rev`, so nothing under way turns stale. */
export const extend: Handler<'extend'> = {
  refuse: (of) => {
    const clock = clockFor(of);
    if (isProblem(clock)) return clock;
    return isExtension(of.command.newDue, clock, of.command.at) ? undefined : withDue('notShorter', of.state, clock.dueAt);
  },
  apply: ({ state, command }, flow) => change(flow, findToken(state, command.token) as Token, command),
};

/** Says whether an instant is later than a deadline and still ahead: an extension into the past would help nobody. */
export function isExtension(newDue: string | undefined, clock: Clock, now: string): newDue is string {
  return newDue !== undefined && Date.parse(newDue) > Date.parse(clock.dueAt) && Date.parse(newDue) > Date.parse(now);
}

/** Moves a deadline that is still ahead to an earlier instant, also ahead. */
export const shorten: Handler<'shorten'> = {
  refuse: (of) => {
    const clock = clockFor(of);
    if (isProblem(clock)) return clock;
    const { newDue, at } = of.command;
    const isShorter = clock.overdueSince === undefined && Date.parse(newDue) < Date.parse(clock.dueAt) && Date.parse(newDue) > Date.parse(at);
    return isShorter ? undefined : withDue('notLonger', of.state, clock.dueAt);
  },
  apply: ({ state, command }, flow) => change(flow, findToken(state, command.token) as Token, command),
};

function change(flow: Flow, token: Token, command: CommandOf<Kind>) {
  const { newDue, reasonId } = command;
  const decreeRef = command.kind === 'extend' ? command.decreeRef : undefined;
  const from = token.clock?.dueAt ?? newDue;
  const moved = setDue(token, newDue, flow);
  const recorded = record(put(flow, moved), { kind: 'recordExtension', token: token.id, from, to: newDue, reasonId, decreeRef });
  const kind = command.kind === 'extend' ? 'extended' : 'shortened';
  const to = moved.holder.role === 'operator' || moved.holder.role === 'head' ? (['operator', 'head'] as const) : [moved.holder.role === 'system' ? 'coordinator' : moved.holder.role];
  const told = tell(recorded, moved, { kind, to, tier: moved.holder.tier, dueAt: newDue });
  return { flow: told, go: [], act: { token: token.id, reasonId, quiet: true, details: { from, to: newDue, decreeRef } } };
}

/** Gives a token with its deadline moved; while the head approves, the filling clock is not left behind. */
export function setDue(token: Token, newDue: string, { ir, at }: Flow): Token {
  const { clock, heldClock } = token;
  if (clock === undefined) return token;
  const isLater = (one: Clock) => Date.parse(newDue) > Date.parse(one.dueAt);
  const move = (one: Clock): Clock => ({ ...moveClock(one, newDue, at), extended: one.extended + (isLater(one) ? 1 : 0) });
  const moved = move(clock);
  const held = heldClock !== undefined && isLater(clock) && isLater(heldClock) ? move(heldClock) : heldClock;
  const reopened = token.phase === 'closedUnsubmitted' ? { phase: nodeOf(ir, token).kind === 'review' ? ('returned' as const) : ('open' as const), since: at, holder: { role: 'operator' as const } } : {};
  return { ...token, ...reopened, clock: moved, ...(held === undefined ? {} : { heldClock: held }) };
}
