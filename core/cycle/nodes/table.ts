import type { IrNode, NodeKind } from '../ir.ts';
import type { Token } from '../track.ts';
import { findToken, type Flow, type Going } from '../moves/flow.ts';
import { enterBarrier } from './barrier.ts';
import { enterBranch, enterLoop, enterParallel } from './control.ts';
import { enterEnd } from './end.ts';
import { enterGate } from './gate.ts';
import { enterNotify, enterPublish, enterScore } from './machine.ts';
import { enterMeeting } from './meeting.ts';
import { enterReview } from './review.ts';
import { enterStage } from './stage.ts';
import { enterTask } from './task.ts';

type NodeOf<K extends NodeKind> = Extract<IrNode, { readonly kind: K }>;
type Enter<K extends NodeKind> = (flow: Flow, token: Token, node: NodeOf<K>) => Going;

/** What happens when a token comes to a node of each kind. */
const enters: { readonly [K in NodeKind]: Enter<K> } = {
  stage: enterStage,
  task: enterTask,
  review: enterReview,
  gate: enterGate,
  loop: enterLoop,
  barrier: enterBarrier,
  meeting: enterMeeting,
  branch: enterBranch,
  parallel: enterParallel,
  score: enterScore,
  notify: enterNotify,
  publish: enterPublish,
  end: enterEnd,
};

/** Lets a token act as its node says; gives where it goes on at once, or nobody when it waits. */
export function enterNode(flow: Flow, id: string): Going {
  const token = findToken(flow.state, id);
  const node = token === undefined ? undefined : flow.ir.nodes[token.node];
  if (token === undefined || node === undefined) return { flow, go: [] };
  return (enters[node.kind] as Enter<NodeKind>)(flow, token, node);
}
