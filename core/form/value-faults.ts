import { type CheckItem, schemaItems, type SchemaError } from './check.ts';
import type { Cleaned } from './clean.ts';
import { type FormModel, questionsOf } from './model.ts';
import { isCalmPattern } from './pattern.ts';
import type { Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { byQuestion } from './state.ts';

/** A value with the schema it stands under. */
type At = { readonly value: unknown; readonly schema: Schema; readonly path: string };
type Limit = (at: At, limit: unknown) => boolean;

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const isType = (value: unknown, type: unknown): boolean => (type === 'integer' ? Number.isInteger(value) : typeOf(value) === type);
const many = (type: unknown): readonly unknown[] => (Array.isArray(type) ? type : [type]);
const letters = (value: unknown): number | undefined => (typeof value === 'string' ? [...value].length : undefined);
const length = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : undefined);
const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;
const safeDate = (text: string) => { try { return isDate(text); } catch { return false; } };
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const atLeast = (measure: (value: unknown) => number | undefined): Limit => ({ value }, limit) => (measure(value) ?? Infinity) >= Number(limit);
const atMost = (measure: (value: unknown) => number | undefined): Limit => ({ value }, limit) => (measure(value) ?? -Infinity) <= Number(limit);

/** Keywords that every kind of ours uses; one that is not here is left to the compiled validator. */
const keywords: Readonly<Record<string, Limit>> = {
  type: ({ value }, type) => many(type).some((each) => isType(value, each)),
  enum: ({ value }, values) => Array.isArray(values) && values.some((each) => JSON.stringify(each) === JSON.stringify(value)),
  const: ({ value }, only) => JSON.stringify(value) === JSON.stringify(only),
  minimum: atLeast(number), maximum: atMost(number), minLength: atLeast(letters), maxLength: atMost(letters), minItems: atLeast(length), maxItems: atMost(length),
  // a pattern nobody has judged may never end: it is tried only when it is certain to be quick
  pattern: ({ value }, pattern) => typeof value !== 'string' || typeof pattern !== 'string' || !isCalmPattern(pattern) || new RegExp(pattern, 'u').test(value),
  format: ({ value }, format) => format !== 'date' || typeof value !== 'string' || safeDate(value),
  uniqueItems: ({ value }, wanted) => wanted !== true || !Array.isArray(value) || new Set(value.map((each) => JSON.stringify(each))).size === value.length,
};

/** Gives what a value breaks of the keywords our kinds emit, in the shape of Ajv's errors; keywords beyond those count as kept. */
export function schemaErrors(schema: Schema, value: unknown, path = ''): readonly SchemaError[] {
  const own = Object.entries(schema).flatMap(([keyword, limit]) => (Object.hasOwn(keywords, keyword) && !keywords[keyword]!({ value, schema, path }, limit) ? [{ instancePath: path, keyword, params: { limit } }] : []));
  return own.some(({ keyword }) => keyword === 'type') ? own : [...own, ...partErrors({ value, schema, path })];
}

function partErrors({ value, schema, path }: At): readonly SchemaError[] {
  if (Array.isArray(value)) return typeof schema['items'] === 'object' && !Array.isArray(schema['items']) ? value.flatMap((each, i) => schemaErrors(schema['items'] as Schema, each, `${path}/${i}`)) : [];
  if (typeof value !== 'object' || value === null) return [];
  const missing = many(schema['required'] ?? []).filter((key) => !Object.hasOwn(value, String(key)));
  const parts = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, unknown>>).filter(([key, part]) => Object.hasOwn(value, key) && typeof part === 'object');
  return [
    ...missing.map((key) => ({ instancePath: path, keyword: 'required', params: { missingProperty: key } })),
    ...parts.flatMap(([key, part]) => schemaErrors(part as Schema, (value as Record<string, unknown>)[key], `${path}/${key}`)),
  ];
}

/** Gives the answers whose type, range, length or choice does not fit, in the sentences of `check`. */
export function valueItems(model: FormModel, { answers, state }: Cleaned): readonly CheckItem[] {
  const values = byQuestion(model, answers);
  return questionsOf(model).flatMap(({ node, section }) => {
    if (values[node.id] === undefined || state.hidden.has(node.id) || node.kind === 'computed') return [];
    return schemaItems(model, section.id, schemaErrors(questionSchema(node), values[node.id], `/${node.key!}`));
  });
}
