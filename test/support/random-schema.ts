import fc from 'fast-check';

type Bag = Record<string, unknown>;
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('nama', 'nilai', 'a/b', '~1', '', 'Nama Lengkap', '$ref', 'constructor', '__proto__'));
const count = fc.integer({ min: 0, max: 600 });
const number = fc.oneof(fc.integer({ min: -1000, max: 1_000_000 }), fc.constantFrom(0.5, 9_007_199_254_740_991, 1e21));
const plain = fc.jsonValue({ maxDepth: 2 });

/** Keywords that stand in every draft from 04 to 2020-12; a schema may carry any of them, whatever its type says. */
const everywhere: Record<string, fc.Arbitrary<unknown>> = {
  title: text, description: text, default: plain, enum: fc.array(plain, { minLength: 1, maxLength: 4 }), format: fc.constantFrom('date', 'email', 'uri', 'ipv4', 'date-time', 'own'), pattern: fc.constantFrom('^[0-9]{4}-(0[1-9]|1[0-2])$', '^(a+)+$', '^[A-Z]+$', '('),
  minLength: count, maxLength: count, minimum: number, maximum: number, multipleOf: fc.constantFrom(1, 0.01, 10), minItems: count, maxItems: count, uniqueItems: fc.boolean(), minProperties: count, maxProperties: count,
};
const from06: Record<string, fc.Arbitrary<unknown>> = { const: plain, examples: fc.array(plain, { maxLength: 2 }), exclusiveMinimum: number, exclusiveMaximum: number };
const own: Readonly<Record<string, Record<string, fc.Arbitrary<unknown>>>> = {
  'http://json-schema.org/draft-04/schema#': { id: text, exclusiveMinimum: fc.boolean(), exclusiveMaximum: fc.boolean() },
  'http://json-schema.org/draft-06/schema#': { ...from06, $id: text },
  'http://json-schema.org/draft-07/schema#': { ...from06, $id: text, $comment: text, readOnly: fc.boolean(), writeOnly: fc.boolean(), contentEncoding: text },
  'https://json-schema.org/draft/2019-09/schema': { ...from06, $anchor: text, deprecated: fc.boolean(), minContains: count, maxContains: count, dependentRequired: fc.dictionary(text, fc.array(text, { maxLength: 2 }), { maxKeys: 2 }), $recursiveAnchor: fc.boolean() },
  'https://json-schema.org/draft/2020-12/schema': { ...from06, $anchor: text, $dynamicAnchor: text, $vocabulary: fc.constant({ 'https://contoh.go.id/kata': true }), minContains: count, dependentRequired: fc.dictionary(text, fc.array(text, { maxLength: 2 }), { maxKeys: 2 }) },
};
const reference = fc.constantFrom('#', '#/$defs/orang', '#/definitions/orang', '#/properties/nama', 'lain.json', '#jangkar');

/** Gives schemas of one draft with its keywords in any combination, nested, circular ones among them. */
function schemasOf(dialect: string): fc.Arbitrary<unknown> {
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => {
    const one = tie('schema');
    const [list, names] = [fc.array(one, { minLength: 1, maxLength: 3 }), fc.dictionary(text, one, { maxKeys: 4 })];
    const inner: Record<string, fc.Arbitrary<unknown>> = {
      items: fc.oneof(one, list), additionalItems: one, additionalProperties: one, properties: names, patternProperties: names, dependencies: names, definitions: names, required: fc.array(text, { maxLength: 3 }),
      allOf: list, anyOf: list, oneOf: list, not: one, if: one, then: one, else: one, contains: one, propertyNames: one, prefixItems: list, $defs: names, dependentSchemas: names, unevaluatedProperties: one, unevaluatedItems: one,
    };
    const keywords = { ...everywhere, ...own[dialect], ...inner, type: fc.oneof(fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', 'null'), fc.constant(['string', 'null'])), $ref: reference, 'x-own': plain };
    const bag = fc.subarray(Object.keys(keywords), { maxLength: 7 }).chain((picked) => fc.record(Object.fromEntries(picked.filter((name) => name !== '$ref' || picked.length % 3 === 0).map((name) => [name, (keywords as Record<string, fc.Arbitrary<unknown>>)[name]!]))));
    return { schema: fc.oneof({ depthSize: 'small', withCrossShrink: true, maxDepth: 4 }, { arbitrary: fc.oneof(fc.boolean(), fc.record({ type: fc.constantFrom('string', 'integer', 'boolean'), maxLength: count }, { requiredKeys: ['type'] })), weight: 1 }, { arbitrary: bag, weight: 4 }) };
  });
  return schema;
}

/** Gives whole documents: an object with questions, sections and definitions in the words of some draft. */
export const randomSchema: fc.Arbitrary<unknown> = fc.constantFrom(...Object.keys(own)).chain((dialect) => {
  const one = schemasOf(dialect);
  const questions = fc.dictionary(text, fc.oneof(one, fc.record({ type: fc.constant('object'), properties: fc.dictionary(text, one, { maxKeys: 5 }), required: fc.array(text, { maxLength: 3 }), title: text }, { requiredKeys: ['type', 'properties'] })), { maxKeys: 8 });
  return fc.tuple(fc.record({ $schema: fc.constant(dialect), type: fc.constant('object'), properties: questions, required: fc.array(text, { maxLength: 4 }), definitions: fc.dictionary(text, one, { maxKeys: 2 }) }, { requiredKeys: ['properties'] }), one)
    .map(([document, more]) => ({ ...(typeof more === 'object' ? (more as Bag) : {}), ...document }));
});
