import { describe, expect, test } from '@jest/globals';
import { nextPeriodDay } from '../../core/cycle/recurrence.ts';
import type { Answers, FormModel } from '../../core/form/model.ts';
import { questionsOf } from '../../core/form/model.ts';
import { prefilled } from '../../core/form/prefill.ts';
import { formProblems } from '../../core/form/problems.ts';
import { quarterForm, quarterOf } from '../../templates/pj/form.ts';

const model = quarterForm();
/** Answers by question id, as submissions keep them. */
const flat = ({ data, evidence }: Answers) => ({ data: Object.fromEntries(questionsOf(model).flatMap(({ node, section }) => { const value = (data[section.key!] as Record<string, unknown> | undefined)?.[node.key!]; return value === undefined ? [] : [[node.id, value]]; })), evidence });
const last = flat(quarterOf(['inflasi', 'stunting'], true));
const having = (id: string, patch: object): FormModel => ({ ...model, byId: { ...model.byId, [id]: { ...model.byId[id]!, ...patch } } });

describe('what the quarter before leaves to the next', () => {
  test('open notes become the first page, done rows are left behind, the own indicators and their last figures come along', () => {
    const begun = prefilled(model, { model, content: last, notes: [{ questionId: 'inflasi_sumber', text: 'Suplai data kurang.' }] });
    expect(begun['daftar']).toEqual([{ _row: 'catatan1', catatan: 'Suplai data kurang. (Sumber data (instansi))', status: 'belum' }]);
    expect(begun['ada_bawaan']).toBe(true);
    expect(begun['indikator']).toEqual(['inflasi', 'stunting']);
    expect(begun['inflasi_sebelum']).toContain('-3,97');
    expect(begun['stunting_sebelum']).toContain('2,91');
    // Of indicators that others own nothing was written, and nothing comes.
    expect(begun).not.toHaveProperty('bumd_sebelum');
    expect(begun).not.toHaveProperty('inflasi_yoy');
  });

  test('a row still in work comes along with its identity; with nothing left the question says so', () => {
    const rows = [{ _row: 'c1', catatan: 'Data bulanan', tindakan: 'Surat', status: 'proses' }, { _row: 'c2', catatan: 'Selesai lama', tindakan: '-', status: 'selesai' }];
    const busy = prefilled(model, { model, content: { ...last, data: { ...last.data, daftar: rows } }, notes: [] });
    expect(busy['daftar']).toEqual([rows[0]]);
    const clean = prefilled(model, { model, content: last, notes: [] });
    expect(clean['daftar']).toBeUndefined();
    expect(clean['ada_bawaan']).toBe(false);
  });

  test('a note of this period does not take the name of a row that an earlier one left', () => {
    const rows = [{ _row: 'catatan1', catatan: 'Dari triwulan lalu', tindakan: 'Surat', status: 'proses' }];
    const begun = prefilled(model, { model, content: { ...last, data: { ...last.data, daftar: rows } }, notes: [{ questionId: 'inflasi_sumber', text: 'Baru.' }] });
    expect((begun['daftar'] as { _row: string }[]).map(({ _row }) => _row)).toEqual(['catatan1', 'catatan2']);
  });

  test('an agency that never sent begins with its notes alone', () => {
    const begun = prefilled(model, { model, content: { data: {}, evidence: {} }, notes: [{ questionId: 'hilang', text: 'x'.repeat(900) }] });
    expect(Object.keys(begun).toSorted()).toEqual(['ada_bawaan', 'daftar']);
    expect((begun['daftar'] as { catatan: string }[])[0]!.catatan).toHaveLength(300);
  });

  test('an answer whose question means something else now does not come along', () => {
    const changed = having('indikator', { meaning: 'changed' });
    expect(prefilled(changed, { model, content: last, notes: [] })).not.toHaveProperty('indikator');
  });

  test('a rule that names what is not there keeps the form from being published, with the way out', () => {
    expect(formProblems(model).filter(({ name }) => name === 'prefillGone')).toEqual([]);
    const broken: readonly (readonly [string, object])[] = [['daftar', { from: 'unfinished', note: 'catatan', status: 'keadaan', done: ['selesai'], first: 'belum' }], ['ada_bawaan', { from: 'any', of: 'indikator' }], ['inflasi_sebelum', { from: 'figures', of: ['tidak_ada'] }]];
    for (const [id, prefill] of broken) expect(formProblems(having(id, { prefill })).filter(({ name }) => name === 'prefillGone')).toMatchObject([{ nodeId: id, place: 'prefill', fix: { commands: [{ name: 'setField', args: { ids: [id], field: 'prefill' } }] } }]);
  });

  test('the period after one begins on its first day, over the end of a year too', () => {
    expect([nextPeriodDay('quarter', '2026-11-26'), nextPeriodDay('quarter', '2026-04-01'), nextPeriodDay('month', '2026-12-31'), nextPeriodDay('semester', '2026-06-30'), nextPeriodDay('year', '2026-01-01')]).toEqual(['2027-01-01', '2026-07-01', '2027-01-01', '2026-07-01', '2027-01-01']);
  });
});
