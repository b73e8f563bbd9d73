import { outsideRules, questionsIn } from '../../../../core/form/compile.ts';
import type { Answers, FileRef, FormModel, Node, Rule } from '../../../../core/form/model.ts';
import { nest } from '../../../../core/form/clean.ts';
import { useOf } from '../../../../core/rule/inspect.ts';
import { stateOf, type FormState } from '../../../../core/form/state.ts';

type Values = Readonly<Record<string, unknown>>;

/** The answers as core wants them. */
export const answersOf = (model: FormModel, values: Values, evidence: Readonly<Record<string, readonly FileRef[]>>): Answers => ({ data: nest(model, values), evidence });

export const formStateOf = (model: FormModel, values: Values): FormState => stateOf(model, answersOf(model, values, {}));

/** The state anew, with every part that says the same kept as it was: who looks at one part is told only when it changed. */
export function formStateAfter(before: FormState, model: FormModel, values: Values): FormState {
  const said = (part: unknown) => JSON.stringify(part instanceof Set ? [...part] : part);
  const parts = Object.entries(formStateOf(model, values)).map(([name, part]) => [name, said(part) === said(before[name as keyof FormState]) ? before[name as keyof FormState] : part]);
  return Object.fromEntries(parts) as FormState;
}

/** What one section is checked and drawn from. Rules that its schema cannot say enter as booleans under `_r` (forms.md §3). */
export function sectionDataOf(model: FormModel, section: Node, { values, form }: { readonly values: Values; readonly form: FormState }): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const node of questionsIn(model, section)) {
    const value = node.id in form.computed ? form.computed[node.id] : values[node.id];
    if (value !== undefined) data[node.key ?? node.id] = value;
  }
  const rules = outsideRules(model, section);
  if (rules.length > 0) data['_r'] = Object.fromEntries(rules.filter((rule) => holdsFor(rule, form)).map((rule) => [rule.id, true]));
  return data;
}

const holdsFor = (rule: Rule, form: FormState) => (rule.effect === 'show' ? rule.targets.some((id) => !form.hidden.has(id)) : rule.targets.some((id) => form.required.has(id)));

/** Questions open in a repair round: the returned ones, and those that they make visible or required. */
export function openQuestions(model: FormModel, unlocked: readonly string[] | null): ReadonlySet<string> | null {
  if (unlocked === null) return null;
  const open = new Set(unlocked);
  for (const id of open) {
    for (const rule of model.rules) if ((rule.effect === 'show' || rule.effect === 'require') && useOf(rule.when).answers.has(id)) rule.targets.forEach((target) => open.add(target));
  }
  return open;
}
