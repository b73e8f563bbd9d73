import type { TrackState } from '../core/cycle/track.ts';
import type { Note } from '../db/notes.ts';

const asked = new Set<Note['kind']>(['verdict', 'decision', 'request']);

/** Gives a note as the contract shows one; the track's state tells whether what it asks for still stands. */
export function noteShapeOf(note: Note & { readonly text?: string }, state: TrackState) {
  const open = state.notes[note.questionId];
  const status = open?.noteId === note._id ? open.status : note.status === undefined ? null : note.status === 'reopened' ? 'open' : note.status;
  return { noteId: note._id, questionId: note.questionId, round: note.round, kind: note.kind, text: note.text ?? '', by: note.byName, at: note.at, status: asked.has(note.kind) ? status : null };
}
