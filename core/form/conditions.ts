import { useOf } from '../rule/inspect.ts';
import { logicSchema, type Place } from './logic-schema.ts';
import type { FormModel, Node, Rule } from './model.ts';
import { given, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';

/**
 * Gives the if/then conditions of a section (forms.md §1): every `if` has `type: object` and `required`, so an unanswered
 * question never makes it true. What a schema cannot say is tested as a boolean `_r.<ruleId>` that the engine puts in.
 */
export function sectionConditions(model: FormModel, section: Node, fields: readonly Node[]): readonly Schema[] {
  const rules = model.rules.filter((rule) => rule.effect === 'show' || rule.effect === 'require');
  const shownBy = (node: Node) => rules.filter((rule) => rule.effect === 'show' && rule.targets.includes(node.id));
  const says = (rule: Rule) => conditionIn(rule, fields) ?? ruleFlag(rule);
  return rules.flatMap((rule) => {
    const targets = fields.filter((node) => rule.targets.includes(node.id));
    if (rule.effect === 'show') return targets.length ? [{ if: says(rule), then: shown(targets) }] : [];
    // a question that is hidden never blocks: it is required only where one of its show rules holds as well
    return targets.map((node) => ({ if: bothHold(says(rule), shownBy(node).map(says)), then: { type: 'object', properties: { [node.key!]: {} }, required: [node.key!] } }));
  });
}

/** Says a rule as a schema over the data of one section; nothing when it reads other sections or more than constants. */
export function conditionIn(rule: Rule, fields: readonly Node[]): Schema | undefined {
  if (rule.when === undefined || useOf(rule.when).refs.size > 0) return rule.when === undefined ? { type: 'object' } : undefined;
  const places = new Map(fields.map((node): [string, Place] => [node.id, { path: [node.key!], node }]));
  return logicSchema(rule.when, places);
}

/** The truth of a rule as the engine found it. */
function ruleFlag(rule: Rule): Schema {
  return { type: 'object', properties: { _r: { type: 'object', properties: { [rule.id]: { const: true } }, required: [rule.id] } }, required: ['_r'] };
}

function bothHold(demand: Schema, shows: readonly Schema[]): Schema {
  if (shows.length === 0) return demand;
  return { type: 'object', allOf: [demand, shows.length === 1 ? shows[0]! : { type: 'object', anyOf: shows }] };
}

function shown(targets: readonly Node[]): Schema {
  const required = targets.filter((node) => node.required && node.kind !== 'computed').map((node) => node.key!);
  return given({ type: 'object', properties: Object.fromEntries(targets.map((node) => [node.key!, questionSchema(node)])), required: required.length ? required : undefined });
}
