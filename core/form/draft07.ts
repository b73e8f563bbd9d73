import type { Schema } from './question.ts';

type Bag = Readonly<Record<string, unknown>>;
/** A schema in draft-07 without texts and unknown keywords, or the keyword for which draft-07 has no exact form. */
export type Converted = { readonly schema: Schema } | { readonly refused: string };
type Run = { readonly dialect: string; readonly refused: string[] };

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
const formats = new Set(['date', 'time', 'date-time', 'duration', 'uri', 'uri-reference', 'uri-template', 'email', 'hostname', 'ipv4', 'ipv6', 'regex', 'uuid', 'json-pointer', 'relative-json-pointer']);
const noExactForm = new Set(['minContains', 'maxContains', 'unevaluatedProperties', 'unevaluatedItems', '$dynamicRef', '$recursiveRef', 'extends', 'disallow', 'divisibleBy']);
const definitionRef = /^#\/(?:\$defs|definitions)\/([^/]+)$/;
// Siblings of $ref count from 2019-09 on; before, they are ignored.
const isModern = (dialect: string) => /2019-09|2020-12|next/.test(dialect);

/** Rewrites any draft-04 to 2020-12 schema as draft-07 where an exact form exists; keywords that assert nothing are dropped. */
export function toDraft07(schema: unknown, dialect: string): Converted {
  const run: Run = { dialect, refused: [] };
  const converted = convert(schema, run);
  return run.refused.length ? { refused: run.refused[0]! } : { schema: converted };
}

function convert(schema: unknown, run: Run): Schema {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (!isBag(schema)) return refuse(run, 'schema');
  if (Object.hasOwn(schema, '$ref')) return withRef(schema, run);
  const out: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (noExactForm.has(keyword) && value !== true) refuse(run, keyword);
    const rewrite = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (rewrite) Object.assign(out, rewrite(value, { schema, run, keyword, out }));
  }
  return out;
}

function refuse(run: Run, keyword: string): Schema {
  run.refused.push(keyword);
  return {};
}

function withRef({ $ref, ...rest }: Bag, run: Run): Schema {
  const name = definitionRef.exec(String($ref))?.[1];
  if (name === undefined) return refuse(run, '$ref');
  const ref = { $ref: `#/definitions/${name}` };
  const beside = isModern(run.dialect) ? convert(rest, run) : {};
  return Object.keys(beside).length ? { allOf: [ref, beside] } : ref;
}

type At = { readonly schema: Bag; readonly run: Run; readonly keyword: string; readonly out: Bag };
type Rewrite = (value: unknown, at: At) => Schema;
const keep: Rewrite = (value, { keyword }) => ({ [keyword]: value });
const inner: Rewrite = (value, { keyword, run }) => ({ [keyword]: convert(value, run) });
const each: Rewrite = (value, { keyword, run }) => (Array.isArray(value) && value.length > 0 ? { [keyword]: value.map((part) => convert(part, run)) } : refuse(run, keyword));
const named: Rewrite = (value, { keyword, run }) => (isBag(value) ? { [keyword]: Object.fromEntries(Object.entries(value).map(([name, part]) => [name, convert(part, run)])) } : refuse(run, keyword));
/** Draft-04 wrote `exclusiveMinimum: true` beside `minimum`. */
const bound = (other: 'minimum' | 'maximum'): Rewrite => (value, { keyword, schema }) => (typeof value === 'boolean' ? (value && schema[other] !== undefined ? { [keyword]: schema[other] } : {}) : { [keyword]: value });
const dependency: Rewrite = (value, { run, out, keyword }) =>
  isBag(value) ? { dependencies: { ...(out['dependencies'] as Bag | undefined), ...Object.fromEntries(Object.entries(value).map(([name, part]) => [name, Array.isArray(part) ? part : convert(part, run)])) } } : refuse(run, keyword);

const keywords: Readonly<Record<string, Rewrite>> = {
  type: (value, { run }) => ((Array.isArray(value) ? value : [value]).every((type) => types.has(String(type))) ? { type: value } : refuse(run, 'type')),
  enum: (value, { run }) => (!Array.isArray(value) ? refuse(run, 'enum') : value.length === 0 ? { not: {} } : { enum: value.filter((item, i) => value.findIndex((other) => JSON.stringify(other) === JSON.stringify(item)) === i) }),
  format: (value) => (formats.has(String(value)) ? { format: value } : {}),
  pattern: (value, { run }) => (isPattern(value) ? { pattern: value } : refuse(run, 'pattern')),
  minimum: (value, { schema }) => (schema['exclusiveMinimum'] === true ? {} : { minimum: value }),
  maximum: (value, { schema }) => (schema['exclusiveMaximum'] === true ? {} : { maximum: value }),
  exclusiveMinimum: bound('minimum'), exclusiveMaximum: bound('maximum'),
  items: (value, { schema, run }) => (Array.isArray(schema['prefixItems']) ? { additionalItems: convert(value, run) } : Array.isArray(value) ? { items: value.map((part) => convert(part, run)) } : { items: convert(value, run) }),
  prefixItems: (value, { run }) => (Array.isArray(value) ? { items: value.map((part) => convert(part, run)) } : refuse(run, 'prefixItems')),
  additionalItems: (value, { schema, run }) => (Array.isArray(schema['items']) ? { additionalItems: convert(value, run) } : {}),
  required: (value, { run }) => (Array.isArray(value) ? { required: [...new Set(value as unknown[])] } : refuse(run, 'required')),
  dependencies: dependency, dependentRequired: dependency, dependentSchemas: dependency,
  multipleOf: keep, minLength: keep, maxLength: keep, minItems: keep, maxItems: keep, uniqueItems: keep, minProperties: keep, maxProperties: keep, const: keep,
  not: inner, if: inner, then: inner, else: inner, contains: inner, propertyNames: inner, additionalProperties: inner,
  allOf: each, anyOf: each, oneOf: each, properties: named, patternProperties: named,
};

function isPattern(value: unknown): boolean {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
