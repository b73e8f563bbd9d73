import { describe, expect, test } from '@jest/globals';
import { carryOver, homesFor, lossesOf, type Content } from '../../core/form/carry.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { rehearse, touches } from '../../core/form/rehearse.ts';
import { byQuestion } from '../../core/form/state.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { akipForm } from '../../templates/akip/form.ts';

const { model, filled } = sampleForms[1]!;
const report = model();
const content: Content = { data: byQuestion(report, filled), evidence: filled.evidence };
const changed = (id: string, more: Partial<Node>, form = report): FormModel => ({ ...form, byId: { ...form.byId, [id]: { ...form.byId[id]!, ...more } } });
const without = (id: string, parent: string, form = report): FormModel => ({ ...form, byId: { ...Object.fromEntries(Object.entries(form.byId).filter(([key]) => key !== id)), [parent]: { ...form.byId[parent]!, children: form.byId[parent]!.children.filter((child) => child !== id) } } });
const withNew = (node: Partial<Node> & { id: string }, parent: string, form = report): FormModel => changed(parent, { children: [...form.byId[parent]!.children, node.id] }, { ...form, byId: { ...form.byId, [node.id]: { ...form.byId['nama']!, key: node.id, props: { max: 100 }, ...node } } });
const play = (after: FormModel, answers = content) => rehearse({ before: { model: report }, after: { model: after } }, answers);
const calm = { lost: [], required: [], refused: [], shown: [], hidden: [] };

describe('a new version is rehearsed on the answers of an agency', () => {
  test('a version that only says it better means nothing to anybody', () => {
    const outcome = play(changed('nama', { meaning: 'same', text: { id: { title: 'Nama instansi' }, en: { title: 'Name' } } }));
    expect(outcome).toEqual(calm);
    expect(touches(outcome)).toBe(false);
  });

  test('an answer whose question went, or means something else now, loses its place', () => {
    expect(play(without('rencana', 'penutup')).lost).toEqual([{ questionId: 'rencana', why: 'removed' }]);
    expect(play(changed('rencana', { meaning: 'changed' })).lost).toEqual([{ questionId: 'rencana', why: 'meaning' }]);
    expect(play(changed('cocok', { kind: 'yesNo' })).lost).toEqual([{ questionId: 'cocok', why: 'kind' }]);
  });

  test('a question that keeps its identity keeps its answer, whatever its key, place and wording', () => {
    const after = changed('pelapor', { children: report.byId['pelapor']!.children.filter((id) => id !== 'nama') }, changed('penutup', { children: [...report.byId['penutup']!.children, 'nama'] }, changed('nama', { key: 'nama_resmi', meaning: 'same' })));
    expect(play(after)).toEqual(calm);
  });

  test('a column that goes takes its cells along, the rest of the table stays', () => {
    const table = report.byId['rincian']!;
    const after = changed('rincian', { props: { ...table.props, columns: (table.props['columns'] as { key: string }[]).filter(({ key }) => key !== 'penerima') } });
    const { content: kept, lost } = carryOver({ before: report, after }, content);
    expect(lost).toEqual([{ questionId: 'rincian', why: 'part' }]);
    expect((kept.data['rincian'] as object[])[0]).toEqual({ _row: 'b1', kegiatan: 'Bantuan pangan keluarga', sumber: 'apbd', pagu: 850_000_000, realisasi: 612_500_000 });
    expect(kept.evidence['rincian']).toHaveLength(1);
  });

  test('a new required question has to be filled in, an optional one does not', () => {
    expect(play(withNew({ id: 'baru', required: true }, 'penutup')).required).toEqual(['baru']);
    expect(play(withNew({ id: 'baru', required: false }, 'penutup'))).toEqual(calm);
  });

  test('what was missing before is not told as new, what was answered and got lost is', () => {
    const empty: Content = { data: { jenis: 'opd' }, evidence: {} };
    expect(play(changed('nama', { text: { id: { title: 'N' } }, meaning: 'same' }), empty).required).toEqual([]);
    expect(play(changed('nama', { meaning: 'changed' })).required).toEqual(['nama']);
  });

  test('evidence that becomes required is told like a question', () => {
    expect(play(changed('cocok', { evidence: { need: 'yes', types: ['pdf'], maxFiles: 1, maxMB: 1, period: false } })).required).toEqual(['cocok']);
  });

  test('a rule that turns shows or hides what was otherwise, and a hidden answer is no lost one', () => {
    const turned: FormModel = { ...report, rules: report.rules.map((rule) => (rule.id === 'r_hambatan' ? { ...rule, when: { '===': [{ answer: 'hambatan' }, false] } } : rule)) };
    expect(play(turned)).toMatchObject({ lost: [], shown: ['uraian_hambatan'], hidden: [] });
    const hides: FormModel = { ...report, rules: [...report.rules, { id: 'r_baru', effect: 'show', targets: ['rencana'], when: { '===': [{ answer: 'hambatan' }, true] } }] };
    expect(play(hides)).toMatchObject({ lost: [], shown: [], hidden: ['rencana'] });
  });

  test('a limit that becomes narrower refuses answers that were fine', () => {
    const after: FormModel = { ...report, rules: [...report.rules, { id: 'batas', effect: 'limit', targets: ['rencana'], when: { answered: [{ answer: 'rencana' }] } }] };
    expect(play(after).refused).toEqual(['rencana']);
    const tooLong = (_data: unknown) => [{ instancePath: '/rencana', keyword: 'maxLength', params: { limit: 5 } }];
    expect(rehearse({ before: { model: report }, after: { model: report, checks: new Map([['penutup', tooLong]]) } }, content).refused).toEqual(['rencana']);
  });

  test('a mapping gives lost answers a new home of a like kind', () => {
    const after = withNew({ id: 'tindak_lanjut', kind: 'longText', required: true }, 'penutup', without('rencana', 'penutup'));
    expect(lossesOf(report, after)).toEqual([{ questionId: 'rencana', why: 'removed' }]);
    expect(homesFor(report, after, 'rencana')).toEqual(['tindak_lanjut']);
    const { content: kept, lost } = carryOver({ before: report, after }, content, { rencana: 'tindak_lanjut' });
    expect([kept.data['tindak_lanjut'], lost]).toEqual([content.data['rencana'], []]);
    expect(rehearse({ before: { model: report }, after: { model: after }, mapping: { rencana: 'tindak_lanjut' } }, content)).toEqual(calm);
  });

  test('a score that moves is told with both figures', () => {
    const akip = akipForm();
    const graded = Object.values(akip.byId).filter((node) => node.kind === 'gradeScale');
    const answers: Content = { data: Object.fromEntries(graded.map((node, i) => [node.id, i % 2 ? 'B' : 'A'])), evidence: {} };
    const weight = (id: string, value: string, form: FormModel) => changed(id, { score: { ...form.byId[id]!.score!, weight: value } }, form);
    const parts = Object.values(akip.byId).filter((node) => /^s1[ab]$/.test(node.id));
    const after = weight(parts[1]!.id, '10', weight(parts[0]!.id, '5', akip));
    const { score } = rehearse({ before: { model: akip }, after: { model: after } }, answers);
    expect(score).toBeDefined();
    expect(score!.before).not.toBe(score!.after);
    expect(rehearse({ before: { model: akip }, after: { model: akip } }, answers)).toEqual(calm);
  });
});
