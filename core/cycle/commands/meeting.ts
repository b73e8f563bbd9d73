import { problem, type Problem } from '../../problem.ts';
import { amend, nodeOf, put, record, tell, type Flow } from '../moves/flow.ts';
import { markMeeting } from '../moves/since.ts';
import type { MeetingDecision, OpenNote, Token, TrackState } from '../track.ts';
import type { MeetingNode } from '../ir.ts';
import { isExtension, setDue } from './deadline.ts';
import { refuseRole, withDue, type Case, type CommandOf, type Handler } from './guards.ts';

type Decide = CommandOf<'decideInMeeting'>;

/** A meeting decides about this agency: it changes the case at once or not at all. */
export const decideInMeeting: Handler<'decideInMeeting'> = {
  refuse: (of) => {
    const { state, command } = of;
    const barred = refuseRole(of, 'decideInMeeting');
    if (barred !== undefined) return barred;
    if (state.meetingsClosed.includes(command.meetingId)) return problem('meetingFinal');
    // A return needs the meeting to be the present step: elsewhere nothing would lead the case to a repair.
    if (command.decision === 'return' && inMeeting(state) === undefined) return problem('notInMeeting');
    return command.decision === 'extend' ? refuseExtension(of) : undefined;
  },
  apply: ({ state, command }, flow) => {
    const { meetingId, decisionId, decision, questionId } = command;
    const token = inMeeting(state) ?? (state.tokens[0] as Token);
    const recorded = record(flow, { kind: 'recordDecision', meetingId, decisionId, decision, questionId });
    const told = tell(recorded, token, decision === 'escalate' ? { kind: 'escalated', to: ['secretary'] } : { kind: 'decided', to: ['operator', 'head'] });
    const details = { meetingId, decisionId, decision, questionId, actionItemId: command.actionItemId };
    return { flow: effects[decision](told, command), go: [], act: { token: token.id, reasonId: command.instructionId, details } };
  },
};

/** The outcome of a meeting about this agency is complete: the case goes on. */
export const closeMeeting: Handler<'closeMeeting'> = {
  refuse: (of) => {
    const { state, command } = of;
    const barred = refuseRole(of, 'holdMeetings');
    if (barred !== undefined) return barred;
    if (state.meetingsClosed.includes(command.meetingId)) return problem('meetingFinal');
    return inMeeting(state) === undefined ? problem('notInMeeting') : undefined;
  },
  apply: ({ state, command, ir }, flow) => {
    const waiting = state.tokens.filter(({ phase }) => phase === 'inMeeting');
    const closed = markMeeting(amend(flow, { meetingsClosed: [...state.meetingsClosed, command.meetingId] }));
    const go = waiting.map((token) => ({ token: token.id, to: (nodeOf(ir, token) as MeetingNode).next }));
    return { flow: closed, go, act: { token: waiting[0]?.id, details: { meetingId: command.meetingId } } };
  },
};

function inMeeting(state: TrackState): Token | undefined {
  return state.tokens.find(({ phase }) => phase === 'inMeeting');
}

/** The token whose deadline a meeting moves: the agency's own before a reviewer's. */
function clocked(state: TrackState): Token | undefined {
  const withClock = state.tokens.filter(({ clock }) => clock !== undefined);
  return withClock.find(({ holder }) => holder.role === 'operator' || holder.role === 'head') ?? withClock[0];
}

function refuseExtension({ state, command }: Case<CommandOf<'decideInMeeting'>>): Problem | undefined {
  const token = clocked(state);
  if (token?.clock === undefined) return inMeeting(state) === undefined ? problem('noClock') : undefined;
  return isExtension(command.newDue, token.clock, command.at) ? undefined : withDue('notShorter', state, token.clock.dueAt);
}

const settleNote = (flow: Flow, command: Decide): Flow => changeNote(flow, command, (note) => ({ ...note, status: 'accepted' }));
const keep = (flow: Flow): Flow => flow;

const effects: Readonly<Record<MeetingDecision, (flow: Flow, command: Decide) => Flow>> = {
  accept: settleNote,
  // A value decided by the meeting is decided: nothing is left to repair.
  score: settleNote,
  return: (flow, { questionId, noteId, decisionId }) => {
    if (questionId === undefined) return flow;
    const note: OpenNote = { noteId: noteId ?? flow.state.notes[questionId]?.noteId ?? decisionId, status: 'open', round: flow.state.round, from: { role: 'coordinator' }, decisionId };
    return amend(flow, { notes: { ...flow.state.notes, [questionId]: note } });
  },
  extend: (flow, { newDue }) => {
    const token = clocked(flow.state);
    return token === undefined || newDue === undefined ? flow : put(flow, setDue(token, newDue, flow));
  },
  escalate: keep,
  postpone: keep,
};

function changeNote(flow: Flow, { questionId, decisionId }: Decide, change: (note: OpenNote) => OpenNote): Flow {
  const note = questionId === undefined ? undefined : flow.state.notes[questionId];
  if (questionId === undefined || note === undefined) return flow;
  return amend(flow, { notes: { ...flow.state.notes, [questionId]: { ...change(note), decisionId } } });
}
