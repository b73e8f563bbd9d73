import { describe, expect, test } from '@jest/globals';
import { publishedForm } from '../../core/form/compile.ts';
import { formDiff } from '../../core/form/diff.ts';
import type { FormModel, Node, NodeText } from '../../core/form/model.ts';
import { beyondWords, inWordsOf } from '../../core/form/presentation.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { akipForm } from '../../templates/akip/form.ts';

const report = sampleForms[1]!.model();
const akip = akipForm();
const changed = (id: string, more: Partial<Node>, form: FormModel = report): FormModel => ({ ...form, byId: { ...form.byId, [id]: { ...form.byId[id]!, ...more } } });
const worded = (id: string, words: Partial<NodeText>, locale: 'id' | 'en' = 'id'): Node['text'] => ({ ...report.byId[id]!.text, [locale]: { title: '', ...report.byId[id]!.text[locale], ...words } });
const options = report.byId['jenis']!.props['options'] as readonly { readonly code: string }[];
const table = Object.values(report.byId).find(({ props }) => Array.isArray(props['columns']))!;
const columns = table.props['columns'] as readonly { readonly text: object }[];

describe('a correction of words', () => {
  test.each([
    ['a better title that means the same', changed('nama', { text: worded('nama', { title: 'Nama instansi' }), meaning: 'same' })],
    ['a better help text', changed('nama', { text: worded('nama', { help: 'Tulis lengkap.' }) })],
    ['a translation', changed('nama', { text: worded('nama', { title: 'Official name' }, 'en') })],
    ['the label of an option', changed('jenis', { text: worded('jenis', { options: { ...report.byId['jenis']!.text.id!.options, [options[0]!.code]: 'Instansi daerah' } }), meaning: 'same' })],
    ['the title of a section', changed('penutup', { text: worded('penutup', { title: 'Penutup' }) })],
    ['the title of a column', changed(table.id, { props: { ...table.props, columns: columns.map((column, at) => (at === 0 ? { ...column, text: { id: { title: 'Nama lain' } } } : column)) } })],
    ['the sentence of a rule', { ...report, rules: report.rules.map((rule) => ({ ...rule, text: { id: 'Periksa lagi.' } })) }],
    ['another test of the form', { ...report, tests: [] }],
  ] as const)('may be %s, and the version keeps what it checks and how it counts', (_what, draft) => {
    expect(beyondWords(report, draft)).toEqual([]);
    const shown = inWordsOf(report, draft);
    expect(publishedForm(shown)).toMatchObject({ hash: publishedForm(report).hash, sections: publishedForm(report).sections });
    expect(formDiff(shown, draft).class).toBe('none');
    expect(shown.tests).toEqual(report.tests);
  });

  test.each([
    ['a title of which nobody said that it means the same', changed('nama', { text: worded('nama', { title: 'Nama instansi' }) }), 'nama', 'Nyatakan apakah maknanya tetap sama'],
    ['a title that means something else', changed('nama', { text: worded('nama', { title: 'Nama pimpinan' }), meaning: 'changed' }), 'nama', 'bunyi dan makna berubah'],
    ['a key', changed('telepon', { key: 'nomor' }), 'telepon', 'kunci telepon menjadi nomor'],
    ['a kind', changed('telepon', { kind: 'longText', props: {} }), 'telepon', 'jenis isian berubah'],
    ['what is required', changed('telepon', { required: true }), 'telepon', 'menjadi wajib'],
    ['the value of an option', changed('jenis', { props: { ...report.byId['jenis']!.props, options: options.map((option, at) => (at === 0 ? { ...option, value: '5' } : option)) } }), 'jenis', 'bernilai lain'],
    ['a width', changed('nama', { props: { ...report.byId['nama']!.props, span: 12 } }), 'nama', 'tata letak'],
    ['the order', changed('penutup', { children: ['tautan', 'rencana', 'pernyataan'] }), 'penutup', 'susunan'],
    ['what a question begins with', changed('nama', { prefill: { from: 'same' } }), 'nama', 'isian awal'],
    ['the statement that was agreed to', changed('pernyataan', { text: worded('pernyataan', { help: 'Saya menyatakan hal lain.' }), meaning: 'same' }), 'pernyataan', 'pernyataan yang disetujui'],
    ['a warning', { ...report, rules: [...report.rules, { id: 'baru', effect: 'warn', targets: ['nama'], when: { answered: [{ answer: 'nama' }] }, text: { id: 'Yakin?' } }] } as FormModel, 'nama', 'Peringatan'],
    ['the order of rules', { ...report, rules: report.rules.toReversed() }, null, 'Aturan'],
  ] as const)('is not %s, and says so at its place', (_what, draft, nodeId, words) => {
    const found = beyondWords(report, draft as FormModel);
    expect(found).toContainEqual(expect.objectContaining({ nodeId, id: expect.stringContaining(words) }));
  });

  test('weights are no words', () => {
    const scored = Object.values(akip.byId).find(({ score }) => score?.weight !== undefined)!;
    expect(beyondWords(akip, changed(scored.id, { score: { ...scored.score!, weight: '1' } }, akip)).map(({ nodeId }) => nodeId)).toContain(scored.id);
  });

  test('a question that comes is told once, not again as another order of its section', () => {
    const fresh: Node = { ...report.byId['telepon']!, id: 'faks', key: 'faks', text: { id: { title: 'Nomor faks' } } };
    const home = Object.values(report.byId).find(({ children }) => children.includes('telepon'))!;
    expect(beyondWords(report, { ...report, byId: { ...report.byId, faks: fresh, [home.id]: { ...home, children: [...home.children, 'faks'] } } }).map(({ nodeId }) => nodeId)).toEqual(['faks']);
  });

  test('what the version said of the meaning of its questions stays said', () => {
    const second = changed('nama', { text: worded('nama', { title: 'Nama instansi' }), meaning: 'same' });
    const draft = changed('surel', { text: worded('surel', { title: 'Surel resmi' }), meaning: 'same' }, changed('nama', { text: second.byId['nama']!.text }));
    const shown = inWordsOf(second, draft);
    expect([shown.byId['nama']!.meaning, shown.byId['surel']!.meaning]).toEqual(['same', 'same']);
    expect(formDiff(report, shown).class).toBe('cosmetic');
  });
});
