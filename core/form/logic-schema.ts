import type { Node } from './model.ts';
import { kindOf, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';

/** Where the answer of a question stands in the data a schema is about. */
export type Place = { readonly path: readonly string[]; readonly node: Node };

/** Says a rule as a schema when it is made of and, or, and comparisons of one answer with constants; else nothing. */
export function logicSchema(logic: unknown, places: ReadonlyMap<string, Place>): Schema | undefined {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic) || Object.keys(logic).length !== 1) return undefined;
  const [operator = '', args] = Object.entries(logic)[0]!;
  if (operator === 'and' || operator === 'or') {
    const parts = Array.isArray(args) ? args.map((part) => logicSchema(part, places)) : [];
    return parts.length > 0 && parts.every((part) => part !== undefined) ? { type: 'object', [operator === 'and' ? 'allOf' : 'anyOf']: parts } : undefined;
  }
  const [left, right] = Array.isArray(args) ? (args as unknown[]) : [args];
  const place = places.get(String(answerIn(left)));
  const test = place && testOf(operator, right, place.node);
  return test && at(place.path, test);
}

function answerIn(logic: unknown): unknown {
  if (typeof logic !== 'object' || logic === null || !('answer' in logic)) return undefined;
  return Array.isArray(logic.answer) && logic.answer.length === 1 ? (logic.answer[0] as unknown) : logic.answer;
}

function at(path: readonly string[], test: Schema): Schema {
  return path.reduceRight((inner, key) => ({ type: 'object', properties: { [key]: inner }, required: [key] }), test);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const bounds: Readonly<Record<string, string>> = { '<': 'exclusiveMaximum', '<=': 'maximum', '>': 'exclusiveMinimum', '>=': 'minimum' };
const answeredTests: Readonly<Record<string, Schema>> = { string: { type: 'string', minLength: 1 }, number: { type: 'number' }, integer: { type: 'number' }, boolean: { type: 'boolean' } };

/** The test of one answer; questions whose answer is a list or an object are told by the engine, except for `in` over options. */
function testOf(operator: string, right: unknown, node: Node): Schema | undefined {
  const kind = kindOf(node);
  if (kind === 'multipleChoice') return operator === 'in' && Array.isArray(right) && right.every(isText) ? { type: 'array', contains: { type: 'string', enum: unique(right) } } : undefined;
  if (operator === 'answered') return answeredTests[String(questionSchema(node)['type'])];
  if (operator === 'in' && Array.isArray(right) && right.length > 0 && right.every(isText)) return { type: 'string', enum: unique(right) };
  if (operator === '===' && isText(right)) return { type: 'string', enum: [right] };
  if (operator === '===' && (typeof right === 'boolean' || typeof right === 'number')) return { const: right };
  const bound = bounds[operator];
  return bound !== undefined && typeof right === 'number' ? { type: 'number', [bound]: right } : undefined;
}

const unique = (values: readonly string[]) => [...new Set(values)];
