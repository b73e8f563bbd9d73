import { describe, expect, test } from '@jest/globals';
import { check } from '../../core/form/check.ts';
import { clean } from '../../core/form/clean.ts';
import { redTests } from '../../core/form/form-tests.ts';
import { type Kind, kinds, type Node } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { kindOf } from '../../core/form/question.ts';
import { questions } from '../../core/form/questions.ts';
import { everyAnswer, everyKind, sampleKey } from '../../core/samples/every-kind.ts';
import { sampleForms } from '../../core/samples/forms.ts';

const form = everyKind();
const node = (kind: Kind): Node => form.byId[sampleKey(kind)]!;
const answers = clean(form, everyAnswer).answers;
const answerOf = (kind: Kind): unknown => Object.values(answers.data).map((section) => (section as Record<string, unknown>)[sampleKey(kind)]).find((value) => value !== undefined);
const told = (kind: Kind, value: unknown, props: Node['props'] = {}) => questions[kind].check({ ...node(kind), props: { ...node(kind).props, ...props } }, value).map((text) => text.id);

describe('every kind of question', () => {
  test.each(kinds)('%s begins with props of its own, shows its answer in both languages and fills a spreadsheet cell', (kind) => {
    const { create, format, cell, isEmpty, diff } = questions[kind];
    expect(kindOf({ ...node(kind), props: create() })).toBe(kind);
    const answer = answerOf(kind);
    if (kind === 'info') return;
    expect(isEmpty(answer)).toBe(false);
    for (const locale of ['id', 'en'] as const) expect(format(node(kind), answer, locale)).toMatch(/\S/);
    expect(cell(node(kind), answer).value).not.toBe('');
    expect(['', 0]).toContain(cell(node(kind), undefined).value);
    expect([diff(node(kind), answer, answer, 'id'), typeof diff(node(kind), undefined, answer, 'id')]).toEqual([undefined, 'string']);
  });

  test.each([
    ['currency', 1_234_567, 'Rp1.234.567', 'Rp1,234,567'], ['percent', 6.65, '6,65%', '6.65%'], ['ratio', { part: 157, whole: 170 }, '157/170 = 92,35%', '157/170 = 92.35%'],
    ['date', '2024-03-22', '22 Maret 2024', '22 March 2024'], ['month', '2024-03', 'Maret 2024', 'March 2024'], ['integer', 1234, '1.234 orang', '1,234 orang'], ['decimal', 1234.5, '1.234,50', '1,234.50'],
    ['yesNo', false, 'Tidak', 'No'], ['yesNoPartial', 'sebagian', 'Sebagian', 'Partly'], ['gradedChoice', 'B', 'B: Sebagian – 0,50', 'B: Part – 0.50'], ['multipleChoice', ['a', 'c'], 'Pilihan pertama; Pilihan ketiga', 'First option; Third option'],
    ['linkEvidence', [{ url: 'https://dinkes.contoh.go.id/x', title: 'Laporan' }], 'Laporan (dinkes.contoh.go.id)', 'Laporan (dinkes.contoh.go.id)'],
  ] as const)('%s is written the way each language writes it', (kind, value, id, en) => {
    expect([questions[kind].format(node(kind), value, 'id'), questions[kind].format(node(kind), value, 'en')]).toEqual([id, en]);
  });

  test.each([
    ['percent', 12.345, 'Tulis paling banyak 2 angka di belakang koma.'], ['ratio', { part: 12, whole: 10 }, 'Bagian (12) tidak boleh melebihi keseluruhan (10).'], ['date', '2025-12-31', 'Pilih tanggal mulai 1 Januari 2026.'],
    ['dateRange', { from: '2026-06-30', to: '2026-06-01' }, 'Tanggal awal harus sebelum tanggal akhir.'], ['dateRange', { from: '2026-01-01', to: '2026-12-31' }, 'Rentang paling lama 92 hari.'],
    ['repeatTable', [{ _row: 'a', nama: 'X', jumlah: 1 }, { _row: 'b', nama: 'X', jumlah: 2 }], 'Baris 2, kolom Nama: nilai ini sudah ada di baris lain.'],
  ] as const)('%s says what is wrong with %j and what to do', (kind, value, sentence) => {
    expect(told(kind, value)).toEqual([sentence]);
  });

  test('a number between two years is a year, and a year is not grouped', () => {
    const year = { ...node('integer'), props: { min: 2015, max: 2100 } };
    expect((['id', 'en'] as const).map((locale) => questions.integer.format(year, 2026, locale))).toEqual(['2026', '2026']);
  });

  test('a code that its list does not have is no answer, also where it looks like one', () => {
    expect([told('codeList', '1.02'), told('codeList', '9.99')]).toEqual([[], ['kode 9.99 tidak ada dalam daftar. Pilih salah satu dari daftarnya.']]);
    expect([told('regionPicker', '99.01.02'), told('regionPicker', '99.01.03')]).toEqual([[], ['kode 99.01.03 tidak ada dalam daftar. Pilih salah satu dari daftarnya.']]);
  });

  test('an exclusive option stands alone, and only known hosts are linked', () => {
    expect(told('multipleChoice', ['a', 'c'], { exclusive: 'c' })).toEqual(['Pilihan “Pilihan ketiga” tidak dapat digabung dengan pilihan lain.']);
    expect(told('linkEvidence', [{ url: 'https://lain.example/x' }], { hosts: ['contoh.go.id'] })).toEqual(['Alamat lain.example tidak termasuk yang diterima: contoh.go.id.']);
  });

  test('a table tells its difference by row, a grade by steps', () => {
    expect(questions.repeatTable.diff(node('repeatTable'), [{ _row: 'a', nama: 'X' }, { _row: 'b' }], [{ _row: 'a', nama: 'Y' }, { _row: 'c' }], 'id')).toBe('1 baris ditambah, 1 diubah, 1 dihapus');
    expect(questions.gradeScale.diff(node('gradeScale'), 'CC', 'BB', 'id')).toBe('CC → BB (+2 tingkat)');
  });

  test('personal text is masked but for its last letters', () => {
    expect(questions.shortText.format({ ...node('shortText'), classification: 'personal' }, '198501012010011001', 'id')).toBe('••••••••••••••1001');
  });
});

describe('the sample forms', () => {
  test.each(sampleForms.map((sample) => [sample.key, sample] as const))('%s can be published, passes its own tests, and its filled answers may be sent', (_key, { model, filled, faulty }) => {
    expect([formProblems(model()), redTests(model()), check(model(), filled).items]).toEqual([[], [], []]);
    const found = check(model(), faulty);
    expect([found.items.length + found.required - found.answered > 0 || faulty.data['isi'] !== undefined]).toEqual([true]);
  });

  test('the report adds its table up: 708.500.000 of 970.000.000 rupiah are 73,04%', () => {
    const { model, filled } = sampleForms[1]!;
    expect(clean(model(), filled).answers.data['kegiatan']).toMatchObject({ total_pagu: 970_000_000, total_realisasi: 708_500_000, serapan: 73.04 });
  });

  test('an office without activities is asked why, and for nothing about activities', () => {
    const { model, filled } = sampleForms[1]!;
    const given = { ...filled, data: { ...filled.data, pelapor: { ...(filled.data['pelapor'] as object), ada: false } } };
    const { answers: cleaned, aside } = clean(model(), given);
    expect(check(model(), given).items.map((item) => item.questionId)).toEqual(['nihil']);
    expect([cleaned.data['kegiatan'], cleaned.data['hasil'], Object.keys(aside).sort()]).toEqual([{}, {}, ['cocok', 'hambatan', 'rincian', 'strategi', 'tepat']]);
  });

  test('a reporter outside government is asked for a phone number', () => {
    const { model, filled } = sampleForms[1]!;
    const given = { ...filled, data: { ...filled.data, pelapor: { ...(filled.data['pelapor'] as object), jenis: 'ormas' } } };
    expect(check(model(), given).items.map((item) => item.message)).toEqual([{ id: 'Nomor telepon: belum dijawab. Isi jawaban ini.', en: 'Phone number: not answered yet. Fill it in.' }]);
  });
});
