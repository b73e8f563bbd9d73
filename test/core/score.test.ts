import { describe, expect, test } from '@jest/globals';
import { bandOf, score, shownTotal } from '../../core/form/score.ts';
import type { Answers, FormModel, Node } from '../../core/form/model.ts';
import { akipForm } from '../../templates/akip/form.ts';

const subs = ['1a', '1b', '1c', '2a', '2b', '2c', '3a', '3b', '3c', '4a', '4b', '4c'];
const graded = (grades: string): Answers => ({ data: Object.fromEntries(grades.split(' ').map((grade, i) => [`s${subs[i]}`, { [`q${subs[i]}`]: grade }])), evidence: {} });
const akip = akipForm();

describe('the score of the internal AKIP evaluation (domain.md §9)', () => {
  test('is 63,00 B at the pre-evaluation, component by component', () => {
    const result = score(akip, graded('BB B CC B CC CC BB B CC B CC C'));
    expect([result.total, result.shown, result.grade]).toEqual(['63.0000', '63,00', 'B']);
    expect(result.tree.children.map((child) => child.points)).toEqual(['20.1', '18.6', '10.05', '14.25']);
  });

  test('is 73,00 BB after the follow-up, and 70,60 BB while 1.c and 2.b stand at CC', () => {
    expect(score(akip, graded('A BB B BB B B A BB B BB B CC')).shown).toBe('73,00');
    const before = score(akip, graded('A BB CC BB CC B A BB B BB B CC'));
    expect([before.shown, before.grade]).toEqual(['70,60', 'BB']);
  });

  test('explains every number: weight, answer and points of each question', () => {
    const { tree } = score(akip, graded('A BB B BB B B A BB B BB B CC'));
    const quality = tree.children[0]!.children[1]!;
    expect([quality.weight, quality.points, quality.children[0]!.answer, quality.children[0]!.value]).toEqual(['9', '7.2', 'BB', '80']);
  });

  test.each([['70.0000', 'B'], ['70.0100', 'BB'], ['90.0000', 'A'], ['90.0001', 'AA'], ['0.0000', 'D'], ['30.0000', 'D'], ['100.0000', 'AA']])('%s is %s: the lower bound is excluded', (total, grade) => {
    expect(bandOf(akip.scoring.bands, total)?.grade).toBe(grade);
  });

  test('shows four decimals where two would contradict the grade', () => {
    expect([shownTotal(akip.scoring.bands, '70.0049'), shownTotal(akip.scoring.bands, '70.0100')]).toEqual(['70,0049', '70,01']);
  });
});

const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const;
const part = (id: string, weight: string): Node => ({ ...plain, id, type: 'field', kind: 'decimal', key: id, text: { id: { title: id } }, score: { rule: 'share', of: weight, weight } });
const form = (sections: Readonly<Record<string, readonly Node[]>>, more: Partial<FormModel['scoring']> = {}): FormModel => {
  const root: Node = { ...plain, id: 'root', type: 'form', children: Object.keys(sections), text: { id: { title: 'root' } }, score: { rule: 'sum', weight: '100' } };
  const groups = Object.entries(sections).flatMap(([id, parts]): Node[] => [{ ...plain, id, type: 'section', key: id, children: parts.map((node) => node.id), text: { id: { title: id } }, score: { rule: 'sum' } }, ...parts]);
  return { format: 1, formId: 'x', baseLocale: 'id', locales: ['id'], rootId: 'root', byId: Object.fromEntries([root, ...groups].map((node) => [node.id, node])), rules: [], scoring: { mode: 'criteria', roundAt: 'total', bands: akip.scoring.bands, thresholds: [], ...more }, refs: [], tests: [] };
};

describe('other worksheets', () => {
  test('the worksheet of 2015 gives 73,08 BB', () => {
    const parts = [['renstra', '10', 8], ['pkt', '20', 15.42], ['ukur', '25', 17.65], ['lapor', '15', 11.67], ['internal', '10', 6.79], ['capaian', '20', 13.55]] as const;
    const result = score(form({ s: parts.map(([id, weight]) => part(id, weight)) }), { data: { s: Object.fromEntries(parts.map(([id, , points]) => [id, points])) }, evidence: {} });
    expect([result.shown, result.grade]).toEqual(['73,08', 'BB']);
  });

  const areas = [['perubahan', '8'], ['tatalaksana', '7'], ['sdm', '10'], ['akuntabilitas', '10'], ['pengawasan', '15'], ['pelayanan', '10']] as const;
  const survey = (id: string): Node => ({ ...plain, id, type: 'field', kind: 'decimal', key: id, text: { id: { title: id } }, score: { rule: 'share', of: '4', weight: '17.5' } });
  const zi = form({ pengungkit: areas.map(([id, weight]) => part(id, weight)), hasil: [survey('ipak'), part('capaian', '5'), survey('ipkp')] }, {
    thresholds: [{
      name: 'WBK', label: { id: 'Menuju WBK', en: 'Towards WBK' },
      all: [{ node: 'root', atLeast: '75' }, { node: 'pengungkit', atLeast: '40' }, ...areas.map(([node]) => ({ node, atLeast: '60', percent: true })), { node: 'ipak', atLeast: '15.75' }, { node: 'capaian', atLeast: '2.50' }, { node: 'ipkp', atLeast: '14' }],
    }],
  });
  const unit = (pengawasan: number) => score(zi, { data: { pengungkit: { perubahan: 5.9, tatalaksana: 4.7, sdm: 7, akuntabilitas: 7.3, pengawasan, pelayanan: 7.6 }, hasil: { ipak: 3.7, capaian: 3.75, ipkp: 3.55 } }, evidence: {} });

  test('an integrity-zone unit with 78,47 meets every threshold of WBK', () => {
    const result = unit(10.5);
    expect([result.shown, result.thresholds[0]!.met]).toEqual(['78,47', true]);
  });

  test('the trap: 76,67 is enough in total, but one area at 58% fails', () => {
    const result = unit(8.7);
    expect([result.shown, result.thresholds[0]!.met]).toEqual(['76,67', false]);
    expect(result.thresholds[0]!.parts.filter((each) => !each.met)).toMatchObject([{ node: 'pengawasan', value: '58.00' }]);
  });
});

describe('the rules of scoring', () => {
  const grade = (id: string, more: Partial<Node> = {}): Node => ({ ...plain, id, type: 'field', kind: 'gradedChoice', key: id, props: { options: [{ code: 'A', value: '1' }, { code: 'B', value: '0.5' }, { code: 'C', value: '0' }] }, text: { id: { title: id } }, score: { rule: 'option', of: '1' }, ...more });
  const one = (group: Partial<Node['score']>, parts: readonly Node[]): FormModel => {
    const made = form({ s: parts });
    return { ...made, byId: { ...made.byId, s: { ...made.byId['s']!, score: { rule: 'average', weight: '30', ...group } }, root: { ...made.byId['root']!, score: { rule: 'sum', weight: '30' } } } };
  };
  const total = (model: FormModel, values: Readonly<Record<string, unknown>>) => score(model, { data: { s: values }, evidence: {} }).total;

  test('average, weighted and sum give what the worksheet says', () => {
    const weighted = [grade('a', { score: { rule: 'option', of: '1', weight: '20' } }), grade('b', { score: { rule: 'option', of: '1', weight: '10' } })];
    expect(total(one({}, [grade('a'), grade('b'), grade('c')]), { a: 'A', b: 'B', c: 'C' })).toBe('15.0000');
    expect(total(one({ rule: 'weighted' }, weighted), { a: 'A', b: 'C' })).toBe('20.0000');
    expect(total(one({ rule: 'sum' }, weighted), { a: 'B', b: 'A' })).toBe('20.0000');
  });

  test.each([['spread', '30.0000'], ['full', '30.0000'], ['zero', '15.0000']] as const)('a question that is not applicable counts as the group says: %s', (notApplicable, expected) => {
    expect(total(one({ notApplicable }, [grade('a'), grade('b')]), { a: 'A', b: '_na' })).toBe(expected);
    const half = { spread: '15.0000', full: '22.5000', zero: '7.5000' }[notApplicable];
    expect(total(one({ notApplicable }, [grade('a'), grade('b')]), { a: 'B', b: '_na' })).toBe(half);
  });

  test('a part that is not applicable as a whole gives its weight to the others', () => {
    const made = form({ s: [grade('a')], t: [grade('b')] });
    const model = { ...made, byId: { ...made.byId, s: { ...made.byId['s']!, score: { rule: 'average' as const, weight: '60' } }, t: { ...made.byId['t']!, score: { rule: 'average' as const, weight: '40' } } } };
    expect(score(model, { data: { s: { a: 'B' }, t: { b: '_na' } }, evidence: {} }).total).toBe('50.0000');
    expect(score(model, { data: { s: { a: 'B' }, t: { b: 'A' } }, evidence: {} }).total).toBe('70.0000');
  });

  test('a ratio is exact: 157 of 170 is 92,35%, and nothing of nothing follows its rule', () => {
    const ratio = (zero: string) => one({}, [grade('a', { kind: 'ratio', props: { zero }, score: { rule: 'ratio' } })]);
    expect([total(ratio('none'), { a: { part: 157, whole: 170 } }), total(ratio('full'), { a: { part: 0, whole: 0 } }), total(ratio('zero'), { a: { part: 0, whole: 0 } })]).toEqual(['27.7059', '30.0000', '0.0000']);
    expect(score(ratio('none'), { data: { s: { a: { part: 0, whole: 0 } } }, evidence: {} }).tree.children[0]!.children[0]!.notApplicable).toBe(true);
  });

  test('an expression computes the fall of violations exactly', () => {
    const fall = { '*': [{ div: [{ '-': [{ answer: 'lalu' }, { answer: 'kini' }] }, { answer: 'lalu' }] }, 100] };
    const count = (id: string): Node => ({ ...plain, id, type: 'field', kind: 'integer', key: id, text: { id: { title: id } } });
    const model = one({}, [count('lalu'), count('kini'), { ...count('turun'), kind: 'computed', type: 'computed', score: { rule: 'expression', expression: fall } }]);
    expect([total(model, { lalu: 3, kini: 2 }), total(model, { lalu: 0, kini: 0 })]).toEqual(['10.0000', '0.0000']);
  });

  test('the logical frame holds a criterion at the average of those it rests on, and says so', () => {
    const capped = grade('c', { score: { rule: 'option', of: '1', cap: { by: ['a', 'b'], message: { id: 'Tidak boleh melebihi rata-rata a dan b.', en: 'May not exceed the average of a and b.' } } } });
    const result = score(one({}, [grade('a'), grade('b'), capped]), { data: { s: { a: 'B', b: 'B', c: 'A' } }, evidence: {} });
    expect([result.total, result.tree.children[0]!.children[2]!.capped?.id]).toEqual(['15.0000', 'Tidak boleh melebihi rata-rata a dan b.']);
    const round = grade('a', { score: { rule: 'option', of: '1', cap: { by: ['b'], message: { id: '', en: '' } } } });
    const back = grade('b', { score: { rule: 'option', of: '1', cap: { by: ['a'], message: { id: '', en: '' } } } });
    expect(total(one({}, [round, back]), { a: 'A', b: 'B' })).toBe('15.0000');
  });

  test('a value set by hand replaces the computed one and stays marked with who and why', () => {
    const model = one({}, [grade('a'), grade('b')]);
    const override = { value: '28.5', who: 'Ketua tim', when: '2026-09-01', why: 'Hasil wawancara' };
    const result = score(model, { data: { s: { a: 'A', b: 'C' } }, evidence: {} }, { s: override });
    expect([result.total, result.tree.children[0]!.override]).toEqual(['28.5000', override]);
    expect(score(model, { data: { s: { a: 'A', b: 'C' } }, evidence: {} }, { s: { ...override, value: '28,5' } }).total).toBe('15.0000');
  });

  test('a threshold is not met by rounding: 59,996% is not 60%', () => {
    const model = { ...form({ s: [part('a', '100')] }), scoring: { mode: 'criteria' as const, roundAt: 'total' as const, bands: [], thresholds: [{ name: 'area', label: { id: 'Area', en: 'Area' }, all: [{ node: 'a', atLeast: '60', percent: true }] }] } };
    expect(score(model, { data: { s: { a: 59.996 } }, evidence: {} }).thresholds[0]).toMatchObject({ met: false, parts: [{ value: '59.9960', met: false }] });
  });

  test('rounding happens once, at the total, half away from zero', () => {
    const thirds = form({ s: [part('a', '1'), part('b', '1'), part('c', '1')].map((node) => ({ ...node, score: { rule: 'share' as const, of: '3', weight: '1' } })) });
    expect(score(thirds, { data: { s: { a: 1, b: 1, c: 1 } }, evidence: {} }).total).toBe('1.0000');
    expect(score(form({ s: [part('a', '100')] }), { data: { s: { a: 70.00005 } }, evidence: {} }).total).toBe('70.0001');
  });
});
