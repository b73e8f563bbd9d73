import { isProblem, problem, type Problem } from '../../problem.ts';
import type { Ir, IrNode, NodeId } from '../ir.ts';
import { amend, findToken, nodeOf, tell, type Flow, type Move } from '../moves/flow.ts';
import { forksAt, taskBefore } from '../moves/graph.ts';
import { lockAfter, skipStages } from '../moves/stages.ts';
import { passGate } from '../nodes/gate.ts';
import type { Token } from '../track.ts';
import { refuseOldRev, refuseRole, tokenFor, type CommandOf, type Handler } from './guards.ts';

type Repair = CommandOf<'repair'>;

/** An administrator puts an agency's path right: skips the present step, goes back to a named one, or begins the present one anew. */
export const repair: Handler<'repair'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const token = tokenFor(state, command.token);
    if (isProblem(token)) return token;
    return refuseRole(of, 'repair') ?? refuseOldRev(of) ?? refuseTarget(ir, token, command);
  },
  apply: ({ state, command, ir }, flow) => {
    const { sent: _sent, ...token } = findToken(state, command.token) as Token;
    const { mode, reasonId } = command;
    const told = tell(flow, token, { kind: 'repaired', to: ['operator', 'head', 'coordinator'] });
    const from = nodeOf(ir, token);
    const way = ways[mode](told, token, { from, to: targetOf(ir, token, command) });
    return { ...way, act: { token: token.id, reasonId, details: { mode, from: from.key, to: ir.nodes[way.go[0]?.to ?? token.node]?.key } } };
  },
};

function refuseTarget(ir: Ir, token: Token, command: Repair): Problem | undefined {
  const to = targetOf(ir, token, command);
  const named = problem('noSuchNode', { node: ir.nodes[to ?? -1]?.title.id ?? String(command.node ?? '?') });
  // A branch that waits at its join has nothing to skip or repeat.
  if (to === undefined || ir.nodes[to] === undefined || token.phase === 'joined') return named;
  if (command.mode !== 'back') return undefined;
  const forks = forksAt(ir, to);
  return forks !== undefined && forks.length <= token.forks.length && forks.every((fork, i) => token.forks[i] === fork) ? undefined : named;
}

function targetOf(ir: Ir, token: Token, { mode, node }: CommandOf<'repair'>): NodeId | undefined {
  if (mode === 'redo') return token.node;
  if (mode === 'skip') return after(nodeOf(ir, token));
  return node ?? taskBefore(ir, token.node)?.id;
}

function after(node: IrNode): NodeId | undefined {
  if (node.kind === 'gate') return node.to.pass;
  return 'next' in node ? node.next : undefined;
}

type Way = (flow: Flow, token: Token, place: { readonly from: IrNode; readonly to: NodeId | undefined }) => { readonly flow: Flow; readonly go: readonly Move[] };
const goTo = (token: Token, to: NodeId | undefined): readonly Move[] => [{ token: token.id, to: to ?? token.node }];

const ways: Readonly<Record<Repair['mode'], Way>> = {
  redo: (flow, token) => ({ flow: stand(flow, token), go: goTo(token, token.node) }),
  skip: (flow, token, { from, to }) => {
    const skipped = skipStages(stand(flow, token), [token.stage]);
    return from.kind === 'gate' ? passGate(skipped, token, from, 'pass') : { flow: skipped, go: goTo(token, to) };
  },
  // Going back before a parallel node ends the other branches: they would wait for a join that never comes.
  back: (flow, token, { to }) => {
    const forks = forksAt(flow.ir, to ?? token.node) ?? [];
    const dropped = token.forks[forks.length];
    const tokens = flow.state.tokens.filter((one) => one.id === token.id || dropped === undefined || !one.forks.includes(dropped)).map((one) => (one.id === token.id ? { ...token, forks } : one));
    const stage = stageOf(flow.ir.nodes[to ?? token.node]);
    const alone = amend(flow, { tokens });
    return { flow: stage === undefined ? alone : lockAfter(alone, stage), go: goTo(token, to) };
  },
};

function stand(flow: Flow, token: Token): Flow {
  return amend(flow, { tokens: flow.state.tokens.map((one) => (one.id === token.id ? token : one)) });
}

function stageOf(node: IrNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'review') return node.tiers[0]?.stage;
  if (node.kind === 'stage') return node.key;
  return 'stage' in node ? node.stage : undefined;
}
