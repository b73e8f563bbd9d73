import type { FormModel } from '../../../core/form/model.ts';
import { questionsOf } from '../../../core/form/model.ts';
import { formProblems, type FormProblem } from '../../../core/form/problems.ts';
import { readModel } from '../../../core/form/shape.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { listCycles, loadCycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm, versionParts, type FormRow, type FormVersion } from '../../../db/forms.ts';

/** Reads the draft of a form back from its canonical text. */
export const modelOf = ({ draft }: Pick<FormRow, 'draft'>): FormModel => JSON.parse(draft) as FormModel;

/** Reads a published version, or what was corrected of it, back from its canonical text. */
export const parsed = ({ model }: Pick<FormVersion, 'model'>): FormModel => JSON.parse(model) as FormModel;

/** A mark of meaning speaks of the step to the next version: once that is published, the draft begins anew. */
export function unmarked(model: FormModel): FormModel {
  return { ...model, byId: Object.fromEntries(Object.entries(model.byId).map(([id, { meaning: _said, ...node }]) => [id, node])) };
}

/** Refuses to publish what has faults, and names every place. */
export const brokenForm = (faults: readonly FormProblem[]): Problem => problem('formBroken', { count: faults.length, at: faults.map(({ name, nodeId, place, message }) => ({ path: nodeId ?? '', name, place, message })) });

const titleOf = (model: FormModel) => {
  const words = model.byId[model.rootId]?.text;
  return { id: words?.id?.title ?? model.formId, en: words?.en?.title ?? words?.id?.title ?? model.formId };
};

/** Gives the running cycles that use a form, by title. */
export async function usesOf(db: Db, pemdaId: string): Promise<ReadonlyMap<string, readonly Text[]>> {
  const uses = new Map<string, Text[]>();
  for (const cycle of await listCycles(db, pemdaId)) {
    for (const versionId of Object.values(cycle.setup.formVersions ?? {})) {
      const { formId } = versionParts(versionId);
      uses.set(formId, [...(uses.get(formId) ?? []), cycle.title]);
    }
  }
  return uses;
}

/** What the list says of a form; a draft counts as one while its text differs from the newest version. */
export function formShape(row: FormRow, usedIn: readonly Text[] = []) {
  const model = modelOf(row);
  return {
    formId: row._id, title: titleOf(model), questions: questionsOf(model).filter(({ node }) => node.kind !== 'info').length, published: row.published ?? null, draft: true, usedIn: [...usedIn],
    problems: formProblems(model).filter((each) => each.blocks).length, rev: row.rev, updatedAt: row.updatedAt ?? '1970-01-01T00:00:00.000Z', updatedBy: row.updatedBy ?? '–',
  };
}

/** Loads a form or says that it is not there. */
export async function formOr404(db: Db, pemdaId: string, formId: string): Promise<FormRow | Problem> {
  return (await loadForm(db, pemdaId, formId)) ?? problem('notFound', { thing: things.form });
}

/** Loads a cycle or says that it is not there. */
export async function cycleOr404(db: Db, pemdaId: string, cycleId: string) {
  return (await loadCycle(db, pemdaId, cycleId)) ?? problem('notFound', { thing: things.cycle });
}

/** Says what keeps a sent model from being a form at all; everything finer is a problem shown beside the draft. */
export function modelRefusal(model: FormModel): Problem | undefined {
  const read = readModel(model);
  return isProblem(read) ? read : undefined;
}
