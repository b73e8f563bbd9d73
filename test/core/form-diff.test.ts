import { describe, expect, test } from '@jest/globals';
import { formDiff } from '../../core/form/diff.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { akipForm } from '../../templates/akip/form.ts';

const report = sampleForms[1]!.model();
const akip = akipForm();
const changed = (id: string, more: Partial<Node>, form = report): FormModel => ({ ...form, byId: { ...form.byId, [id]: { ...form.byId[id]!, ...more } } });
const said = (after: FormModel, before = report) => { const { class: kind, changes } = formDiff(before, after); return [kind, ...changes.map((each) => each.id)]; };
const words = (id: string, title: string): Node['text'] => ({ ...report.byId[id]!.text, id: { ...report.byId[id]!.text.id, title } });
const options = report.byId['jenis']!.props['options'] as readonly { code: string }[];
const proof = { need: 'yes', types: ['pdf'], maxFiles: 3, maxMB: 5, period: false } as const;
const withProof = (more: object) => changed('cocok', { evidence: { ...proof, ...more } });

describe('a new version of a form says what it means for running cases', () => {
  test.each([
    ['a wider limit', changed('nama', { props: { max: 200, span: 6 } }), ['additive-optional', '“Nama lembaga”: panjang terbesar 160 menjadi 200.']],
    ['a narrower limit', changed('nama', { props: { max: 80, span: 6 } }), ['narrowing', '“Nama lembaga”: panjang terbesar 160 menjadi 80.']],
    ['a new option with its label', changed('jenis', { props: { options: [...options, { code: 'lain' }], span: 6 }, text: { ...report.byId['jenis']!.text, id: { ...report.byId['jenis']!.text.id!, options: { ...report.byId['jenis']!.text.id!.options, lain: 'Lainnya' } } } }), ['additive-optional', '“Jenis pelapor”: pilihan Lainnya ditambah.']],
    ['an option less', changed('jenis', { props: { options: options.slice(1), span: 6 } }), ['narrowing', '“Jenis pelapor”: pilihan Perangkat daerah dihapus.']],
    ['an option that is retired', changed('jenis', { props: { options: options.map((option, i) => (i === 0 ? { ...option, retired: true } : option)), span: 6 } }), ['narrowing', '“Jenis pelapor”: pilihan Perangkat daerah tidak lagi ditawarkan.']],
    ['an option that counts otherwise', changed('jenis', { props: { options: options.map((option, i) => (i === 0 ? { ...option, value: '5' } : option)), span: 6 } }), ['type change', '“Jenis pelapor”: pilihan Perangkat daerah bernilai lain: nilai dapat bergeser.']],
    ['a question that becomes required', changed('telepon', { required: true }), ['additive-required', '“Nomor telepon” menjadi wajib.']],
    ['a question that no longer is', changed('nama', { required: false }), ['additive-optional', '“Nama lembaga” tidak lagi wajib.']],
    ['the same question in the same meaning', changed('nama', { text: words('nama', 'Nama instansi'), meaning: 'same' }), ['cosmetic', '“Nama instansi”: bunyi berubah, makna tetap.']],
    ['other words that ask something else', changed('nama', { text: words('nama', 'Nama pimpinan'), meaning: 'changed' }), ['type change', '“Nama pimpinan”: bunyi dan makna berubah; jawaban lama tidak ikut.']],
    ['better help', changed('nama', { text: { ...report.byId['nama']!.text, id: { ...report.byId['nama']!.text.id!, help: 'Tulis lengkap.' } } }), ['cosmetic', '“Nama lembaga”: bantuan atau panduan berubah.']],
    ['a better translation', changed('nama', { text: { ...report.byId['nama']!.text, en: { title: 'Official name' } } }), ['cosmetic', '“Nama lembaga”: terjemahan berubah.']],
    ['a question of another kind', changed('telepon', { kind: 'longText', props: {} }), ['type change', '“Nomor telepon”: jenis isian berubah.']],
    ['another unit', changed('total_pagu', { props: { ...report.byId['total_pagu']!.props, unit: 'juta' } }), ['type change', '“Jumlah pagu”: satuan rupiah menjadi juta.']],
    ['another key', changed('telepon', { key: 'nomor' }), ['narrowing', '“Nomor telepon”: kunci telepon menjadi nomor.']],
    ['another section key', changed('hasil', { key: 'hasil_baru' }), ['narrowing', expect.stringContaining('kunci bagian')]],
    ['a question that moves', { ...report, byId: { ...report.byId, hasil: { ...report.byId['hasil']!, children: ['tepat', 'cocok', 'hambatan'] }, penutup: { ...report.byId['penutup']!, children: ['uraian_hambatan', 'rencana', 'tautan', 'pernyataan'] } } }, ['cosmetic', '“Uraian hambatan” dipindah ke bagian “Rencana dan pernyataan”.']],
    ['another order', changed('penutup', { children: ['tautan', 'rencana', 'pernyataan'] }), ['cosmetic', 'Susunan atau kata-kata bagian berubah.']],
    ['a rule that asks for more', { ...report, rules: [...report.rules, { id: 'baru', effect: 'require', targets: ['surel'], when: { answered: [{ answer: 'nama' }] } }] } as FormModel, ['additive-required', 'Syarat wajib untuk “Surel” ditambah.']],
    ['a rule that is gone', { ...report, rules: report.rules.filter((rule) => rule.id !== 'r_telepon') }, ['additive-optional', 'Syarat wajib untuk “Nomor telepon” dihapus.']],
    ['a mark that says nothing new', changed('nama', { meaning: 'same' }), ['none']],
  ] as const)('%s', (_what, after, expected) => {
    expect(said(after as FormModel)).toEqual(expected);
  });

  test('a question in other words asks whether it means the same, and counts as the worst until it is told', () => {
    const { class: kind, changes } = formDiff(report, changed('nama', { text: words('nama', 'Nama instansi') }));
    expect([kind, changes.map(({ nodeId, asks }) => [nodeId, asks])]).toEqual(['type change', [['nama', 'meaning']]]);
    expect(changes[0]!.id).toBe('“Nama instansi”: bunyi berubah dari “Nama lembaga”. Nyatakan apakah maknanya tetap sama.');
  });

  test('the check before publishing asks of exactly the questions the difference asks of', () => {
    const after = changed('jenis', { text: { ...report.byId['jenis']!.text, id: { ...report.byId['jenis']!.text.id!, options: { ...report.byId['jenis']!.text.id!.options, baru: 'Baru' } } } }, changed('nama', { text: words('nama', 'Nama instansi') }));
    const asked = formProblems(after, { published: report }).filter(({ name }) => name === 'rewordedUnmarked').map(({ nodeId }) => nodeId);
    expect(asked).toEqual(['nama']);
    expect(formDiff(report, after).changes.filter(({ asks }) => asks).map(({ nodeId }) => nodeId)).toEqual(asked);
  });

  test.each([
    ['evidence that becomes required', changed('cocok', { evidence: proof }), changed('cocok', { evidence: { ...proof, need: 'no' } }), 'additive-required', 'bukti dukung tidak diminta menjadi wajib'],
    ['evidence under another condition', changed('cocok', { evidence: { ...proof, need: { when: { '===': [{ answer: 'cocok' }, true] } } } }), changed('cocok', { evidence: { ...proof, need: { when: { answered: [{ answer: 'cocok' }] } } } }), 'additive-required', 'syarat bukti dukung berubah'],
    ['fewer files', withProof({ maxFiles: 1 }), withProof({}), 'narrowing', 'bukti dukung paling banyak 3 berkas menjadi 1 berkas'],
    ['one more type of file', withProof({ types: ['pdf', 'png'] }), withProof({}), 'additive-optional', 'bukti dukung PNG diterima'],
    ['evidence with its period', withProof({ period: true }), withProof({}), 'additive-required', 'bukti dukung harus menyebut masa berlakunya'],
  ] as const)('%s', (_what, after, before, kind, sentence) => {
    expect(said(after, before)).toEqual([kind, expect.stringContaining(sentence)]);
  });

  test('rows and columns of a table are named one by one', () => {
    const table = report.byId['rincian']!;
    const columns = table.props['columns'] as readonly { key: string }[];
    const less = changed(table.id, { props: { ...table.props, columns: columns.slice(1) } });
    const more = changed(table.id, { props: { ...table.props, columns: [...columns, { key: 'baru', kind: 'integer', required: true, text: { id: { title: 'Baru' } } }] } });
    expect(said(less)).toEqual(['removing', expect.stringContaining('dihapus: isian lama tetap tersimpan')]);
    expect(said(more)).toEqual(['additive-required', expect.stringContaining('kolom Baru ditambah (wajib)')]);
  });

  test('every class says what running cases may do, staying first', () => {
    const may = (after: FormModel) => formDiff(report, after).choices;
    expect(may(report)).toEqual(['stay']);
    expect(may(changed('nama', { required: false }))).toEqual(['stay', 'move', 'supplement']);
    expect(may(changed('telepon', { required: true }))).toEqual(['stay', 'supplement']);
    expect(may(changed('nama', { props: { max: 80, span: 6 } }))).toEqual(['stay', 'move']);
    expect(may(changed('telepon', { kind: 'longText', props: {} }))).toEqual(['stay', 'move']);
  });

  test('a weight names what it was, and the worst change names the whole', () => {
    const after = changed('s1a', { score: { rule: 'average', weight: '7.5' } }, akip);
    expect(said(after, akip)).toEqual(['type change', 'Bobot “1.a Keberadaan” 6 menjadi 7,5: nilai dapat bergeser.']);
    expect(said(changed('nama', { required: false }, changed('telepon', { required: true })))[0]).toBe('additive-required');
  });
});
