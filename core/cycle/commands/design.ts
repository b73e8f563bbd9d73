import { isProblem, problem } from '../../problem.ts';
import { adopt } from '../adopt.ts';
import type { Ir } from '../ir.ts';
import { askClock, findToken, holdersOf, put, tell, type Flow } from '../moves/flow.ts';
import { clockRuleOf } from '../moves/graph.ts';
import type { ClockPurpose, Phase, RecountedClock, Token, TrackState } from '../track.ts';
import { refuseRole, type Case, type CommandOf, type Handler } from './guards.ts';
import { standing } from './recount.ts';

/** Where a clock is the node's own choice: one may come or go with the design. */
const optional: Partial<Readonly<Record<Phase, ClockPurpose>>> = { atGate: 'gate', waitingOpen: 'stage' };

function adopted({ ir, state, command, next }: Case<CommandOf<'moveDesign'>>): ReturnType<typeof adopt> {
  // Without the new design nobody can say where the agency would stand.
  if (next === undefined || command.from !== state.snapshotId) return problem('designMoved');
  return adopt({ before: ir, after: next, mapping: command.mapping }, state, command.to);
}

/** Takes a track to another design of its cycle: it stands where it stood, and what lies ahead is the new design's. */
export const moveDesign: Handler<'moveDesign'> = {
  refuse: (of) => {
    const denied = refuseRole(of, 'launchCycles');
    if (denied !== undefined) return denied;
    const state = adopted(of);
    return isProblem(state) ? state : undefined;
  },
  apply: (of, flow) => {
    const { command, next } = of;
    const clocks = standing(of.state, command.clocks);
    const there: Flow = { ...flow, ir: next as Ir, state: adopted(of) as TrackState };
    const moved = there.state.tokens.reduce((so, { id }) => settle(so, findToken(so.state, id) as Token, clocks.filter(({ token }) => token === id)), there);
    const told = moved.state.tokens.reduce(tellHolders, moved);
    const moves = clocks.filter(({ from, clock }) => clock.dueAt !== from).map(({ token, slot, from, clock }) => ({ token, slot, from, to: clock.dueAt }));
    // A stage that is open already does not hold it up.
    const go = told.state.tokens.flatMap((token) => { const node = (next as Ir).nodes[token.node]; return token.phase === 'waitingOpen' && node?.kind === 'barrier' && told.state.opened.includes(node.stage) ? [{ token: token.id, to: node.next }] : []; });
    return { flow: told, go, act: { token: clocks[0]?.token ?? of.state.tokens[0]?.id, reasonId: command.reasonId, details: { from: command.from, to: command.to, edition: command.edition, moves } } };
  },
};

/** Gives a token its recounted clocks, and the one that its step has only by the new design; one that it has no more goes. */
function settle(flow: Flow, token: Token, clocks: readonly RecountedClock[]): Flow {
  const counted = clocks.reduce((so: Token, { slot, clock }) => ({ ...so, [slot]: clock }), token);
  const purpose = optional[token.phase];
  if (purpose === undefined) return put(flow, counted);
  const wanted = clockRuleOf(flow.ir, counted, { purpose, node: counted.node }) !== undefined;
  if (wanted) return counted.clock === undefined ? askClock(flow, counted, { purpose }) : put(flow, counted);
  const { clock: _clock, ...bare } = counted;
  return put(flow, bare);
}

/** The agency hears of it in any case, and whoever has the case in hand. */
function tellHolders(flow: Flow, token: Token): Flow {
  if (token.phase === 'joined') return flow;
  const { to, tier } = holdersOf(token);
  return tell(flow, token, { kind: 'designMoved', to: [...new Set([...(['operator', 'head'] as const), ...to])], tier, dueAt: token.clock?.dueAt });
}
