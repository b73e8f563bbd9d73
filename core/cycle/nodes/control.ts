import { evaluateFacts } from '../../rule/evaluate.ts';
import type { BranchNode, LoopNode, ParallelNode } from '../ir.ts';
import { factsOf } from '../moves/commit.ts';
import { amend, put, type Flow, type Going } from '../moves/flow.ts';
import type { Token } from '../track.ts';

/** Takes the first case whose rule holds for the track's facts, else the other way. */
export function enterBranch(flow: Flow, token: Token, node: BranchNode): Going {
  const facts = factsOf(flow.state);
  const taken = node.cases.find(({ when }) => evaluateFacts(when, facts));
  return { flow, go: [{ token: token.id, to: taken?.to ?? node.otherwise }] };
}

/** Begins one more pass while a note is not accepted and passes are left; else the loop is over and forgets its count. */
export function enterLoop(flow: Flow, token: Token, node: LoopNode): Going {
  const { [node.id]: passes = 0, ...others } = token.passes;
  const unsettled = Object.values(flow.state.notes).some(({ status }) => status !== 'accepted');
  if (!unsettled || passes >= node.maxRounds) return { flow: put(flow, { ...token, passes: others }), go: [{ token: token.id, to: node.next }] };
  return { flow: put(flow, { ...token, passes: { ...others, [node.id]: passes + 1 } }), go: [{ token: token.id, to: node.body }] };
}

/** Splits a token into one per branch; the first branch keeps its name. */
export function enterParallel(flow: Flow, token: Token, node: ParallelNode): Going {
  const { stageClock: _stage, awaits: _awaits, ...bare } = token;
  const forks = [...token.forks, node.id];
  const rest = node.branches.slice(1).map((_, i): Token => ({ ...bare, id: `t${flow.state.nextToken + i}`, forks }));
  const tokens = flow.state.tokens.flatMap((one) => (one.id === token.id ? [{ ...token, forks }, ...rest] : [one]));
  const split = amend(flow, { tokens, nextToken: flow.state.nextToken + rest.length });
  return { flow: split, go: node.branches.map((to, i) => ({ token: i === 0 ? token.id : (rest[i - 1] as Token).id, to })) };
}
