import type { TaskNode } from '../ir.ts';
import { amend, askClock, nodeOf, put, record, tell, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import type { Clock, OpenNote, Token, TrackState } from '../track.ts';

/** Prepares a person's task: it opens once its clock is computed, so that nobody holds a duty without a deadline. */
export function enterTask(flow: Flow, token: Token, node: TaskNode): Going {
  const moved = moveStage(flow, token, node.stage);
  return { flow: askClock(moved.flow, moved.token, { purpose: 'task' }), go: [] };
}

/** Opens a task with its clock: a first round, or the next one with only the noted questions unlocked. */
export function openTask(flow: Flow, token: Token, clock: Clock): Flow {
  const node = nodeOf(flow.ir, token) as TaskNode;
  const { state } = flow;
  const again = token.round === state.round && (token.sentRound ?? state.submission?.round) !== state.round;
  const round = again ? state.round : state.round + 1;
  const open: Token = { ...token, phase: 'open', since: flow.at, holder: { role: 'operator' }, clock, round };
  const task = record(put(amend(flow, { round }), open), { kind: 'openTask', token: token.id, form: node.form, mode: node.mode, round });
  if (node.mode === 'fill') return tell(task, open, { kind: 'taskOpened', to: ['operator', 'head'], dueAt: clock.dueAt });
  const counted = again ? task : amend(task, { returnsUsed: state.returnsUsed + 1 });
  const unlocked = openRound(counted, round);
  return tell(unlocked, open, { kind: 'returned', to: ['operator', 'head'], dueAt: clock.dueAt, count: openQuestions(unlocked.state).length });
}

/** Unlocks the questions whose notes are not accepted, for one more round. */
export function openRound(flow: Flow, round: number): Flow {
  const open = ([id, note]: [string, OpenNote]): [string, OpenNote] => [id, note.status === 'accepted' ? note : { ...note, status: 'open' }];
  const notes = Object.fromEntries(Object.entries(flow.state.notes).map(open));
  const opened = amend(flow, { notes });
  return record(opened, { kind: 'openRound', round, questionIds: openQuestions(opened.state) });
}

/** Gives the questions that have an open note, in a fixed order. */
export function openQuestions(state: TrackState): readonly string[] {
  return Object.entries(state.notes).filter(([, { status }]) => status === 'open').map(([questionId]) => questionId).toSorted();
}
