import { api } from '../../../core/api.ts';
import { blankForm } from '../../../core/form/blank.ts';
import { canonicalJson, hashOf } from '../../../core/form/canonical.ts';
import { publishedForm } from '../../../core/form/compile.ts';
import { exportSource, importForm } from '../../../core/form/import.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { openPackage, packForm } from '../../../core/form/package.ts';
import { formProblems } from '../../../core/form/problems.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { addForm, changeForm, loadForm } from '../../../db/forms.ts';
import { newId } from '../../../db/ids.ts';
import { templates } from '../../../templates/index.ts';
import { recordAct } from '../../auditing.ts';
import { formWorkbook, readFormWorkbook } from '../../documents/form-sheet.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { mentions, pageOf } from '../../paging.ts';
import { formOr404, formShape, modelOf, modelRefusal, usesOf } from './form-shapes.ts';

async function forms({ deps: { db }, person, query }: Call<typeof api.forms>) {
  const [rows, uses] = await Promise.all([db.forms.find({ pemdaId: person.pemdaId }).sort({ updatedAt: -1 }).lean(), usesOf(db, person.pemdaId)]);
  const shapes = rows.map((row) => formShape(row, uses.get(row._id))).filter(({ title }) => mentions(query.q, title.id, title.en));
  return pageOf(shapes, query);
}

type Body = Call<typeof api.addForm>['body'];
type Made = FormModel | Problem;
const named = (model: FormModel, formId: string, title?: Text): FormModel => {
  const root = model.byId[model.rootId]!;
  return { ...model, formId, ...(title ? { byId: { ...model.byId, [root.id]: { ...root, text: { id: { ...root.text.id, title: title.id }, en: { ...root.text.en, title: title.en } } } } } : {}) };
};

/** Every way to begin a form. */
const beginnings: { readonly [K in Body['from']]: (body: Extract<Body, { from: K }>, at: { readonly formId: string; readonly folder: string }) => Made | Promise<Made> } = {
  blank: ({ title }, { formId }) => blankForm(formId, title),
  template: ({ templateKey, formKey, title }, { formId }) => {
    const make = templates.find((one) => one.key === templateKey)?.forms[formKey];
    return make === undefined ? problem('notFound', { thing: { id: 'Formulir templat', en: 'The form of the template' } }) : named(make(), formId, title);
  },
  package: (body, { formId }) => {
    const model = openPackage(body.package);
    return isProblem(model) ? model : named(model, formId);
  },
  sheet: ({ file }, at) => readFormWorkbook(file, at),
  schema: ({ title, schema, uiSchema }, { formId }) => importForm({ formId, title: title.id, schema, ...(uiSchema === undefined ? {} : { uiSchema }) }),
};

async function add(call: Call<typeof api.addForm>) {
  const { deps, person, body, at, tx } = call;
  const formId = newId();
  const model = await (beginnings[body.from] as (body: Body, at: { formId: string; folder: string }) => Promise<Made>)(body, { formId, folder: deps.settings.uploadFolder });
  if (isProblem(model)) return model;
  const refusal = modelRefusal(model);
  if (refusal) return refusal;
  const row = await addForm(deps.db, { _id: formId, pemdaId: person.pemdaId, title: model.byId[model.rootId]?.text.id?.title ?? formId, draft: canonicalJson(model), rev: 1, updatedBy: person.name, updatedAt: at, ...(body.from === 'template' ? { templateKey: body.formKey } : {}) }, tx);
  await recordAct(call, { act: 'addForm', object: { kind: 'form', id: formId }, after: { from: body.from, hash: hashOf(model) } });
  return formShape(row);
}

async function form({ deps: { db }, person, params }: Call<typeof api.form>) {
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const model = modelOf(row);
  const problemRows = formProblems(model).map(({ name, nodeId, blocks, message }) => ({ name, nodeId, blocks, message }));
  return { ...formShape(row, (await usesOf(db, person.pemdaId)).get(row._id)), model, problemRows, canonicalHash: hashOf(model) };
}

async function change(call: Call<typeof api.changeForm>) {
  const { deps, person, params, body, rev, at, tx } = call;
  const before = await formOr404(deps.db, person.pemdaId, params.formId);
  if (isProblem(before)) return before;
  const refusal = modelRefusal(body.model);
  if (refusal) return refusal;
  const model = { ...body.model, formId: params.formId };
  const after = await changeForm(deps.db, person.pemdaId, { id: params.formId, rev, by: person.name, at, set: { draft: canonicalJson(model), title: model.byId[model.rootId]?.text.id?.title ?? params.formId }, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'changeForm', object: { kind: 'form', id: params.formId }, before: { hash: hashOf(modelOf(before)) }, after: { hash: hashOf(model) } });
  return formShape(after);
}

async function preview({ deps: { db }, person, params }: Call<typeof api.previewForm>) {
  const row = await formOr404(db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const { model, hash, sections, uiSchema } = publishedForm(modelOf(row));
  return { versionId: `${row._id}:0`, formId: row._id, n: 0, p: 0, hash, model, roster: null, sections: [...sections], uiSchema, validatorUrl: '' };
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported({ deps: { db }, person, params, query }: Call<typeof api.exportForm>) {
  const row = await loadForm(db, person.pemdaId, params.formId);
  if (row === undefined) return problem('notFound', { thing: things.form });
  const model = modelOf(row);
  if (query.as === 'package') return reply(packForm(model), {});
  if (query.as === 'sheet') return reply(null, { file: { name: `${row._id}.xlsx`, mime: xlsx, bytes: await formWorkbook(model) } });
  const { rootSchema, uiSchema } = publishedForm(model);
  return reply(model.source ? exportSource(model) : { schema: rootSchema, uiSchema: uiSchema.id }, {});
}

export const formRoutes = {
  forms: route(api.forms, forms), addForm: route(api.addForm, add, { schemas: true, limit: 8_000_000 }), form: route(api.form, form),
  changeForm: route(api.changeForm, change, { schemas: true, limit: 6_000_000 }), previewForm: route(api.previewForm, preview), exportForm: route(api.exportForm, exported),
};
