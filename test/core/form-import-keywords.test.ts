import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { generateSync } from 'json-schema-faker';
import { canonicalJson } from '../../core/form/canonical.ts';
import { exportSource, importForm } from '../../core/form/import.ts';
import { formProblems } from '../../core/form/problems.ts';
import { readModel } from '../../core/form/shape.ts';
import { isProblem } from '../../core/problem.ts';
import { randomSchema } from '../support/random-schema.ts';

const brought = (schema: unknown, uiSchema?: unknown) => importForm({ formId: 'x', title: 'Impor', schema, ...(uiSchema === undefined ? {} : { uiSchema }) });
/** What a schema in the words of draft-07 says of itself, for the generator to fill in. */
const metaSchema = JSON.parse(readFileSync(new URL('../../node_modules/ajv/dist/refs/json-schema-draft-07.json', import.meta.url), 'utf8')) as { readonly properties: object };

/** As a file brings it: what the generators make besides has no place in JSON. */
const fromFile = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));

function comesBack(made: unknown, madeUi?: unknown): boolean {
  const [schema, uiSchema] = [fromFile(made), fromFile(madeUi)];
  const model = brought(schema, uiSchema);
  if (isProblem(model)) throw new Error(model.message);
  expect(isProblem(readModel(model))).toBe(false);
  // as text: the test tool takes a property called `constructor` for the type of its object
  const said = canonicalJson(uiSchema === undefined ? { schema } : { schema, uiSchema });
  expect(canonicalJson(exportSource(model))).toBe(said);
  // stored and read again it is still the same
  expect(canonicalJson(exportSource(JSON.parse(canonicalJson(model)) as typeof model))).toBe(said);
  expect(Array.isArray(formProblems(model))).toBe(true);
  return true;
}

describe('whatever a schema says comes back as it was said', () => {
  test('for the keywords of draft-04, 06, 07, 2019-09 and 2020-12 in any combination', () => {
    fc.assert(fc.property(randomSchema, fc.option(fc.dictionary(fc.constantFrom('nama', 'nilai', 'ui:order', 'a/b'), fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }), { nil: undefined }), comesBack), { numRuns: 400 });
  });

  test('for schemas a generator made from the schema of schemas', () => {
    const shape = { ...metaSchema, type: 'object', required: ['properties', 'type'], properties: { ...metaSchema.properties, $id: false, $schema: false, $ref: { enum: ['#', '#/definitions/a'] }, pattern: { type: 'string', maxLength: 8 }, type: { const: 'object' }, properties: { type: 'object', minProperties: 2, additionalProperties: { $ref: '#' } } } };
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const schema = generateSync(shape, { seed, optionalsProbability: 0.3, maxItems: 3 } as Parameters<typeof generateSync>[1]);
      return comesBack(schema);
    }), { numRuns: 60 });
  });
});
