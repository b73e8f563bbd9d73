import { api } from '../../../core/api.ts';
import { canonicalJson, hashOf } from '../../../core/form/canonical.ts';
import { applyCommand, commandText, type Applied, type Command } from '../../../core/form/commands.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { addFormCommands, findFormCommands, listFormCommands } from '../../../db/formCommands.ts';
import { changeForm } from '../../../db/forms.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { formOr404, modelOf, modelRefusal } from './form-shapes.ts';

type Done = Pick<Applied, 'model' | 'undo'> & { readonly about: readonly Text[] };

/** Does commands as they came over the wire: one that is none, or lacks what it needs, is refused by its number. */
function done(model: FormModel, commands: readonly Command[]): Done | Problem {
  let now: Done = { model, undo: [], about: [] };
  for (const [index, command] of commands.entries()) {
    try {
      const about = commandText(now.model, command);
      const next = applyCommand(now.model, command);
      if (isProblem(next)) return next;
      now = { model: next.model, undo: [...next.undo, ...now.undo], about: [...now.about, about] };
    } catch {
      return problem('badRequest', { place: `commands.${index}`, why: { id: 'perintah ini tidak dapat dibaca', en: 'this command cannot be read' } });
    }
  }
  return modelRefusal(now.model) ?? now;
}

async function changeBy(call: Call<typeof api.changeFormBy>) {
  const { deps, person, params: { formId }, body, rev, at, tx } = call;
  const { pemdaId } = person;
  const known = await findFormCommands(deps.db, pemdaId, body.batchId);
  if (known !== undefined) return known.formId === formId ? { rev: known.rev, at: known.at } : problem('keyReused');
  const before = await formOr404(deps.db, pemdaId, formId);
  if (isProblem(before)) return before;
  const model = modelOf(before);
  // of a draft that has moved on the commands mean something else: the sender merges first
  const result = before.rev === rev ? done(model, body.commands as unknown as readonly Command[]) : { model, undo: [], about: [] };
  if (isProblem(result)) return result;
  const title = result.model.byId[result.model.rootId]?.text.id?.title ?? formId;
  const after = await changeForm(deps.db, pemdaId, { id: formId, rev, by: person.name, at, set: { draft: canonicalJson({ ...result.model, formId }), title }, session: tx });
  if (isProblem(after)) return after;
  await addFormCommands(deps.db, { _id: body.batchId, pemdaId, formId, rev: after.rev, by: person.name, personId: person.personId, at, about: result.about, commands: JSON.stringify(body.commands), undo: JSON.stringify(result.undo) }, tx);
  await recordAct(call, { act: 'changeForm', object: { kind: 'form', id: formId }, before: { hash: hashOf(model) }, after: { hash: hashOf(result.model) }, details: { batchId: body.batchId, acts: result.about.slice(0, 20) } });
  return { rev: after.rev, at };
}

async function changes({ deps: { db }, person, params: { formId }, query }: Call<typeof api.formChanges>) {
  const form = await formOr404(db, person.pemdaId, formId);
  if (isProblem(form)) return form;
  const rows = await listFormCommands(db, person.pemdaId, { formId, ...query });
  return { items: rows.map(({ _id, rev, by, personId, at, about, commands, undo }) => ({ batchId: _id, rev, by, personId, at, about: [...about], commands: JSON.parse(commands) as [], undo: JSON.parse(undo) as [] })) };
}

export const formCommandRoutes = {
  changeFormBy: route(api.changeFormBy, changeBy, { schemas: true, limit: 6_000_000 }), formChanges: route(api.formChanges, changes),
};
