import type { api } from '../../../core/api.ts';
import { blankCycle } from '../../../core/design/blank.ts';
import { blankForm } from '../../../core/form/blank.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { isProblem, type Problem, type Text } from '../../../core/problem.ts';
import { addCycle, firstSetup, type Cycle } from '../../../db/cycles.ts';
import { addForm } from '../../../db/forms.ts';
import { newId } from '../../../db/ids.ts';
import { recordAct } from '../../auditing.ts';
import type { Call } from '../../endpoint.ts';
import { formOr404 } from './form-shapes.ts';

type Adding = Call<typeof api.addCycle>;

/** Begins a cycle from nothing: one task over an own form and an end. Without a form an empty one comes with it. */
export async function addBlankCycle(call: Adding): Promise<Cycle | Problem> {
  const { deps: { db }, person, body, at, tx } = call;
  const title: Text = body.title ?? { id: `Siklus baru ${at.slice(0, 4)}`, en: `New cycle ${at.slice(0, 4)}` };
  const formId = await formOf(call, title);
  if (typeof formId !== 'string') return formId;
  const setup = firstSetup(at.slice(0, 10), { title, agencyIds: [] });
  const row = await addCycle(db, { _id: newId(), pemdaId: person.pemdaId, title, definition: canonicalJson(blankCycle(title, formId)), setup, status: 'draft', rev: 1, updatedBy: person.name, updatedAt: at }, tx);
  await recordAct(call, { act: 'addCycle', object: { kind: 'cycle', id: row._id }, cycleId: row._id, after: { blank: true, formId } });
  return row;
}

async function formOf(call: Adding, title: Text): Promise<string | Problem> {
  const { deps: { db }, person: { pemdaId, name }, body, at, tx } = call;
  if (body.formId !== undefined) {
    const found = await formOr404(db, pemdaId, body.formId);
    return isProblem(found) ? found : found._id;
  }
  const formId = newId();
  await addForm(db, { _id: formId, pemdaId, title: title.id, draft: canonicalJson(blankForm(formId, title)), rev: 1, updatedBy: name, updatedAt: at }, tx);
  await recordAct(call, { act: 'addForm', object: { kind: 'form', id: formId }, after: { from: 'blank' } });
  return formId;
}
