import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportSource, importForm } from '../../core/form/import.ts';
import type { FormModel } from '../../core/form/model.ts';
import { openPackage, packForm } from '../../core/form/package.ts';
import { isProblem } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';

const brought = (schema: unknown, uiSchema?: unknown) => importForm({ formId: 'x', title: 'Impor', schema, ...(uiSchema === undefined ? {} : { uiSchema }) });
const back = (schema: unknown, uiSchema?: unknown) => exportSource(brought(schema, uiSchema) as FormModel);

describe('bringing in a JSON Schema', () => {
  test('makes questions of what it knows, keeps the rest raw, and gives all of it back', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', title: 'Laporan', required: ['unit', 'nilai'], dependentRequired: { unit: ['nilai'] },
      properties: {
        unit: { type: 'string', maxLength: 80, title: 'Unit kerja', examples: ['RSUD'] }, nilai: { type: 'string', enum: ['AA', 'A', 'BB', 'B', 'CC', 'C', 'D', 'E'] },
        rincian: { type: 'object', required: ['pagu'], properties: { pagu: { type: 'integer', minimum: 0 }, tupel: { type: 'array', prefixItems: [{ type: 'string' }] } } },
        siapa: { $ref: '#/$defs/orang' },
      },
      $defs: { orang: { type: 'object', properties: { atasan: { $ref: '#/$defs/orang' } } } },
    };
    const uiSchema = { 'ui:order': ['unit', '*'], unit: { 'ui:autofocus': true }, rincian: { pagu: { 'ui:help': 'rupiah' } } };
    const model = brought(schema, uiSchema) as FormModel;
    const kinds = Object.fromEntries(Object.values(model.byId).map((node) => [node.key ?? node.id, node.kind ?? node.type]));
    expect(kinds).toMatchObject({ unit: 'shortText', nilai: 'gradeScale', rincian: 'section', pagu: 'integer', tupel: 'raw', siapa: 'raw' });
    expect(exportSource(model)).toEqual({ schema, uiSchema });
  });

  test.each([
    ['a remote reference', { properties: { a: { $ref: 'https://contoh.go.id/skema.json' } } }, 'remoteReference'],
    ['a depth bomb', Array.from({ length: 100 }).reduce((inner) => ({ properties: { a: inner } }), {} as unknown), 'schemaTooDeep'],
    ['10,001 parts', { properties: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, { type: 'string' }])) }, 'draftTooMany'],
    ['250,001 objects and lists', { items: Array.from({ length: 250_000 }, () => ({})) }, 'schemaTooLarge'],
  ])('refuses %s by name', (_name, schema, name) => {
    expect(brought(schema)).toMatchObject({ problem: name });
  });

  test.each([[null], [true], ['text'], [[]], [{ properties: 3 }], [JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"boolean"}},"required":["__proto__"]}')], [{ $ref: '#' }], [{ required: 'odd', properties: { a: false } }]])('does not stumble over %j', (schema) => {
    expect(back(schema).schema).toEqual(schema);
  });

  test('gives back whatever it was given', () => {
    const leaf = fc.oneof(
      fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean'), title: fc.string(), minimum: fc.integer(), maxLength: fc.nat(6000), enum: fc.array(fc.string()), format: fc.constantFrom('date', 'uri'), 'x-own': fc.json() }, { requiredKeys: [] }),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const object = fc.record({ type: fc.constant('object'), properties: fc.dictionary(fc.string(), leaf), required: fc.array(fc.string()), title: fc.string(), allOf: fc.array(leaf) }, { requiredKeys: ['properties'] });
    const schema = fc.record({ properties: fc.dictionary(fc.string(), fc.oneof(leaf, object)), required: fc.array(fc.string()), definitions: leaf }, { requiredKeys: ['properties'] });
    fc.assert(fc.property(schema, fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: undefined }), (given, ui) => {
      const model = brought(given, ui);
      if (isProblem(model)) return model.problem === 'remoteReference' || model.problem === 'schemaTooDeep';
      expect(exportSource(model)).toEqual(ui === undefined ? { schema: given } : { schema: given, uiSchema: ui });
      return true;
    }), { numRuns: 300 });
  });
});

describe('a form package', () => {
  test('opens to the same form with the same hash', () => {
    const pack = JSON.parse(JSON.stringify(packForm(akipForm()))) as unknown;
    expect(packForm(openPackage(pack) as FormModel)).toEqual(pack);
  });

  test('is refused when somebody edited it by hand', () => {
    const pack = packForm(akipForm());
    expect(openPackage({ ...pack, model: { ...pack.model, formId: 'lain' } })).toMatchObject({ problem: 'packageEdited' });
    expect(openPackage({ ...pack, model: { ...pack.model, rules: [] } })).toMatchObject({ problem: 'packageEdited', details: { where: { id: 'aturan', en: 'rules' } } });
  });
});
