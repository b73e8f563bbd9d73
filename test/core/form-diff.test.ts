import { describe, expect, test } from '@jest/globals';
import { formDiff } from '../../core/form/diff.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { akipForm } from '../../templates/akip/form.ts';

const report = sampleForms[1]!.model();
const akip = akipForm();
const changed = (id: string, more: Partial<Node>, form = report): FormModel => ({ ...form, byId: { ...form.byId, [id]: { ...form.byId[id]!, ...more } } });
const said = (after: FormModel, before = report) => { const { class: kind, changes } = formDiff(before, after); return [kind, ...changes.map((each) => each.id)]; };
const words = (id: string, title: string): Node['text'] => ({ ...report.byId[id]!.text, id: { title } });

describe('a new version of a form says what it means for running cases', () => {
  test.each([
    ['a wider limit', changed('nama', { props: { max: 200, span: 6 } }), ['additive-optional', '“Nama lembaga”: panjang terbesar 160 menjadi 200.']],
    ['a narrower limit', changed('nama', { props: { max: 80, span: 6 } }), ['narrowing', '“Nama lembaga”: panjang terbesar 160 menjadi 80.']],
    ['a new option', changed('jenis', { props: { options: [...(report.byId['jenis']!.props['options'] as object[]), { code: 'lain' }], span: 6 } }), ['additive-optional', '“Jenis pelapor”: pilihan lain ditambah.']],
    ['an option less', changed('jenis', { props: { options: (report.byId['jenis']!.props['options'] as object[]).slice(1), span: 6 } }), ['narrowing', '“Jenis pelapor”: pilihan Perangkat daerah dihapus.']],
    ['a question that becomes required', changed('telepon', { required: true }), ['additive-required', '“Nomor telepon” menjadi wajib.']],
    ['a question that no longer is', changed('nama', { required: false }), ['additive-optional', '“Nama lembaga” tidak lagi wajib.']],
    ['more evidence', changed('cocok', { evidence: { need: 'yes', types: ['pdf'], maxFiles: 1, maxMB: 1, period: false } }), ['additive-required', '“Penerima cocok dengan basis data?”: ketentuan bukti dukung berubah.']],
    ['the same question in other words', changed('nama', { text: words('nama', 'Nama instansi') }), ['cosmetic', '“Nama instansi”: bunyi berubah.']],
    ['other words that ask something else', changed('nama', { text: words('nama', 'Nama pimpinan'), meaning: 'changed' }), ['type change', '“Nama pimpinan”: jenis atau makna berubah.']],
    ['a question of another kind', changed('telepon', { kind: 'longText', props: {} }), ['type change', '“Nomor telepon”: jenis atau makna berubah.']],
    ['a question that moves', { ...report, byId: { ...report.byId, hasil: { ...report.byId['hasil']!, children: ['tepat', 'cocok', 'hambatan'] }, penutup: { ...report.byId['penutup']!, children: ['uraian_hambatan', 'rencana', 'tautan', 'pernyataan'] } } }, ['cosmetic', '“Uraian hambatan” dipindah ke bagian “Rencana dan pernyataan”.']],
    ['another order', changed('penutup', { children: ['tautan', 'rencana', 'pernyataan'] }), ['cosmetic', 'Susunan atau kata-kata bagian berubah.']],
    ['a rule that asks for more', { ...report, rules: [...report.rules, { id: 'baru', effect: 'require', targets: ['surel'], when: { answered: [{ answer: 'nama' }] } }] } as FormModel, ['additive-required', 'Syarat wajib untuk “Surel” ditambah.']],
    ['a rule that is gone', { ...report, rules: report.rules.filter((rule) => rule.id !== 'r_telepon') }, ['additive-optional', 'Syarat wajib untuk “Nomor telepon” dihapus.']],
  ] as const)('%s', (_what, after, expected) => {
    expect(said(after as FormModel)).toEqual(expected);
  });

  test('a weight names what it was, and the worst change names the whole', () => {
    const after = changed('s1a', { score: { rule: 'average', weight: '7.5' } }, akip);
    expect(said(after, akip)).toEqual(['type change', 'Bobot “1.a Keberadaan” 6 menjadi 7,5: nilai dapat bergeser.']);
    expect(said(changed('nama', { required: false }, changed('telepon', { required: true })))[0]).toBe('additive-required');
  });
});
