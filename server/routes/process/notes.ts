import { api } from '../../../core/api.ts';
import { formsOf } from '../../../core/cycle/forms.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { addNote } from '../../../db/notes.ts';
import { answerable } from '../../answers.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenForm } from '../../frozen.ts';
import { noteShapeOf } from '../../note-shape.ts';
import { reachCase } from '../../reach.ts';

async function note({ deps, person, scope, params, body, at, operationId, tx }: Call<typeof api.addNote>) {
  const found = await reachCase({ deps, person, scope }, params.trackId);
  if (isProblem(found)) return found;
  const { view, state, ir } = found;
  const forms = await Promise.all(Object.values(formsOf(ir, state)).map((versionId) => frozenForm(deps, person.pemdaId, versionId)));
  if (!forms.some((form) => form !== undefined && answerable(form.model).has(body.questionId))) return problem('badRequest', { place: 'body.questionId', why: { id: 'pertanyaan tidak ada dalam formulir ini', en: 'the question is not in this form' } });
  const { questionId, kind, text } = body;
  const row = { _id: operationId, pemdaId: person.pemdaId, agencyId: view.agencyId, trackId: view._id, questionId, round: state.round, kind, by: person.personId, byName: person.name, from: { role: person.role, ...(person.tier === undefined ? {} : { tier: person.tier }) }, at, audience: 'all' as const };
  return noteShapeOf({ ...await addNote(deps.db, row, text, tx), text }, state);
}

export const noteRoutes = { addNote: route(api.addNote, note) };
