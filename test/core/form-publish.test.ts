import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { publishedForm } from '../../core/form/compile.ts';
import { toDraft07 } from '../../core/form/draft07.ts';
import { exportSource, importForm } from '../../core/form/import.ts';
import type { FormModel, Node, Rule, Scoring } from '../../core/form/model.ts';
import { isCalmPattern } from '../../core/form/pattern.ts';
import { formProblems } from '../../core/form/problems.ts';
import { readModel } from '../../core/form/shape.ts';
import { isProblem } from '../../core/problem.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { akipForm } from '../../templates/akip/form.ts';
import { compileValidators } from '../../server/compile-validators.ts';

const report = sampleForms[1]!.model();
const withNode = (id: string, more: Partial<Node>, form = report): FormModel => ({ ...form, byId: { ...form.byId, [id]: { ...form.byId[id]!, ...more } } });
const withRule = (rule: Partial<Rule>): FormModel => ({ ...report, rules: [...report.rules, { id: 'baru', effect: 'show', targets: ['rencana'], ...rule }] });
const withScoring = (more: Partial<Scoring>): FormModel => { const akip = akipForm(); return { ...akip, scoring: { ...akip.scoring, ...more } }; };
const names = (model: FormModel) => formProblems(model).filter((each) => each.blocks).map((each) => each.name);

describe('publishing is refused for', () => {
  test.each([
    ['a question outside any section', { ...withNode('p_umum', { children: ['pelapor', 'lepas'] }), byId: { ...withNode('p_umum', { children: ['pelapor', 'lepas'] }).byId, lepas: { ...report.byId['nama']!, id: 'lepas', key: 'lepas' } } } as FormModel, 'outsideSection'],
    ['a question that stands in two places', withNode('penutup', { children: ['rencana', 'tautan', 'pernyataan', 'nama'] }), 'nodeTwice'],
    ['two sections with one key', withNode('hasil', { key: 'kegiatan' }), 'duplicateKey'],
    ['personal data without a purpose', withNode('penanggung', { text: { id: { title: 'Nama' }, en: { title: 'Name' } } }), 'noPurpose'],
    ['a comparison of a number with a text', withRule({ when: { '>': [{ answer: 'total_pagu' }, 'banyak'] } }), 'wrongType'],
    ['a condition that reads nothing', withRule({ when: { '===': [1, 1] } }), 'deadRule'],
    ['a value with two formulas', withRule({ effect: 'compute', targets: ['serapan'], value: 1 }), 'twoRulesForOne'],
    ['a section shown by a question inside it', withRule({ targets: ['penutup'], when: { answered: [{ answer: 'rencana' }] } }), 'ruleCycle'],
    ['a formula that reads itself', withNode('total_pagu', { props: { expression: { '+': [{ answer: 'serapan' }, 1] } } }), 'ruleCycle'],
    ['a pattern that explodes', withNode('nama', { props: { max: 160, pattern: '^(a+)+$' } }), 'patternUnsafe'],
    ['a pattern without an end', withNode('nama', { props: { max: 160, pattern: '[a-z]+' } }), 'patternNotAnchored'],
    ['a pattern without a greatest length', withNode('nama', { props: { max: null, pattern: '^[a-z]+$' } }), 'patternNoMaxLength'],
    ['a pattern that rejects its sample', withNode('nama', { props: { max: 20, pattern: '^[0-9]{4}$', sample: '12a4' } }), 'patternRejectsSample'],
    ['a pattern that is none', withNode('nama', { props: { max: 20, pattern: '^[a-$' } }), 'patternBroken'],
    ['evidence of a kind the system does not take', withNode('rincian', { evidence: { need: 'yes', types: ['exe'], maxFiles: 1, maxMB: 1, period: false } }), 'evidenceKind'],
    ['evidence beyond what the system takes', withNode('rincian', { evidence: { need: 'yes', types: ['pdf'], maxFiles: 1, maxMB: 500, period: false } }), 'evidenceBeyondServer'],
    ['evidence that is never asked for', withNode('rincian', { evidence: { need: { when: false }, types: ['pdf'], maxFiles: 1, maxMB: 1, period: false } }), 'evidenceNeverAsked'],
    ['a weight that is no number', withNode('s1a', { score: { rule: 'average', weight: '4,5' } }, akipForm()), 'badNumber'],
    ['a threshold about nothing', withScoring({ thresholds: [{ name: 'x', label: { id: 'X', en: 'X' }, all: [{ node: 'tidak_ada', atLeast: '60' }] }] }), 'badThreshold'],
    ['results that leave a gap', withScoring({ bands: [{ grade: 'A', above: '50', label: { id: 'A', en: 'A' } }] }), 'bandsGap'],
    ['results that overlap', withScoring({ bands: [{ grade: 'A', above: '0', label: { id: 'A', en: 'A' } }, { grade: 'B', above: '0.0', label: { id: 'B', en: 'B' } }] }), 'bandsOverlap'],
    ['a test of the form that fails', { ...report, tests: [{ ...report.tests[1]!, expect: { errors: ['nama'] } }] }, 'redTest'],
  ] as const)('%s', (_what, model, name) => {
    expect(names(model as FormModel)).toContain(name);
  });

  test('a missing translation and a question about a later page only ask for a reason', () => {
    const later = { ...withRule({ targets: ['uraian_hambatan'], when: { answered: [{ answer: 'rencana' }] } }), tests: [] };
    expect(formProblems(withNode('nama', { text: { id: { title: 'Nama' } } })).map(({ name, blocks }) => [name, blocks])).toEqual([['noTranslation', false]]);
    expect(formProblems(later).map(({ name, blocks }) => [name, blocks])).toEqual([['readsLaterPage', false]]);
  });
});

describe('a pattern is certain to be quick', () => {
  test.each([['^[0-9]{18}$', true], ['^(08|\\+62)[0-9 ]{7,14}$', true], ['^[^@ ]{1,64}@[^@ ]{1,180}$', true], ['^[A-Z]{2}-\\d+$', true], ['^(?:ab)+$', true], ['^(a+)+$', false], ['^(a|a)*$', false], ['^(a?){30}$', false], ['^((ab*)c)+$', false], ['^.*.*.*x$', false], ['^(?=a).$', false], ['^(a)\\1$', false], ['^((a|b))*$', false]])('%s: %s', (pattern, calm) => {
    expect(isCalmPattern(pattern)).toBe(calm);
  });
});

describe('an imported schema as draft-07', () => {
  test.each([
    ['minimum beside a Boolean bound', { minimum: 3, exclusiveMinimum: true }, { exclusiveMinimum: 3 }],
    ['tuples', { prefixItems: [{ type: 'string' }], items: false }, { items: [{ type: 'string' }], additionalItems: { not: {} } }],
    ['required by another', { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] } } }, { dependencies: { a: ['b'], c: { required: ['d'] } } }],
    ['texts and unknown words', { type: 'string', title: 'T', description: 'D', 'x-own': 1, default: 'a', examples: ['b'], format: 'own-format' }, { type: 'string' }],
    ['an enum with a value twice', { enum: ['a', 'a', { b: 1 }] }, { enum: ['a', { b: 1 }] }],
    ['a reference with siblings', { $ref: '#/$defs/a', required: ['b'], title: 'T' }, { allOf: [{ $ref: '#/definitions/a' }, { required: ['b'] }] }],
  ])('keeps the meaning of %s', (_what, schema, expected) => {
    expect(toDraft07(schema, 'https://json-schema.org/draft/2020-12/schema')).toEqual({ schema: expected });
  });

  test.each([['minContains', { contains: {}, minContains: 2 }], ['unevaluatedProperties', { unevaluatedProperties: false }], ['$ref', { properties: { a: { $ref: '#/properties/b' } } }], ['type', { type: 'any' }], ['pattern', { pattern: '(' }], ['schema', { items: 3 }], ['required', { required: true }]])('refuses %s, which draft-07 cannot say', (keyword, schema) => {
    expect(toDraft07(schema, 'draft-07')).toEqual({ refused: keyword });
  });

  const source = {
    $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', title: 'Permohonan', required: ['Nama Lengkap'],
    properties: { 'Nama Lengkap': { type: 'string', title: 'Nama' }, surel: { type: 'string', format: 'email' }, warga: { type: 'boolean' }, alamat: { $ref: '#/$defs/alamat' }, titik: { type: 'array', prefixItems: [{ type: 'number' }, { type: ['number', 'null'] }] } },
    if: { properties: { warga: { const: true } }, required: ['warga'] }, then: { required: ['surel'] }, additionalProperties: false,
    $defs: { alamat: { type: 'object', properties: { jalan: { type: 'string' }, induk: { $ref: '#/$defs/alamat' } }, required: ['jalan'] } },
  };
  const model = importForm({ formId: 'x', title: 'Impor', schema: source }) as FormModel;

  test('publishes with its own names, conditions and definitions, and comes back as it was', async () => {
    expect(formProblems(model)).toEqual([]);
    const [section] = publishedForm(model).sections;
    expect(Object.keys(section!.schema['definitions'] as object)).toEqual(['alamat']);
    const ajv = new Ajv({ strict: true, strictTypes: false, strictTuples: false, strictRequired: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(section!.schema);
    expect([validate({ 'Nama Lengkap': 'A', warga: true }), validate({ 'Nama Lengkap': 'A', warga: true, surel: 'a@contoh.go.id', alamat: { jalan: 'X', induk: { jalan: 'Y' } } }), validate({ 'Nama Lengkap': 'A', alamat: { induk: {} } })]).toEqual([false, true, false]);
    expect(await compileValidators(publishedForm(model).sections)).toMatchObject({ code: expect.any(String) });
    expect(exportSource(model)).toEqual({ schema: source });
  });

  test('comes back with the words an administrator gave it', () => {
    const reworded = withNode('n1', { text: { id: { title: 'Nama sesuai KTP', help: 'Tulis lengkap.' } } }, model);
    expect((exportSource(reworded).schema as typeof source).properties['Nama Lengkap']).toEqual({ type: 'string', title: 'Nama sesuai KTP', description: 'Tulis lengkap.' });
  });

  test('is refused for publishing, not for import, where draft-07 has no words', () => {
    const odd = importForm({ formId: 'x', title: 'Impor', schema: { properties: { a: { type: 'array', contains: {}, minContains: 2 }, b: { type: 'object', properties: { c: { type: 'string' } } } }, minProperties: 1 } }) as FormModel;
    expect(names(odd)).toEqual(['noExactForm', 'rootKeyword']);
  });

  test('an own form is exported as one plain schema that Ajv takes strictly', () => {
    for (const sample of sampleForms.slice(0, 2)) {
      const ajv = new Ajv({ strict: true, allErrors: true });
      addFormats.default(ajv);
      const { schema } = exportSource(sample.model());
      const validate = ajv.compile(schema as object);
      expect([validate(sample.filled.data), validate({})]).toEqual([true, false]);
    }
  });
});

describe('a model from outside', () => {
  test('is read when it is one, and refused with the place when it is not', () => {
    const sent = JSON.parse(JSON.stringify(akipForm())) as FormModel;
    expect(isProblem(readModel(sent))).toBe(false);
    expect(readModel({ ...sent, byId: { ...sent.byId, lke: { ...sent.byId['lke'], extra: 1 } } })).toMatchObject({ problem: 'badRequest', details: { place: 'model.byId.lke' } });
    expect(readModel({ ...sent, rootId: 'hilang' })).toMatchObject({ problem: 'badRequest', details: { place: 'model.rootId' } });
    expect(readModel({ ...sent, byId: { ...sent.byId, a: sent.byId['lke'] } })).toMatchObject({ details: { place: 'model.byId.a' } });
  });

  test('never makes the checks stumble, however it is damaged', () => {
    const base = JSON.parse(JSON.stringify(report)) as Record<string, unknown>;
    const ids = Object.keys(report.byId);
    const damage = fc.record({ id: fc.constantFrom(...ids), part: fc.constantFrom('children', 'props', 'score', 'key', 'kind', 'type', 'evidence', 'required'), value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.array(fc.constantFrom(...ids, 'toString', '__proto__')), fc.constant({ rule: 'option' })) });
    fc.assert(fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
      const byId = structuredClone(base['byId']) as Record<string, Record<string, unknown>>;
      for (const { id, part, value } of all) byId[id]![part] = value;
      const model = readModel({ ...base, byId });
      if (isProblem(model)) return;
      formProblems(model);
      publishedForm(model);
    }), { numRuns: 400 });
  });
});
