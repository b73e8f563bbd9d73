import { owedWork } from '../clock.ts';
import type { NotifyNode, PublishNode, ScoreNode } from '../ir.ts';
import { ask, messageKind, tell, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import type { Token } from '../track.ts';

/** Has a score computed; the token waits for the `scored` event. */
export function enterScore(flow: Flow, token: Token, node: ScoreNode): Going {
  return work(flow, token, node);
}

/** Has something published; the token waits for the `published` event. */
export function enterPublish(flow: Flow, token: Token, node: PublishNode): Going {
  return work(flow, token, node);
}

/** Sends one message and goes on. */
export function enterNotify(flow: Flow, token: Token, node: NotifyNode): Going {
  const kind = messageKind(node.message);
  return { flow: tell(flow, token, { kind, to: [node.to], ...(kind === 'custom' ? { text: node.text ?? node.title } : {}) }), go: [{ token: token.id, to: node.next }] };
}

function work(flow: Flow, token: Token, node: ScoreNode | PublishNode): Going {
  const moved = moveStage(flow, token, node.stage);
  return { flow: ask(moved.flow, ...owedWork(node, moved.token)), go: [] };
}
