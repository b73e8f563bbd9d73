import { describe, expect, test } from '@jest/globals';
import { publishedForm } from '../../core/form/compile.ts';
import { redTests } from '../../core/form/form-tests.ts';
import { formProblems } from '../../core/form/problems.ts';
import { score, type Score } from '../../core/form/score.ts';
import { areas } from '../../templates/zi/areas.ts';
import { exampleAnswers, trapAnswers } from '../../templates/zi/form-tests.ts';
import { ziForm } from '../../templates/zi/form.ts';
import type { SubArea } from '../../templates/zi/worksheet.ts';

const hundredths = (decimal: string) => Math.round(Number(decimal) * 100);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const weightOf = (parts: readonly SubArea[]) => sum(parts.map(({ weight }) => hundredths(weight)));
const all = areas.flatMap(({ fulfilment, reform }) => [...fulfilment, ...reform]).flatMap(({ questions }) => questions);
const model = ziForm();
const pointsOf = ({ tree }: Score, passes: (node: string) => boolean) => sum(tree.children.flatMap((area) => area.children).filter(({ node }) => passes(node)).map(({ points }) => Number(points)));
const areaPercents = ({ tree }: Score) => tree.children.slice(0, 6).map(({ percent }) => Number(percent).toFixed(1));
const metBy = (result: Score, name: string) => result.thresholds.find((one) => one.name === name)!;

describe('the worksheet of Zona Integritas', () => {
  test('weighs 60 in six areas, 30 for pemenuhan and 30 for reform, and 40 for results', () => {
    expect(areas.map(({ weight }) => weight)).toEqual(['8', '7', '10', '10', '15', '10']);
    expect(areas.map(({ fulfilment }) => weightOf(fulfilment))).toEqual([400, 350, 500, 500, 750, 500]);
    expect(areas.map(({ reform }) => weightOf(reform))).toEqual([400, 350, 500, 500, 750, 500]);
    expect(sum(model.byId['lke']!.children.map((id) => hundredths(model.byId[id]!.score?.weight ?? '0')))).toBe(10_000);
  });

  test('asks 87 questions for pemenuhan in the numbers of the annex, 23 for reform, and 24 raw counts', () => {
    expect(areas.map(({ fulfilment }) => fulfilment.map(({ questions }) => questions.length))).toEqual([[2, 3, 3, 4], [3, 4, 2], [3, 3, 6, 4, 1, 1], [3, 8], [2, 4, 4, 3, 5], [4, 6, 3, 3, 3]]);
    expect(sum(areas.flatMap(({ reform }) => reform.map(({ questions }) => questions.length)))).toBe(23);
    expect(sum(all.map((question) => ('counts' in question ? question.counts.length : 0)))).toBe(24);
    const kinds = Object.groupBy(all, (question) => ('level' in question ? question.level : '%'));
    expect(Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, list!.length]))).toEqual({ D: 35, C: 34, Y: 17, E: 16, '%': 8 });
  });

  test('can be published as it is: no problem that blocks, and its own tests are green', () => {
    expect(formProblems(model).filter((each) => each.blocks)).toEqual([]);
    expect(redTests(model)).toEqual([]);
    expect(publishedForm(model).sections.length).toBe(46);
  });

  test('gives the worked example: 23,60 + 19,40 + 35,47 = 78,47, WBK is met and WBBM is not', () => {
    const result = score(model, exampleAnswers());
    expect(pointsOf(result, (node) => /^p\d_/.test(node)).toFixed(2)).toBe('23.60');
    expect(pointsOf(result, (node) => /^r\d_/.test(node)).toFixed(2)).toBe('19.40');
    expect(areaPercents(result)).toEqual(['73.8', '67.1', '70.0', '73.0', '70.0', '76.0']);
    expect(result.shown).toBe('78,47');
    expect([metBy(result, 'wbk').met, metBy(result, 'wbbm').met]).toEqual([true, false]);
    expect(metBy(result, 'wbk').parts.find(({ title }) => title.id === 'Pengungkit')).toMatchObject({ value: '43.00', met: true });
  });

  test('does not let a unit pass whose total suffices while one area stays below 60 per cent', () => {
    const result = score(model, trapAnswers());
    expect([result.shown, result.grade]).toEqual(['76,67', 'WBK']);
    expect(metBy(result, 'wbk').met).toBe(false);
    expect(metBy(result, 'wbk').parts.filter(({ met }) => !met)).toMatchObject([{ node: 'a5', value: '58.00', percent: true }]);
  });

  test.each([['opini', 'wdp', 'Wajar dengan pengecualian (WDP)', 'Wajar tanpa pengecualian (WTP)'], ['rb', 'C', 'C', 'AA atau A atau BB atau B atau CC'], ['spip', 2, '2', '3 atau 4 atau 5'], ['tl', false, 'Tidak', 'Ya'], ['sakip_unit', 'CC', 'CC', 'AA atau A atau BB atau B']] as const)('does not let a unit pass on its score alone: %s = %s is not enough', (question, answer, said, wanted) => {
    const { data, evidence } = exampleAnswers();
    const result = score(model, { data: { ...data, syarat: { ...(data['syarat'] as object), [question]: answer } }, evidence });
    expect([result.shown, result.grade, metBy(result, 'wbk').met]).toEqual(['78,47', 'WBK', false]);
    expect(metBy(result, 'wbk').parts.filter(({ met }) => !met)).toMatchObject([{ node: question, answer: { id: said }, oneOf: { id: wanted } }]);
  });

  test('asks for administrative requirements that are answered, not merely not refused', () => {
    const { data, evidence } = exampleAnswers();
    const result = score(model, { data: { ...data, syarat: {} }, evidence });
    expect(metBy(result, 'wbk').parts.filter(({ met }) => !met).map(({ node }) => node)).toEqual(['opini', 'sakip', 'rb', 'spip', 'tl', 'lhkan', 'predikat', 'setahun', 'sakip_unit']);
  });

  test.each([
    ['belum', true, [true, false], ['predikat']],
    ['wbk', true, [false, true], []],
    ['wbk', false, [false, false], ['setahun_wbbm']],
    ['wbbm', true, [false, false], ['predikat']],
  ] as const)('proposes for WBBM only a unit that is WBK and has built towards it for a year: %s, %s', (predikat, year, met, lacks) => {
    const { data, evidence } = exampleAnswers();
    const best = Object.fromEntries(Object.entries(data).map(([section, answers]) => [section, Object.fromEntries(Object.entries(answers as object).map(([id, value]) => [id, typeof value === 'string' && model.byId[id]?.kind === 'gradedChoice' ? 'A' : value]))]));
    const full = { ...best, prima: { ipkp: 4 }, r1_komitmen: { ...(best['r1_komitmen'] as object), r1_komitmen_1_perubahan: 13, r1_komitmen_2_terintegrasi: 9 }, syarat: { ...(best['syarat'] as object), predikat, sakip_unit: 'BB', ...(predikat === 'wbk' ? { setahun_wbbm: year } : {}) } };
    const result = score(model, { data: full, evidence });
    expect(['wbk', 'wbbm'].map((name) => metBy(result, name).met)).toEqual(met);
    expect(metBy(result, 'wbbm').parts.filter((part) => !part.met).map(({ node }) => node)).toEqual(predikat === 'wbk' ? lacks : [...lacks, 'setahun_wbbm']);
  });

  test('decides what nothing out of nothing means', () => {
    const share = (change: Parameters<typeof exampleAnswers>[0], node: string) => pointsOf(score(model, exampleAnswers(change)), (id) => id === node);
    expect(share({ r3_pelanggaran_1_lalu: 0, r3_pelanggaran_1_kini: 0 }, 'r3_pelanggaran')).toBe(2);
    expect(share({ r3_pelanggaran_1_lalu: 0, r3_pelanggaran_1_kini: 1 }, 'r3_pelanggaran')).toBe(0);
    expect(share({ r3_pelanggaran_1_lalu: 2, r3_pelanggaran_1_kini: 5 }, 'r3_pelanggaran')).toBe(0);
    expect(share({ r5_penanganan_1_masuk: 0, r5_penanganan_1_selesai: 0, r5_penanganan_1_proses: 0 }, 'r5_penanganan')).toBe(3);
    expect(share({ r4_capaian_1_sasaran: 0, r4_capaian_1_tercapai: 0 }, 'r4_capaian')).toBe(0);
  });
});
