import type { MeetingNode } from '../ir.ts';
import { put, tell, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import type { Token } from '../track.ts';

/** Waits for the outcome of the meeting about this agency. */
export function enterMeeting(flow: Flow, token: Token, node: MeetingNode): Going {
  const moved = moveStage(flow, token, node.stage);
  const waiting: Token = { ...moved.token, phase: 'inMeeting', holder: { role: 'coordinator' } };
  return { flow: tell(put(moved.flow, waiting), waiting, { kind: 'meetingWaits', to: ['coordinator'] }), go: [] };
}
