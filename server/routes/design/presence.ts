import { api } from '../../../core/api.ts';
import { isProblem } from '../../../core/problem.ts';
import { leaveForm, seenInForm } from '../../../db/formPresence.ts';
import { route, type Call } from '../../endpoint.ts';
import { formOr404 } from './form-shapes.ts';

/** A sign of life of a designer's tab; real time, for a demo clock may stand still. */
async function presence({ deps, person, params: { formId }, body }: Call<typeof api.presentInForm>) {
  const form = await formOr404(deps.db, person.pemdaId, formId);
  if (isProblem(form)) return form;
  const _id = `${formId}/${body.tabId}`;
  if (body.leaving === true) {
    await leaveForm(deps.db, { _id, personId: person.personId });
    return { others: [], rev: form.rev };
  }
  const others = await seenInForm(deps.db, { _id, pemdaId: person.pemdaId, formId, personId: person.personId, name: person.name, ...(body.section === null ? {} : { section: body.section }), at: new Date(deps.now()) });
  return { others: others.map(({ personId, name, section }) => ({ personId, name, own: personId === person.personId, section: section ?? null })), rev: form.rev };
}

export const presenceRoutes = { presentInForm: route(api.presentInForm, presence) };
