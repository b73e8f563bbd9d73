import { events } from './events/table.ts';
import type { Handling } from './events/table.ts';
import type { Ir } from './ir.ts';
import { commit } from './moves/commit.ts';
import { begin } from './moves/flow.ts';
import type { StepResult, TrackEvent, TrackState } from './track.ts';

/**
 * Gives the next state of a track and what has to be done about it. Pure and total: the same input gives the same
 * result on every machine, and an event that is refused, repeated or outdated changes nothing.
 * One event makes one commit at most, and it stands first among the effects.
 */
export function step(ir: Ir, state: TrackState, event: TrackEvent): StepResult {
  if (state.ended !== undefined) return { state, effects: [] };
  const handle = events[event.kind] as Handling<TrackEvent['kind']>;
  const at = exactInstant(event.kind === 'command' ? event.command.at : event.at);
  const done = handle(begin(ir, state, at), event);
  if (done === undefined) return { state, effects: [] };
  return done.act === undefined ? { state, effects: done.flow.effects } : commit(state, done.flow, done.act);
}

const exact = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Writes an instant in the one form that sorts as text; most come in it already. */
const exactInstant = (at: string): string => (exact.test(at) ? at : new Date(Date.parse(at)).toISOString());
