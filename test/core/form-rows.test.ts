import { describe, expect, test } from '@jest/globals';
import { underNames } from '../../core/form/blocks.ts';
import { check } from '../../core/form/check.ts';
import type { FormModel } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { ruleSentence } from '../../core/form/rule-sentence.ts';
import { readModel } from '../../core/form/shape.ts';
import { traceOf } from '../../core/form/trace.ts';
import { sharedRows } from '../../core/report/tables.ts';
import { isRepeat } from '../../core/rule/row-marks.ts';
import { report, reportRow, tkpkForm } from '../../templates/tkpk/form.ts';

const form = tkpkForm();
const row = (n: number, own: Readonly<Record<string, unknown>> = {}) => reportRow(n, { kegiatan: 'PKH daerah', pagu: 100, realisasi: 80, sasaran: 10, penerima: 9, ...own });
const warningsOf = (rows: readonly object[], model: FormModel = form) => check(model, report('opd', 'Dinas Sosial', rows as never)).warnings.map(({ message }) => message.id);

describe('a rule that is asked of each row of a table', () => {
  test('names the row that spends more than its budget, though the others make up for it in the total', () => {
    expect(warningsOf([row(1), row(2, { realisasi: 700, kecamatan: 'Contoh 2' }), row(3, { pagu: 5_000, kecamatan: 'Contoh 3' })])).toEqual([expect.stringMatching(/^Rincian kegiatan: baris 2: realisasi melebihi pagu\./)]);
  });

  test('names every row it holds on, and says nothing of a row whose cells are open', () => {
    const { penerima: _open, ...open } = row(2, { penerima: 90, kecamatan: 'Contoh 2' });
    expect(warningsOf([row(1, { penerima: 90 }), open, row(3, { penerima: 11, kecamatan: 'Contoh 3' })]).map((said) => /baris \d/.exec(said)?.[0])).toEqual(['baris 1', 'baris 3']);
  });

  test('finds the same activity in the same district a second time, and lets it stand in another district', () => {
    expect(warningsOf([row(1), row(2, { kecamatan: 'Contoh 2' })])).toEqual([]);
    expect(warningsOf([row(1), row(2, { kecamatan: 'Contoh 2' }), row(3, { kegiatan: ' pkh DAERAH' })])).toEqual([expect.stringContaining('baris 3: kegiatan dan kecamatan ini sudah dilaporkan')]);
    expect(isRepeat({ rows: [{ kegiatan: 'A' }, { kegiatan: 'A' }], at: 1 }, ['kegiatan', 'kecamatan'])).toBe(false);
  });

  test('keeps answers from being sent where it is a limit', () => {
    const strict = { ...form, rules: form.rules.map((rule) => (rule.id === 'r_pagu' ? { ...rule, effect: 'limit' as const } : rule)) };
    expect(check(strict, report('opd', 'Dinas Sosial', [row(1, { realisasi: 101 })])).items.map(({ keyword, message }) => [keyword, message.en])).toEqual([['limit', expect.stringMatching(/^Activities in detail: row 1: more was spent/)]]);
  });

  test('reads as a sentence, tells why it warns, and travels with its table under new names', () => {
    const rule = form.rules.find(({ id }) => id === 'r_ganda')!;
    expect(ruleSentence(form, rule)).toEqual({ id: 'Peringatkan pada “Rincian kegiatan” untuk tiap baris “Rincian kegiatan” bila Kegiatan dan Kecamatan sama dengan baris sebelumnya.', en: 'Warn at “Activities in detail” for each row of “Activities in detail” if Activity and District are the same as in an earlier row.' });
    const { rules } = traceOf({ model: form, answers: report('opd', 'Dinas Sosial', [row(1), row(2)]) }, 'rincian')!;
    expect(rules.filter(({ fires }) => fires).map((traced) => [traced.rule.id, traced.condition?.holds])).toEqual([['r_ganda', true]]);
    const { rules: [renamed] } = underNames({ tree: { rootIds: ['rincian'], byId: { rincian: form.byId['rincian']! } }, rules: [rule] }, { ids: new Map([['rincian', 'tabel']]), key: (key) => key, rule: (id) => id });
    expect(renamed).toMatchObject({ each: 'tabel', targets: ['tabel'], when: { repeats: ['tabel', 'kegiatan', 'kecamatan'] } });
    expect(readModel(JSON.parse(JSON.stringify(form)))).toEqual(form);
    expect(formProblems(form).filter(({ blocks }) => blocks)).toEqual([]);
  });

  test('finds what two reporters both count in the compiled report, but not what one repeats', () => {
    const table = form.byId['rincian']!;
    const told = sharedRows(table, form.rules, [{ agency: 'Dinas Sosial', value: [row(1), row(2)] }, { agency: 'BAZNAS', value: [row(1, { kegiatan: 'pkh daerah' })] }, { agency: 'Bank', value: [row(1, { kecamatan: 'Contoh 9' })] }]);
    expect(told).toEqual({ table: 'Rincian kegiatan: dilaporkan lebih dari satu instansi', columns: ['Kegiatan', 'Kecamatan'], lines: [{ agency: 'Dinas Sosial, BAZNAS', cells: ['PKH daerah', 'Contoh Utara'] }] });
    expect(sharedRows(table, form.rules, [{ agency: 'Dinas Sosial', value: [row(1), row(2)] }])).toBeUndefined();
  });
});
