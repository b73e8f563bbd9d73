import type { BarrierNode } from '../ir.ts';
import { askClock, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import type { Token } from '../track.ts';

/** Waits until the stage is opened for this track: by the coordinator, for its wave, or on a date. */
export function enterBarrier(flow: Flow, token: Token, node: BarrierNode): Going {
  const moved = moveStage(flow, token, node.stage);
  if (flow.state.opened.includes(node.stage)) return { flow: moved.flow, go: [{ token: token.id, to: node.next }] };
  const waiting: Token = { ...moved.token, phase: 'waitingOpen', holder: { role: node.opens === 'date' ? 'system' : 'coordinator' } };
  return { flow: askClock(moved.flow, waiting, { purpose: 'stage' }), go: [] };
}
