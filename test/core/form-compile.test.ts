import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { canonicalJson, sha256 } from '../../core/form/canonical.ts';
import { check } from '../../core/form/check.ts';
import { clean } from '../../core/form/clean.ts';
import { publishedForm } from '../../core/form/compile.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { everyKindForm } from '../../core/samples/forms.ts';
import { akipForm } from '../../templates/akip/form.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const;
const nodes: readonly Node[] = [
  { ...plain, id: 'f', type: 'form', children: ['sec'], text: { id: { title: 'AKIP' } } },
  { ...plain, id: 'sec', type: 'section', key: 's1a', children: ['q1', 'q3', 'q3s'], text: { id: { title: '1.a Keberadaan' } }, score: { rule: 'average', weight: '6' } },
  { ...plain, id: 'q1', type: 'field', kind: 'gradeScale', key: 'k1', required: true, props: { scale: 'AA-E' }, text: { id: { title: 'Pedoman teknis tersedia' }, en: { title: 'Guideline exists' } }, evidence: { need: 'yes', types: ['pdf'], maxFiles: 5, maxMB: 50, period: true } },
  { ...plain, id: 'q3', type: 'field', kind: 'gradeScale', key: 'k3', required: true, props: { scale: 'AA-E' }, text: { id: { title: 'Rencana menengah tersedia' } } },
  { ...plain, id: 'q3s', type: 'field', kind: 'longText', key: 'k3_sebab', required: true, props: { min: 20, max: 2000 }, text: { id: { title: 'Sebab dan rencana' } } },
];
const example: FormModel = {
  format: 1, formId: 'contoh', baseLocale: 'id', locales: ['id'], rootId: 'f', byId: Object.fromEntries(nodes.map((node) => [node.id, node])),
  rules: [{ id: 'r1', effect: 'show', targets: ['q3s'], when: { in: [{ answer: 'q3' }, ['D', 'E']] } }],
  scoring: { mode: 'criteria', roundAt: 'total', bands: [], thresholds: [] }, refs: [], tests: [],
};

describe('a compiled form', () => {
  test('gives the section schema of the published example, byte for byte', () => {
    const text = canonicalJson(publishedForm(example).sections[0]!.schema);
    expect(text).toHaveLength(422);
    expect(sha256(text)).toBe('4134539d7fcc3e4a849cb79fb3b144b93204ac41572ce416540c6d9cd6354730');
  });

  test('asks for the cause only when the grade is D or E, in the schema and in the rules alike', () => {
    const validate = new Ajv({ strict: true, allErrors: true }).compile(publishedForm(example).sections[0]!.schema);
    const answers = (k3: string, cause?: string) => ({ data: { s1a: { k1: 'B', k3, ...(cause ? { k3_sebab: cause } : {}) } }, evidence: { q1: [{ fileId: 'a', name: 'a.pdf', size: 1, mime: 'application/pdf', sha256: 'x' }] } });
    const cause = 'Belum ada tenaga perencana di dinas.';
    for (const [k3, text, fine] of [['BB', undefined, true], ['D', undefined, false], ['D', cause, true], ['E', undefined, false]] as const) {
      const { answers: cleaned } = clean(example, answers(k3, text));
      expect({ k3, text, schema: validate(cleaned.data['s1a']), rules: check(example, answers(k3, text)).items.length === 0 }).toEqual({ k3, text, schema: fine, rules: fine });
    }
  });

  test('sets a hidden answer aside and gives it back when it is shown again', () => {
    const written = { data: { s1a: { k1: 'B', k3: 'D', k3_sebab: 'Belum ada tenaga perencana di dinas.' } }, evidence: {} };
    const hidden = clean(example, { ...written, data: { s1a: { ...written.data.s1a, k3: 'A' } } });
    expect(hidden.answers.data).toEqual({ s1a: { k1: 'B', k3: 'A' } });
    expect(hidden.aside).toEqual({ q3s: 'Belum ada tenaga perencana di dinas.' });
    expect(clean(example, written).answers.data).toEqual(written.data);
  });

  test('names the question and the remedy when evidence is missing', () => {
    const { items } = check(example, { data: { s1a: { k1: 'B', k3: 'B' } }, evidence: {} });
    expect(items.map((item) => [item.questionId, item.message.id])).toEqual([['q1', 'Pedoman teknis tersedia: bukti dukung belum ada. Unggah berkasnya atau pilih dari pustaka.']]);
  });

  test.each([['akip', akipForm()], ['akip by criteria', akipForm({ mode: 'criteria' })], ['tiny', tinyForm()], ['every kind', everyKindForm()]] as const)('compiles under strict Ajv: %s', (_name, model) => {
    const ajv = new Ajv({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const published = publishedForm(model);
    for (const { schema } of published.sections) expect(() => ajv.compile(schema)).not.toThrow();
    expect(() => ajv.compile(published.rootSchema)).not.toThrow();
    expect(publishedForm(JSON.parse(JSON.stringify(model)) as FormModel).hash).toBe(published.hash);
  });

  test('keeps its content hash when only words change', () => {
    const reworded = { ...example, byId: { ...example.byId, q1: { ...example.byId['q1']!, text: { id: { title: 'Pedoman teknis perencanaan tersedia' } } } } };
    expect(publishedForm(reworded).hash).toBe(publishedForm(example).hash);
  });
});
