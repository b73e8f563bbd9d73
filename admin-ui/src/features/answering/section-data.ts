import { outsideRules, questionsIn } from '../../../../core/form/compile.ts';
import type { Answers, FileRef, FormModel, Node, Rule } from '../../../../core/form/model.ts';
import { nest } from '../../../../core/form/clean.ts';
import { useOf } from '../../../../core/rule/inspect.ts';
import { stateOf, type FormState } from '../../../../core/form/state.ts';

type Values = Readonly<Record<string, unknown>>;

/** The answers as core wants them. */
export const answersOf = (model: FormModel, values: Values, evidence: Readonly<Record<string, readonly FileRef[]>>): Answers => ({ data: nest(model, values), evidence });

export const formStateOf = (model: FormModel, values: Values): FormState => stateOf(model, answersOf(model, values, {}));

/** Question ids that any rule, evidence condition or computation reads: only these can change what is shown. */
export function readByRules(model: FormModel): ReadonlySet<string> {
  const read = new Set<string>();
  const take = (logic: unknown) => useOf(logic).answers.forEach((id) => read.add(id));
  for (const rule of model.rules) [rule.when, rule.value].forEach(take);
  for (const node of Object.values(model.byId)) {
    take(node.props['expression']);
    if (typeof node.evidence?.need === 'object') take(node.evidence.need.when);
  }
  return read;
}

/** What one section is drawn from. Rules that its schema cannot say enter as booleans under `_r` (forms.md §3). */
export function sectionDataOf(model: FormModel, section: Node, { values, form, rules }: { values: Values; form: FormState; rules: readonly Rule[] }): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const node of questionsIn(model, section)) {
    const value = node.id in form.computed ? form.computed[node.id] : values[node.id];
    if (value !== undefined) data[node.key ?? node.id] = value;
  }
  if (rules.length > 0) data['_r'] = Object.fromEntries(rules.filter((rule) => holdsFor(rule, form)).map((rule) => [rule.id, true]));
  return data;
}

const holdsFor = (rule: Rule, form: FormState) => (rule.effect === 'show' ? rule.targets.some((id) => !form.hidden.has(id)) : rule.targets.some((id) => form.required.has(id)));

/** Rules from outside, by section: looked up once per form. */
export const outsideBySection = (model: FormModel, sections: readonly Node[]): ReadonlyMap<string, readonly Rule[]> => new Map(sections.map((section) => [section.id, outsideRules(model, section)]));

/** Questions open in a repair round: the returned ones, and those that they make visible or required. */
export function openQuestions(model: FormModel, unlocked: readonly string[] | null): ReadonlySet<string> | null {
  if (unlocked === null) return null;
  const open = new Set(unlocked);
  for (const id of open) {
    for (const rule of model.rules) if ((rule.effect === 'show' || rule.effect === 'require') && useOf(rule.when).answers.has(id)) rule.targets.forEach((target) => open.add(target));
  }
  return open;
}
