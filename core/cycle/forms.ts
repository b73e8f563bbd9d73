import type { Ir } from './ir.ts';
import type { Token, TrackState } from './track.ts';

/** Gives the form version a track works with: the one it was moved to, else the one its cycle froze. */
export function formOf(ir: Pick<Ir, 'forms'>, state: Pick<TrackState, 'forms'>, key: string): string | undefined {
  return state.forms?.[key] ?? ir.forms[key];
}

/** Gives every form version of a track by form key. */
export function formsOf(ir: Pick<Ir, 'forms'>, state: Pick<TrackState, 'forms'>): Readonly<Record<string, string>> {
  return { ...ir.forms, ...state.forms };
}

/** Gives the questions that a move to another form version opened for the running round, beside those with a note. */
export function addedQuestions({ added, round }: Pick<TrackState, 'added' | 'round'>, token?: Pick<Token, 'round'>): readonly string[] {
  return added !== undefined && added.round === (token?.round ?? round) ? added.questions : [];
}
