import type { ReviewNode } from '../ir.ts';
import { askClock, nodeOf, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import type { Token } from '../track.ts';

/** Hands a submission to the lowest tier. */
export function enterReview(flow: Flow, token: Token, node: ReviewNode): Going {
  return node.tiers.length === 0 ? { flow, go: [{ token: token.id, to: node.next }] } : { flow: handToTier(flow, token, 0), go: [] };
}

/** Lays the case before a tier of the review it stands in, where it waits as submitted until that tier begins. */
export function handToTier(flow: Flow, token: Token, tier: number): Flow {
  const node = nodeOf(flow.ir, token) as ReviewNode;
  const of = node.tiers[tier];
  if (of === undefined) return flow;
  const moved = moveStage(flow, token, of.stage);
  const { clock: _clock, heldClock: _held, ...rest } = moved.token;
  return askClock(moved.flow, { ...rest, phase: 'submitted', since: flow.at, tier, holder: { role: 'evaluator', tier: of.tier } }, { purpose: 'tier' });
}
