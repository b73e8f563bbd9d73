import { useOf } from '../rule/inspect.ts';
import type { FormModel, Node, Rule } from './model.ts';
import { given, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';

/**
 * Gives the if/then conditions of a section (forms.md §1): every `if` has `type: object` and `required`, so an unanswered
 * question never makes it true. What a schema cannot say is tested as a boolean `_r.<ruleId>` that the engine puts in.
 */
export function sectionConditions(model: FormModel, section: Node, fields: readonly Node[]): readonly Schema[] {
  return model.rules.filter((rule) => rule.effect === 'show' || rule.effect === 'require').flatMap((rule) => {
    const targets = fields.filter((node) => rule.targets.includes(node.id));
    return targets.length === 0 ? [] : [{ if: conditionOf(rule, section, fields), then: consequence(rule, targets) }];
  });
}

function consequence(rule: Rule, targets: readonly Node[]): Schema {
  const required = targets.filter((node) => rule.effect === 'require' || (node.required && node.kind !== 'computed')).map((node) => node.key!);
  return given({
    type: 'object',
    properties: rule.effect === 'show' ? Object.fromEntries(targets.map((node) => [node.key!, questionSchema(node)])) : undefined,
    required: required.length ? required : undefined,
  });
}

function conditionOf(rule: Rule, section: Node, fields: readonly Node[]): Schema {
  const inside = new Map(fields.map((node) => [node.id, node.key!]));
  const use = useOf(rule.when);
  if (section.key !== undefined && use.refs.size === 0 && [...use.answers].every((id) => inside.has(id))) {
    const schema = asSchema(rule.when, inside);
    if (schema) return schema;
  }
  return { type: 'object', properties: { _r: { type: 'object', properties: { [rule.id]: { const: true } }, required: [rule.id] } }, required: ['_r'] };
}

/** Says a rule as a schema when it is made of and, or, and comparisons of one answer with constants; else nothing. */
function asSchema(logic: unknown, keys: ReadonlyMap<string, string>): Schema | undefined {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return undefined;
  const [operator, args] = Object.entries(logic)[0] ?? [];
  if (operator === 'and' || operator === 'or') {
    const parts = (Array.isArray(args) ? args : [args]).map((part) => asSchema(part, keys));
    return parts.every((part) => part !== undefined) ? { type: 'object', [operator === 'and' ? 'allOf' : 'anyOf']: parts } : undefined;
  }
  const [left, right] = Array.isArray(args) ? args : [args];
  const asked = typeof left === 'object' && left !== null && 'answer' in left ? left.answer : undefined;
  const key = keys.get(String(asked));
  const test = key === undefined ? undefined : testOf(operator ?? '', right);
  return test && key !== undefined ? { type: 'object', properties: { [key]: test }, required: [key] } : undefined;
}

function testOf(operator: string, right: unknown): Schema | undefined {
  if (operator === 'in' && Array.isArray(right) && right.every((item) => typeof item === 'string')) return { type: 'string', enum: right };
  if (operator === '===' && (typeof right === 'string' || typeof right === 'boolean')) return typeof right === 'string' ? { type: 'string', enum: [right] } : { const: right };
  if (typeof right !== 'number') return undefined;
  const bounds: Readonly<Record<string, Schema>> = { '===': { const: right }, '<': { type: 'number', exclusiveMaximum: right }, '<=': { type: 'number', maximum: right }, '>': { type: 'number', exclusiveMinimum: right }, '>=': { type: 'number', minimum: right } };
  return bounds[operator];
}
