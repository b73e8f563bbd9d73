import type { NodeId, ParallelNode } from '../ir.ts';
import type { Token } from '../track.ts';
import { enterNode } from '../nodes/table.ts';
import { amend, findToken, put, withoutClocks, type Flow, type Move } from './flow.ts';
import { markDues } from './since.ts';

// A checked definition bounds every path (core/cycle/compile.ts); this stops one that was never checked.
const mostMoves = 2000;

/** Lets tokens go on from node to node until each waits for somebody or something. */
export function walk(flow: Flow, moves: readonly Move[]): Flow {
  let so = flow;
  const waiting = [...moves];
  for (let count = 0; waiting.length > 0 && count < mostMoves; count += 1) {
    const { token: id, to } = waiting.shift() as Move;
    const token = findToken(so.state, id);
    if (token === undefined || so.state.ended !== undefined) continue;
    const left = markDues(so, token);
    const { flow: next, go } = isJoin(left, token, to) ? arrive(left, token, to) : enterNode(put(left, fresh(left, token, to)), id);
    so = next;
    waiting.unshift(...go);
  }
  return so;
}

/** A token as it arrives at a node: nothing of the last node clings to it. */
function fresh({ ir, at }: Flow, token: Token, node: NodeId): Token {
  const { tier: _tier, askedBy: _asked, ...rest } = withoutClocks(ir, token);
  return { ...rest, node, phase: 'working', since: at, holder: { role: 'system' } };
}

function joinedFork({ ir }: Flow, token: Token): ParallelNode | undefined {
  const fork = token.forks.at(-1);
  return fork === undefined ? undefined : (ir.nodes[fork] as ParallelNode);
}

function isJoin(flow: Flow, token: Token, to: NodeId): boolean {
  return joinedFork(flow, token)?.join === to;
}

/** Waits at the join; the last branch to arrive lets the first token go on and ends the others. */
function arrive(flow: Flow, token: Token, to: NodeId): { readonly flow: Flow; readonly go: readonly Move[] } {
  const joined = put(flow, { ...fresh(flow, token, to), phase: 'joined' });
  const fork = token.forks.at(-1) as NodeId;
  const together = joined.state.tokens.filter(({ forks }) => forks.includes(fork));
  if (together.some(({ phase, forks }) => phase !== 'joined' || forks.at(-1) !== fork)) return { flow: joined, go: [] };
  const [first] = together as [Token];
  const merged: Token = { ...first, forks: first.forks.slice(0, -1), passes: mostPasses(together), ...(joined.state.round > 0 ? { round: joined.state.round, sentRound: joined.state.round } : {}) };
  const tokens = joined.state.tokens.filter((one) => one.id === first.id || !together.includes(one)).map((one) => (one.id === first.id ? merged : one));
  return { flow: amend(joined, { tokens }), go: [{ token: first.id, to }] };
}

function mostPasses(tokens: readonly Token[]): Token['passes'] {
  const passes: Record<string, number> = {};
  for (const token of tokens) for (const [id, count] of Object.entries(token.passes)) passes[id] = Math.max(count, passes[id] ?? 0);
  return passes;
}
