import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { clean } from '../../core/form/clean.ts';
import { applyCommands } from '../../core/form/commands.ts';
import { publishedForm } from '../../core/form/compile.ts';
import { gateOf, withGate } from '../../core/form/evidence-gate.ts';
import { redTests } from '../../core/form/form-tests.ts';
import { generatedAnswers } from '../../core/form/generated.ts';
import { maskedAnswers } from '../../core/form/masked.ts';
import { type FormModel, type FormTest, type Kind, kinds, type Node } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { questionSchema } from '../../core/form/question-schema.ts';
import { sectionData } from '../../core/form/section-data.ts';
import { seenBy } from '../../core/form/seen-by.ts';
import { traceOf } from '../../core/form/trace.ts';
import { outcomeOf, tryAnswers } from '../../core/form/try.ts';
import { schemaErrors } from '../../core/form/value-faults.ts';
import { evenWeights, weightRows } from '../../core/form/weights.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { part, formOf } from '../../core/form/parts.ts';
import { akipForm } from '../../templates/akip/form.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);

/** What a whole form refuses: its own checks, and the real schemas of its sections. */
function refusals(model: FormModel, answers: ReturnType<typeof generatedAnswers>): readonly string[] {
  const { sections } = publishedForm(model);
  const bySchema = sectionData(model, clean(model, answers)).flatMap(({ section, data }) => {
    const schema = sections.find((each) => each.nodeId === section.id)!.schema;
    return ajv.validate(schema, data) ? [] : (ajv.errors ?? []).map((error) => `${section.id}${error.instancePath} ${error.message}`);
  });
  return [...tryAnswers(model, answers).checked.items.map((item) => item.message.id), ...bySchema];
}

const forms: readonly (readonly [string, FormModel])[] = [...sampleForms.map(({ key, model }) => [key, model()] as const), ['akip', akipForm()], ['akip by criterion', akipForm({ mode: 'criteria' })]];
const seeds = fc.integer({ min: 1, max: 100_000 });

describe('generated answers', () => {
  test.each(forms)('are taken by %s, whatever the seed', (_name, model) => {
    fc.assert(fc.property(seeds, fc.boolean(), (seed, requiredOnly) => {
      expect(refusals(model, generatedAnswers(model, { seed, requiredOnly }))).toEqual([]);
    }), { numRuns: 25 });
  });

  test('are the same for the same seed and others for another', () => {
    const model = forms[1]![1];
    expect(generatedAnswers(model, { seed: 7 })).toEqual(generatedAnswers(model, { seed: 7 }));
    expect(generatedAnswers(model, { seed: 7 })).not.toEqual(generatedAnswers(model, { seed: 8 }));
  });

  const words = [{ title: 'A' }, { title: 'A' }] as const;
  const only = (kind: Kind, props: Node['props']): FormModel => formOf('satu', [
    part('akar', { type: 'form', children: ['bagian'], words: ['Akar', 'Root'] }), part('bagian', { type: 'section', children: ['tanya'], words: ['Bagian', 'Part'] }),
    part('tanya', { kind, type: kind === 'repeatTable' || kind === 'fixedTable' ? 'table' : 'field', required: true, props, words }),
  ]);
  const small = fc.integer({ min: 0, max: 40 });
  const range = fc.tuple(small, small).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
  const days = fc.tuple(small, small).map(([a, b]) => ({ from: `2026-01-${String(1 + Math.min(a, b) % 28).padStart(2, '0')}`, to: `2026-03-${String(1 + Math.max(a, b) % 28).padStart(2, '0')}` }));
  const options = fc.integer({ min: 1, max: 7 }).map((count) => Array.from({ length: count }, (_, i) => ({ code: `k${i}`, value: String(i) })));
  const lines = (mark: string) => [1, 2].map((n) => ({ key: `${mark}${n}`, text: { id: { title: `${mark}${n}` }, en: { title: `${mark}${n}` } } }));
  const props: Readonly<Partial<Record<Kind, fc.Arbitrary<Node['props']>>>> = {
    integer: range, decimal: fc.tuple(range, fc.integer({ min: 0, max: 4 })).map(([limits, places]) => ({ ...limits, places })), percent: range, currency: range,
    longText: fc.tuple(small, small).map(([min, more]) => ({ min, max: min + more + 1 })), shortText: fc.constantFrom({ max: 3 }, { max: 200, preset: 'nip' }, { max: 200, preset: 'nik' }, { preset: 'phone', max: 16 }, { preset: 'email', max: 90 }, { max: 20, pattern: '^[0-9]{4}$' }),
    date: days, dateRange: fc.integer({ min: 1, max: 400 }).map((longest) => ({ longest })),
    multipleChoice: fc.tuple(options, fc.boolean()).map(([list, alone]) => ({ options: list, min: 1, max: list.length, ...(alone && list.length > 1 ? { exclusive: 'k0' } : {}) })),
    singleChoice: options.map((list) => ({ options: list.map((option, i) => ({ ...option, retired: i > 0 && i % 2 === 1 })) })),
    ranking: fc.tuple(options, fc.integer({ min: 2, max: 4 })).map(([list, top]) => ({ options: list, top })), richText: fc.constantFrom({}, { marks: [], blocks: [], maxKB: 1 }),
    regionPicker: fc.constantFrom({ level: 'district' }, { level: 'village', parent: '35.13' }, { level: 'province' }),
    repeatTable: fc.tuple(range, fc.boolean()).map(([{ min, max }, unique]) => ({ min: Math.min(min, 5), max: Math.max(max, 5), columns: [{ key: 'nama', kind: 'shortText', required: true, unique, props: { max: 30 }, text: { id: { title: 'Nama' } } }, { key: 'jumlah', kind: 'integer', required: true, unique, props: { min: 0 }, text: { id: { title: 'Jumlah' } } }] })),
    fixedTable: fc.boolean().map((required) => ({ rows: lines('b'), columns: [{ key: 'k', kind: 'decimal', required, props: { places: 1, min: 0, max: 5 }, text: { id: { title: 'K' } } }, { key: 'l', kind: 'date', text: { id: { title: 'L' } } }], requiredCells: ['b1.l'] })),
    matrix: fc.tuple(range, fc.constantFrom('integer', 'decimal', 'percent', 'currency'), fc.boolean()).map(([limits, number, limited]) => ({ ...limits, number, required: true, rows: lines('b'), columns: lines('k'), sums: limited ? [{ of: 'all', is: 'atLeast', value: limits.min * 4 }] : [] })),
    linkEvidence: fc.constantFrom({ max: 1, hosts: ['dinkes.contoh.go.id'] }, { max: 2 }), fileEvidence: fc.constantFrom({ max: 3, min: 2, types: ['png'], maxMB: 1 }, {}),
  };
  test.each(Object.entries(props))('of %s keep to its limits, whatever they are', (kind, some) => {
    fc.assert(fc.property(some, seeds, (own, seed) => {
      const model = only(kind as Kind, own);
      expect(refusals(model, generatedAnswers(model, { seed }))).toEqual([]);
    }), { numRuns: 60 });
  });

  test('follow rules: a limit on another answer is kept by answering both anew', () => {
    const base = only('integer', { min: 0, max: 100 });
    const pagu = part('pagu', { kind: 'integer', required: true, props: { min: 0, max: 100 }, words });
    const model: FormModel = { ...base, byId: { ...base.byId, pagu, bagian: { ...base.byId['bagian']!, children: ['pagu', 'tanya'] } }, rules: [{ id: 'r1', effect: 'limit', targets: ['tanya'], value: { answer: 'pagu' } }] };
    fc.assert(fc.property(seeds, (seed) => { expect(refusals(model, generatedAnswers(model, { seed }))).toEqual([]); }), { numRuns: 60 });
  });
});

describe('a value is judged without a compiler as Ajv judges it', () => {
  const form = sampleForms[2]!.model();
  test.each(kinds.filter((kind) => !['raw', 'info', 'computed'].includes(kind)))('%s', (kind) => {
    const schema = questionSchema(Object.values(form.byId).find((node) => node.kind === kind)!);
    const check = ajv.compile(schema);
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.constantFrom('AA', 'ya', '2026-02-30', '2026-02-28', 'a', ['a', 'a'], { part: 1 }, { agreed: false }, 1e20, -1, ''), fc.dictionary(fc.constantFrom('from', 'to', 'part', 'whole', 'agreed'), fc.jsonValue())), (value) => {
      expect(schemaErrors(schema, value).length === 0).toBe(check(value));
    }), { numRuns: 150 });
  });
});

describe('why a question is as it is', () => {
  const tiny = sampleForms[0]!.model();
  const report = sampleForms[1]!.model();
  test('a hidden question names the rule, its condition, and what stands there', () => {
    const trace = traceOf({ model: tiny, answers: { data: { isi: { ada: true } }, evidence: {} } }, 'sebab')!;
    expect(trace).toMatchObject({ hidden: true, required: false, alwaysRequired: true, rules: [{ fires: false, condition: { holds: false, readings: [{ id: 'ada', value: { id: 'Ya', en: 'Yes' } }] } }] });
    expect(trace.rules[0]!.sentence.id).toBe('Tampilkan “Mengapa belum ada?” bila “Apakah rencana aksi sudah ada?” adalah Tidak.');
  });

  test('an unanswered question says so, and the shown one holds', () => {
    expect(traceOf({ model: tiny, answers: { data: { isi: {} }, evidence: {} } }, 'sebab')!.rules[0]!.condition!.readings[0]!.value.id).toBe('Tidak diisi');
    expect(traceOf({ model: tiny, answers: { data: { isi: { ada: false } }, evidence: {} } }, 'sebab')).toMatchObject({ hidden: false, required: true, rules: [{ fires: true }] });
  });

  test('a question inside a hidden section points at that section', () => {
    const trace = traceOf({ model: report, answers: { data: { pelapor: { ada: false } }, evidence: {} } }, 'tepat')!;
    expect([trace.hidden, trace.hiddenWith?.id, trace.rules]).toEqual([true, 'hasil', []]);
  });

  test('joined conditions are told part by part, and what a formula read is told with it', () => {
    const model: FormModel = { ...tiny, rules: [{ id: 'r1', effect: 'show', targets: ['sebab'], when: { and: [{ answered: [{ answer: 'ada' }] }, { '!': [{ or: [{ '===': [{ answer: 'ada' }, true] }, { '===': [{ ref: 'tahun' }, 2025] }] }] }] } }] };
    const { condition } = traceOf({ model, answers: { data: { isi: { ada: false } }, evidence: {} }, refs: { tahun: 2026 } }, 'sebab')!.rules[0]!;
    expect(condition).toMatchObject({ join: 'and', holds: true, parts: [{ holds: true }, { join: 'not', holds: true, parts: [{ join: 'or', holds: false, parts: [{ holds: false }, { holds: false, readings: [{ value: { id: '2026' } }] }] }] }] });
    const answers = { data: { pelapor: { ada: true }, kegiatan: { rincian: [{ _row: 'a', pagu: 200, realisasi: 50 }] } }, evidence: {} };
    expect(traceOf({ model: report, answers }, 'serapan')!.computed).toMatchObject({ value: { id: '25,00%' }, readings: [{ id: 'total_realisasi', value: { id: '50 rupiah' } }, { id: 'total_pagu' }] });
  });

  test('a stranger has no trace', () => {
    expect(traceOf({ model: tiny, answers: { data: {}, evidence: {} } }, 'constructor')).toBeUndefined();
  });
});

describe('tests of a form', () => {
  const tiny = sampleForms[0]!.model();
  const withTest = (expected: FormTest['expect'], answers: FormTest['answers'] = { data: { isi: { ada: true } }, evidence: {} }): FormModel => ({ ...tiny, tests: [{ id: 't1', title: 'Uji', answers, expect: expected }] });
  test('green where all comes as expected', () => {
    expect(redTests(withTest({ visible: ['ada'], hidden: ['sebab'], errors: [] }))).toEqual([]);
  });

  test.each([
    [{ visible: ['ada', 'sebab'] }, 'visible', 'ada, sebab', 'ada'], [{ hidden: ['ada', 'sebab'] }, 'hidden', 'ada, sebab', 'sebab'], [{ errors: ['ada'] }, 'errors', 'ada', ''], [{ total: '10.0000' }, 'total', '10.0000', ''],
  ] as const)('red with %j says what was expected and what came', (expected, testPart, wanted, actual) => {
    expect(redTests(withTest(expected))).toMatchObject([{ part: testPart, expected: wanted, actual }]);
  });

  test('an answer of the wrong length counts among the errors, as it does on sending', () => {
    expect(outcomeOf(tiny, { data: { isi: { ada: false, sebab: 'Belum' } }, evidence: {} }).errors).toEqual(['sebab']);
  });

  test('while one is red, publishing is refused at that test', () => {
    expect(formProblems(withTest({ errors: ['ada'] })).filter(({ blocks }) => blocks)).toMatchObject([{ name: 'redTest', place: 'test:t1' }]);
  });

  test('what came out, taken as what is expected, makes the test green', () => {
    const akip = akipForm();
    const answers = generatedAnswers(akip, { seed: 3 });
    const { total, grade, errors, hidden } = outcomeOf(akip, answers);
    expect(redTests({ ...akip, tests: [{ id: 't', title: 'T', answers, expect: { total, grade, errors, hidden } }] })).toEqual([]);
  });
});

describe('weights', () => {
  const akip = akipForm();
  const reweighed = (id: string, weight: string): FormModel => ({ ...akip, byId: { ...akip.byId, [id]: { ...akip.byId[id]!, score: { ...akip.byId[id]!.score!, weight } } } });
  const row = (model: FormModel, id: string) => weightRows(model).find((each) => each.id === id);
  test('add up to the parent and to 100 in the worksheet', () => {
    expect([row(akip, 'lke'), row(akip, 'c1')]).toMatchObject([{ sum: '100', wanted: '100' }, { sum: '30', wanted: '30' }]);
    expect(weightRows(akip).filter(({ off }) => off !== undefined)).toEqual([]);
  });

  test.each([['s1a', '7.25', 'c1', '1.25'], ['s1a', '5.9', 'c1', '-0.1'], ['c4', '20', 'lke', '-5']])('%s at %s leaves %s off by %s', (id, weight, parent, off) => {
    expect(row(reweighed(id, weight), parent)?.off).toBe(off);
  });

  test('the whole form is held to 100 whatever it says itself', () => {
    expect(row(reweighed('lke', '90'), 'lke')).toMatchObject({ sum: '100', wanted: '100' });
  });

  test('shared evenly they are exact again, also where they do not divide', () => {
    const model = reweighed('c3', '10');
    const after = applyCommands(model, evenWeights(model, 'c3'));
    expect('model' in after && ['s3a', 's3b', 's3c'].map((id) => after.model.byId[id]!.score!.weight)).toEqual(['3.33', '3.33', '3.34']);
    expect('model' in after && row(after.model, 'c3')?.off).toBeUndefined();
    expect('model' in after && after.model.byId['s3a']!.score!.rule).toBe('average');
  });

  test('inside a mean a weight has no effect and is not asked for', () => {
    expect([row(akip, 's1a')?.weighs, row(akip, 'q1a')?.weighs]).toEqual([true, false]);
  });
});

describe('the evidence gate of a graded question', () => {
  const node = akipForm().byId['q1a']!;
  const levels = ['AA', 'A', 'BB', 'B', 'CC', 'C', 'D', 'E'];
  test('is read from the worksheet: every level but E has to be proven', () => {
    expect(gateOf(node, levels)).toEqual({ codes: levels.slice(0, -1) });
  });

  test('what is set is what is read, for any choice of levels', () => {
    fc.assert(fc.property(fc.subarray(levels), (codes) => {
      expect(gateOf({ ...node, evidence: withGate(node, levels, codes) }, levels)).toEqual({ codes });
    }));
  });

  test('a condition about another answer is left alone and said', () => {
    expect(gateOf({ ...node, evidence: { ...node.evidence!, need: { when: { in: [{ answer: 'q1b' }, ['AA']] } } } }, levels)).toEqual({ other: true });
  });
});

describe('what a role meets', () => {
  const base = sampleForms[1]!.model();
  const model: FormModel = { ...base, byId: { ...base.byId, hasil: { ...base.byId['hasil']!, see: ['head'] }, kegiatan: { ...base.byId['kegiatan']!, edit: ['coordinator'] }, serapan: { ...base.byId['serapan']!, edit: ['operator'] } } };
  test('a part kept for one role is unseen by others with everything in it', () => {
    expect([seenBy(model, 'operator').unseen.has('tepat'), seenBy(model, 'head').unseen.has('tepat')]).toEqual([true, false]);
  });

  test('filling in is for operator and head, until a part says otherwise', () => {
    const [operator, coordinator] = [seenBy(model, 'operator').readOnly, seenBy(model, 'coordinator').readOnly];
    expect(['nama', 'rincian', 'serapan'].map((id) => [operator.has(id), coordinator.has(id)])).toEqual([[false, true], [true, false], [false, true]]);
  });

  test('personal answers and files are put out of sight, the rest stays word for word', () => {
    const given = { data: { nama: 'Dinas X', telepon: '081111111111', penanggung: 'Nama Asli', lain: 1 }, evidence: { rincian: [{ fileId: 'f1', name: 'ktp-asli.pdf', size: 5, mime: 'application/pdf', sha256: 'a' }] } };
    const seen = maskedAnswers([base], given, { role: 'administrator', seesEvidence: false });
    expect([seen.data['nama'], seen.data['lain'], [...seen.masked].sort()]).toEqual(['Dinas X', undefined, ['penanggung', 'rincian', 'telepon']]);
    expect(JSON.stringify(seen)).not.toMatch(/Nama Asli|081111111111|ktp-asli/);
    expect(maskedAnswers([base], given, { role: 'administrator', seesEvidence: true }).evidence).toEqual(given.evidence);
    const named: FormModel = { ...base, byId: { ...base.byId, telepon: { ...base.byId['telepon']!, see: ['administrator', 'operator'] } } };
    expect(maskedAnswers([named], given, { role: 'administrator', seesEvidence: true }).data['telepon']).toBe('081111111111');
    expect(maskedAnswers([named, base], given, { role: 'administrator', seesEvidence: true }).masked).toContain('telepon');
  });
});
