import { problem } from '../../problem.ts';
import { findToken, holdersOf, put, tell, type Flow } from '../moves/flow.ts';
import type { RecountedClock, Token, TrackState } from '../track.ts';
import { refuseRole, type Handler } from './guards.ts';

/** Gives the clocks that still stand as they did when they were counted: what moved or fell due meanwhile stays as it is. */
export function standing(state: TrackState, clocks: readonly RecountedClock[]): readonly RecountedClock[] {
  return clocks.filter(({ token, slot, from }) => {
    const clock = findToken(state, token)?.[slot];
    return clock?.dueAt === from && clock.overdueSince === undefined;
  });
}

/** Takes over clocks counted by a changed calendar. Quiet: nothing under way turns stale by it. */
export const recount: Handler<'recount'> = {
  refuse: (of) => refuseRole(of, 'editCalendar') ?? (standing(of.state, of.command.clocks).length > 0 ? undefined : problem('noClock')),
  apply: ({ state, command }, flow) => {
    const clocks = standing(state, command.clocks);
    const moved = clocks.reduce(takeOver, flow);
    const moves = clocks.filter(({ from, clock }) => clock.dueAt !== from).map(({ token, slot, from, clock }) => ({ token, slot, from, to: clock.dueAt }));
    return { flow: moved, go: [], act: { token: clocks[0]?.token, reasonId: command.reasonId, quiet: true, details: { calendar: command.calendar, moves } } };
  },
};

function takeOver(flow: Flow, { token: id, slot, from, clock }: RecountedClock): Flow {
  const token = findToken(flow.state, id) as Token;
  const placed = put(flow, { ...token, [slot]: clock });
  // A stage's own clock and a held one are nobody's deadline now; an earlier reminder alone is no news either.
  if (slot !== 'clock' || clock.dueAt === from) return placed;
  return tell(placed, token, { kind: 'calendarMoved', ...holdersOf(token), dueAt: clock.dueAt });
}
