import type { Fault } from '../../../core/cycle/checks/faults.ts';
import type { Compiled } from '../../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { redCycleTests } from '../../../core/rehearsal/cycle-tests.ts';
import type { Cycle } from '../../../db/cycles.ts';
import { addForm } from '../../../db/forms.ts';
import { templates } from '../../../templates/index.ts';
import type { Call, Tx } from '../../endpoint.ts';
import { formChosen } from './readiness.ts';
import { publishDraft } from './versions.ts';

type Pinning = Pick<Call, 'deps' | 'at'> & { readonly person: Pick<NonNullable<Call['person']>, 'pemdaId' | 'name'> };

/**
 * Gives the version a new cycle is pinned to: the newest this Pemda published of the form, edited or not; a form nobody
 * published yet is published from its template.
 */
async function versionOf(call: Pinning, tx: Tx, model: FormModel): Promise<string | Problem> {
  const { deps, person, at } = call;
  const { pemdaId, name } = person;
  const { formId } = model;
  const existing = await deps.db.forms.findOne({ _id: formId, pemdaId }, undefined, { session: tx }).lean();
  if (existing?.published !== undefined) return `${formId}:${existing.published}`;
  const draft = canonicalJson(model);
  const row = existing ?? (await addForm(deps.db, { _id: formId, pemdaId, title: model.byId[model.rootId]?.text.id?.title ?? formId, draft, rev: 1, updatedBy: name, updatedAt: at, templateKey: formId }, tx));
  const version = await publishDraft({ deps, tx, at, pemdaId, by: name, reason: 'Diterbitkan saat siklus dimulai' }, row);
  if (isProblem(version)) return version;
  await deps.db.forms.updateOne({ _id: row._id, pemdaId }, { $set: { published: version.n } }, { session: tx });
  return version._id;
}

/** Gives the newest published version of an own form. */
async function ownVersionOf({ deps, person }: Pinning, tx: Tx, formId: string): Promise<string | Problem> {
  const row = await deps.db.forms.findOne({ _id: formId, pemdaId: person.pemdaId }, undefined, { session: tx }).lean();
  return row?.published === undefined ? problem('cycleNotReady', { why: { id: `formulir ${formId} belum terbit`, en: `the form ${formId} is not published yet` } }) : `${formId}:${row.published}`;
}

/** Pins every form of a definition to a published version; `kept` are pins that stay as they are. */
export async function pinForms(call: Pinning, tx: Tx, { cycle, definition, kept = {} }: { readonly cycle: Cycle; readonly definition: CycleDefinition; readonly kept?: Readonly<Record<string, string>> }): Promise<Readonly<Record<string, string>> | Problem> {
  const made = templates.find((one) => one.key === cycle.templateKey)?.forms ?? {};
  const forms: Record<string, string> = {};
  for (const [key, formKey] of Object.entries(definition.forms)) {
    const make = formChosen(cycle, key) === undefined ? made[formKey] : undefined;
    const versionId = kept[key] ?? (make === undefined ? await ownVersionOf(call, tx, formKey) : await versionOf(call, tx, make()));
    if (isProblem(versionId)) return versionId;
    forms[key] = versionId;
  }
  return forms;
}

/** Says what keeps a definition from being frozen, each fault with its step. */
export const definitionBroken = (faults: readonly Fault[]): Problem => problem('definitionBroken', { count: faults.length, at: faults.map(({ node, message }) => ({ path: node ?? '', message })) });

/** Says what keeps a design from being published or given away: its faults, or the first of its own tests that fails. */
export function designRefusal(definition: CycleDefinition, compiled: Compiled): Problem | undefined {
  if ('faults' in compiled) return definitionBroken(compiled.faults);
  const failed = redCycleTests(definition, compiled)[0];
  return failed && problem('cycleTestRed', { test: failed.test.title });
}
