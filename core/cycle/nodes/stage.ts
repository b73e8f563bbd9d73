import type { StageNode } from '../ir.ts';
import { askClock, messageKind, tell, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import type { Token } from '../track.ts';

/** Begins a named phase: its column becomes current, its entry messages go out, its own clock is asked for; then on. */
export function enterStage(flow: Flow, token: Token, node: StageNode): Going {
  const moved = moveStage(flow, token, node.key);
  const told = node.onEnter.reduce((so, name) => tell(so, moved.token, { kind: messageKind(name), to: [node.owner] }), moved.flow);
  return { flow: askClock(told, moved.token, { purpose: 'stage' }), go: [{ token: token.id, to: node.next }] };
}
