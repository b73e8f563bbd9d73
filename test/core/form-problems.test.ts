import { describe, expect, test } from '@jest/globals';
import { blankForm } from '../../core/form/blank.ts';
import { applyCommands } from '../../core/form/commands.ts';
import { formDiff } from '../../core/form/diff.ts';
import type { FormModel, Kind, Node, Ref, Rule } from '../../core/form/model.ts';
import { type Beside, formProblems } from '../../core/form/problems.ts';
import { isProblem } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const tiny = tinyForm();
const withNode = (id: string, change: Partial<Node>): FormModel => ({ ...tiny, byId: { ...tiny.byId, [id]: { ...tiny.byId[id]!, ...change } } });
const blocking = (model: FormModel) => formProblems(model).filter((each) => each.blocks).map((each) => each.name);

describe('the checks before publishing a form', () => {
  test.each([['the worksheet', akipForm()], ['the worksheet by criteria', akipForm({ mode: 'criteria' })], ['the tiny form', tiny]] as const)('let %s through', (_name, model) => {
    expect(blocking(model)).toEqual([]);
  });

  test.each([
    ['a form without a question', blankForm('x', { id: 'Kosong', en: 'Empty' }), 'noQuestion'],
    ['a key used twice', withNode('q2', { key: 'q1' }), 'duplicateKey'],
    ['a key that is no name', withNode('q2', { key: '__proto__' }), 'illegalKey'],
    ['a lower limit above the upper', withNode('q2', { props: { min: 9, max: 3 } }), 'minAboveMax'],
    ['a question without a title', withNode('q2', { text: { id: { title: '' } } }), 'noTitle'],
    ['a rule about a question that is not there', { ...tiny, rules: [{ id: 'r', effect: 'show', targets: ['q2'], when: { answered: [{ answer: 'q9' }] } }] } as FormModel, 'unknownQuestion'],
    ['a rule about an option that is not there', { ...tiny, rules: [{ id: 'r', effect: 'show', targets: ['q2'], when: { '===': [{ answer: 'q1' }, 'Z'] } }] } as FormModel, 'unknownOption'],
    ['a forbidden operator', { ...tiny, rules: [{ id: 'r', effect: 'show', targets: ['q2'], when: { cat: ['a', 'b'] } }] } as FormModel, 'forbiddenOperator'],
    ['two questions that show each other', { ...tiny, rules: [{ id: 'a', effect: 'show', targets: ['q2'], when: { answered: [{ answer: 'q1' }] } }, { id: 'b', effect: 'show', targets: ['q1'], when: { answered: [{ answer: 'q2' }] } }] } as FormModel, 'ruleCycle'],
    ['a level without a value', withNode('q1', { score: { rule: 'option', values: { AA: '100' } } }), 'optionWithoutValue'],
    ['weights that do not sum', withNode('tiny', { score: { rule: 'sum', weight: '90' } }), 'weightsDoNotSum'],
  ] as const)('refuse %s by name', (_name, model, name) => {
    expect(blocking(model)).toContain(name);
  });
});

/** The tiny form with more questions after its two. */
function withMore(nodes: Readonly<Record<string, Partial<Node>>>, more: Partial<FormModel> = {}): FormModel {
  const plain = { type: 'field', kind: 'shortText' as Kind, children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const;
  const made = Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { ...plain, id, key: id, text: { id: { title: `Judul ${id}` }, en: { title: `Title ${id}` } }, ...node } as Node]));
  const s1 = tiny.byId['s1']!;
  return { ...tiny, ...more, byId: { ...tiny.byId, ...made, s1: { ...s1, children: [...s1.children, ...Object.keys(nodes)] } } };
}
const rule = (when: unknown, more: Partial<Rule> = {}): Rule => ({ id: 'r', effect: 'show', targets: ['q2'], when, ...more });
const withRules = (...rules: readonly Rule[]): FormModel => ({ ...tiny, rules });
const amount = (more: Partial<Node> = {}) => ({ jumlah: { kind: 'integer', props: { min: 0, max: 10 }, ...more } as Partial<Node> });
const aboutAmount = (when: unknown, more: Partial<FormModel> = {}) => withMore(amount(), { rules: [rule(when)], ...more });
const lines = { daftar: { type: 'table', kind: 'repeatTable', props: { columns: [{ key: 'nama', kind: 'shortText', text: { id: { title: 'Nama' }, en: { title: 'Name' } } }] } } } as Readonly<Record<string, Partial<Node>>>;
const proof = (more: object) => ({ need: 'yes', types: ['pdf'], maxFiles: 1, maxMB: 5, period: false, ...more }) as NonNullable<Node['evidence']>;
const fromStep: Ref = { name: 'lama', from: 'step' };
const published: FormModel = withMore(amount());

/** What is wrong, the name of the check, and what the check is compared with. Every one of these has a one-click fix. */
const fixable: readonly (readonly [what: string, name: string, model: FormModel, beside?: Beside])[] = [
  ['two questions that show each other', 'ruleCycle', withRules(rule({ answered: [{ answer: 'q1' }] }, { id: 'a' }), rule({ answered: [{ answer: 'q2' }] }, { id: 'b', targets: ['q1'] }))],
  ['a rule about a missing question', 'unknownQuestion', withRules(rule({ answered: [{ answer: 'q9' }] }))],
  ['a rule with one missing target', 'unknownQuestion', withRules(rule({ answered: [{ answer: 'q1' }] }, { targets: ['q2', 'q9'] }))],
  ['a rule about a missing value', 'unknownRef', withRules(rule({ answered: [{ ref: 'lama' }] }))],
  ['a rule asked of each row of what is no table', 'rowsGone', withRules(rule({ answered: [{ answer: 'q1' }] }, { effect: 'warn', each: 'q1' }))],
  ['a rule that would show something for each row', 'rowsGone', withMore(lines, { rules: [rule({ answered: [{ answer: ['daftar', 'nama'] }] }, { each: 'daftar' })] })],
  ['a search for repeated rows without rows', 'rowsGone', withMore(lines, { rules: [rule({ repeats: ['daftar', 'nama'] }, { effect: 'warn' })] })],
  ['a rule about a column that is not there', 'unknownColumn', withMore(lines, { rules: [rule({ '>': [{ answer: ['daftar', 'jumlah'] }, 3] }, { effect: 'warn', each: 'daftar', targets: ['daftar'] })] })],
  ['a rule without a target', 'noTarget', withRules(rule({ answered: [{ answer: 'q1' }] }, { targets: [] }))],
  ['a section that is to be computed', 'wrongTarget', withRules(rule(undefined, { effect: 'compute', targets: ['s1'], value: 1 }))],
  ['a forbidden operator', 'forbiddenOperator', withRules(rule({ cat: [{ answer: 'q1' }, 'b'] }))],
  ['a condition outside the range of the answer', 'deadRule', aboutAmount({ '>': [{ answer: 'jumlah' }, 10] })],
  ['an interval that is empty', 'deadRule', aboutAmount({ and: [{ '>': [{ answer: 'jumlah' }, 4] }, { '<': [{ answer: 'jumlah' }, 5] }] })],
  ['two grades at once', 'deadRule', withRules(rule({ and: [{ '===': [{ answer: 'q1' }, 'A'] }, { '===': [{ answer: 'q1' }, 'B'] }] }))],
  ['a condition that always holds', 'alwaysTrue', withRules(rule({ or: [{ answered: [{ answer: 'q1' }] }, { '!': [{ answered: [{ answer: 'q1' }] }] }] }, { effect: 'require' }))],
  ['conditions that exclude each other along the way', 'unreachableQuestion', withMore({ a: {}, b: {} }, { rules: [rule({ '===': [{ answer: 'q1' }, 'A'] }, { id: 'r1', targets: ['a'] }), rule({ and: [{ answered: [{ answer: 'a' }] }, { '===': [{ answer: 'q1' }, 'B'] }] }, { id: 'r2', targets: ['b'] })] })],
  ['a required question that never shows', 'requiredNeverVisible', withMore({ jumlah: { kind: 'integer', props: { max: 3 } }, a: { required: true } }, { rules: [rule({ '>': [{ answer: 'jumlah' }, 3] }, { targets: ['a'] })] })],
  ['a question required only while hidden', 'requiredNeverVisible', withMore({ a: {} }, { rules: [rule({ '===': [{ answer: 'q1' }, 'A'] }, { id: 'r1', targets: ['a'] }), rule({ '===': [{ answer: 'q1' }, 'B'] }, { id: 'r2', effect: 'require', targets: ['a'] })] })],
  ['a number compared with text', 'wrongType', aboutAmount({ '>': [{ answer: 'jumlah' }, '3'] })],
  ['a number compared with a text answer', 'wrongType', withMore({ ...amount(), nama: {} }, { rules: [rule({ '===': [{ answer: 'jumlah' }, { answer: 'nama' }] })] })],
  ['a sum over text', 'wrongType', withMore({ hasil: { type: 'computed', kind: 'computed', props: { expression: { sum: [{ answer: 'nama' }] } } }, nama: {} })],
  ['a list compared as one option', 'wrongType', withMore({ pilih: { kind: 'multipleChoice', props: { options: [{ code: 'a' }, { code: 'b' }] } } }, { rules: [rule({ '===': [{ answer: 'pilih' }, 'a'] })] })],
  ['an option that is not offered', 'unknownOption', withMore({ pilih: { kind: 'singleChoice', props: { options: [{ code: 'a' }, { code: 'b' }] } } }, { rules: [rule({ '===': [{ answer: 'pilih' }, 'c'] })] })],
  ['two rules for one value', 'twoRulesForOne', withMore({ hasil: { type: 'computed', kind: 'computed', props: {} } }, { rules: [rule(undefined, { id: 'a', effect: 'compute', targets: ['hasil'], value: 1 }), rule(undefined, { id: 'b', effect: 'compute', targets: ['hasil'], value: 2 })] })],
  ['a value of a skippable step without a fallback', 'refWithoutFallback', { ...withRules(rule({ answered: [{ ref: 'lama' }] })), refs: [fromStep] }],
  ['a pattern that may take for ever', 'patternUnsafe', withMore({ kode: { props: { pattern: '^(a+)+$', max: 20 } } })],
  ['a pattern the server found slow', 'patternUnsafe', withMore({ kode: { props: { pattern: '^a+$', max: 20 } } }), { patterns: { '^a+$': 'slow' } }],
  ['a pattern that is not anchored', 'patternNotAnchored', withMore({ kode: { props: { pattern: 'a|b', max: 20 } } })],
  ['a pattern without a greatest length', 'patternNoMaxLength', withMore({ kode: { props: { pattern: '^a$', max: null } } })],
  ['a pattern that rejects its example', 'patternRejectsSample', withMore({ kode: { props: { pattern: '^a$', sample: 'b', max: 20 } } })],
  ['a pattern that cannot be read', 'patternBroken', withMore({ kode: { props: { pattern: '^($', max: 20 } } })],
  ['a required question in an optional section', 'requiredInOptional', withMore({ a: { required: true } }, {})],
  ['a part that is named but missing', 'danglingNode', withNode('s1', { children: ['q1', 'q2', 'q9'] })],
  ['a part that stands in two places', 'nodeTwice', withNode('s1', { children: ['q1', 'q2', 'q1'] })],
  ['a question outside every section', 'outsideSection', { ...withNode('s1', { children: ['q1'] }), byId: { ...withNode('s1', { children: ['q1'] }).byId, tiny: { ...tiny.byId['tiny']!, children: ['s1', 'q2'] } } }],
  ['a key used twice', 'duplicateKey', withNode('q2', { key: 'q1' })],
  ['a key that is no name', 'illegalKey', withNode('q2', { key: 'Bukan kunci' })],
  ['a question without a key', 'noKey', withMore({ a: { key: undefined as never } })],
  ['limits the wrong way round', 'minAboveMax', withMore(amount({ props: { min: 9, max: 3 } }))],
  ['a choice without options', 'noOption', withMore({ pilih: { kind: 'singleChoice', props: { options: [] } } })],
  ['two options with one code', 'duplicateOption', withMore({ pilih: { kind: 'singleChoice', props: { options: [{ code: 'a' }, { code: 'a' }, { code: 'b' }] } } })],
  ['an empty section', 'emptySection', withMore({ kosong: { type: 'section', kind: undefined as never } })],
  ['a question with an English title only', 'noTitle', withMore({ a: { text: { id: { title: '' }, en: { title: 'Name' } } } })],
  ['a heading that skips a level', 'headingSkipped', withMore({ a: { type: 'info', kind: 'info', key: undefined as never, props: { level: 2 } }, b: { type: 'info', kind: 'info', key: undefined as never, props: { level: 4 } } })],
  ['an image without words', 'noAltText', withMore({ a: { type: 'info', kind: 'info', key: undefined as never, props: { image: 'bagan.png' } } })],
  ['weights that do not sum', 'weightsDoNotSum', withNode('tiny', { score: { rule: 'sum', weight: '90' } })],
  ['a decimal comma in a weight', 'badNumber', withNode('q1', { score: { ...tiny.byId['q1']!.score!, weight: '4,5' } })],
  ['a level without a value', 'optionWithoutValue', withNode('q1', { score: { rule: 'option', values: { AA: '100' } } })],
  ['a graded question outside the score', 'unscoredInput', withMore({ nilai: { kind: 'gradeScale', props: { scale: 'AA-E' } } })],
  ['a ratio without a word on zero', 'noZeroRule', withMore({ rasio: { kind: 'ratio', props: {}, score: { rule: 'ratio' } } })],
  ['results with a gap', 'bandsGap', { ...tiny, scoring: { ...tiny.scoring, bands: [{ grade: 'A', above: '50', label: { id: 'A', en: 'A' } }] } }],
  ['results that overlap', 'bandsOverlap', { ...tiny, scoring: { ...tiny.scoring, bands: [{ grade: 'A', above: '0', label: { id: 'A', en: 'A' } }, { grade: 'B', above: '0.0', label: { id: 'B', en: 'B' } }] } }],
  ['a threshold about nothing', 'badThreshold', { ...tiny, scoring: { ...tiny.scoring, thresholds: [{ name: 'x', label: { id: 'X', en: 'X' }, all: [{ node: 'tidak_ada', atLeast: '60' }] }] } }],
  ['evidence larger than the server takes', 'evidenceBeyondServer', withNode('q2', { evidence: proof({ maxMB: 500 }) })],
  ['evidence of a kind the server refuses', 'evidenceKind', withNode('q2', { evidence: proof({ types: ['exe'] }) })],
  ['evidence that is never asked for', 'evidenceNeverAsked', withMore({ jumlah: { kind: 'integer', props: { max: 3 }, evidence: proof({ need: { when: { '>': [{ answer: 'jumlah' }, 3] } } }) } })],
  ['a renamed key', 'keyRenamed', withMore(amount({ key: 'banyak' })), { published }],
  ['a reworded question without a mark', 'rewordedUnmarked', withMore(amount({ text: { id: { title: 'Lain' }, en: { title: 'Other' } } })), { published }],
  ['a removed question', 'removedWithAnswers', tiny, { published }],
  ['a locked part that changed', 'lockedChanged', withMore(amount({ props: { min: 5, max: 10 }, lock: 'all' })), { published: withMore(amount({ lock: 'all' })) }],
  ['a locked part that is gone', 'lockedChanged', tiny, { published: withMore(amount({ lock: 'structure' })) }],
];

describe('each check finds its fault, says where, and one click repairs it', () => {
  test.each(fixable)('%s: %s', (_what, name, sample, beside = {}) => {
    const model = name === 'requiredInOptional' ? { ...sample, byId: { ...sample.byId, s1: { ...sample.byId['s1']!, required: false } } } : sample;
    const fault = formProblems(model, beside).find((each) => each.name === name);
    expect(fault?.place).toBeTruthy();
    expect(fault?.fix?.about.en).toBeTruthy();
    const applied = applyCommands(model, fault!.fix!.commands);
    if (isProblem(applied)) throw new Error(applied.message);
    expect(formProblems(applied.model, beside).map((each) => each.name)).not.toContain(name);
  });

  test.each([
    ['a missing translation', 'noTranslation', withMore({ a: { text: { id: { title: 'Nama' } } } }), withMore({ a: {} })],
    ['personal data without a purpose', 'noPurpose', withMore({ a: { classification: 'personal' } }), withMore({ a: { classification: 'personal', text: { id: { title: 'NIP', help: 'Untuk berita acara.' }, en: { title: 'NIP', help: 'For the minutes.' } } } })],
    ['a region question without its list', 'listNotTaken', withMore({ a: { kind: 'regionPicker', props: { level: 'district' } } }), withMore({ a: { kind: 'regionPicker', props: { level: 'district' }, text: { id: { title: 'Kecamatan', options: { '99.01.01': 'Kecamatan Contoh Utara' } }, en: { title: 'District', options: { '99.01.01': 'Contoh Utara District' } } } } })],
    ['more options than 500', 'tooManyOptions', withMore({ a: { kind: 'singleChoice', props: { options: Array.from({ length: 501 }, (_, i) => ({ code: `o${i}` })) } } }), withMore({ a: { kind: 'singleChoice', props: { options: [{ code: 'a' }, { code: 'b' }] } } })],
    ['more than 2,000 parts', 'tooManyNodes', withMore(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a${i}`, {}]))), withMore({ a: {} })],
    ['more than 1 MB', 'tooLarge', withMore({ a: { text: { id: { title: 'A'.repeat(1_000_001) }, en: { title: 'A' } } } }), withMore({ a: {} })],
  ] as const)('%s: %s has to be repaired by hand', (_what, name, broken, whole) => {
    expect(formProblems(broken).map((each) => each.name)).toContain(name);
    expect(formProblems(whole).map((each) => each.name)).not.toContain(name);
  });

  test.each([
    ['a range that can be met', aboutAmount({ '>=': [{ answer: 'jumlah' }, 10] })],
    ['a sum, which is not decided', aboutAmount({ '>': [{ sum: [{ answer: 'jumlah' }] }, 99] })],
    ['a meaning that is marked', withMore(amount({ meaning: 'same', text: { id: { title: 'Lain' }, en: { title: 'Other' } } }))],
  ])('%s is let through', (_what, model) => {
    expect(blocking(model)).toEqual([]);
    expect(formProblems(model, { published: withMore(amount()) }).filter((each) => each.blocks)).toEqual([]);
  });

  test('1,000 questions with a rule between every two have no problem', () => {
    const nodes = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`a${i}`, { kind: i % 2 ? 'integer' : 'shortText' } as Partial<Node>]));
    const rules = Array.from({ length: 499 }, (_, i): Rule => rule({ '>': [{ answer: `a${2 * i + 1}` }, i] }, { id: `r${i}`, targets: [`a${2 * i + 2}`] }));
    const model = withMore(nodes, { rules });
    expect(formProblems(model, { published: model })).toEqual([]);
  });
});

describe('the difference between two versions', () => {
  const says = (after: FormModel) => { const { class: kind, changes } = formDiff(tiny, after); return [kind, ...changes.map((each) => each.id)]; };

  test('is said in sentences with the class of the worst change', () => {
    expect(says(tiny)).toEqual(['none']);
    expect(says(withNode('q2', { text: { id: { title: 'Langkah berikutnya?' }, en: { title: 'Next step?' } } }))).toEqual(['type change', expect.stringContaining('“Langkah berikutnya?”: bunyi berubah dari')]);
    expect(says(withNode('q2', { props: { min: 1, max: 100 } }))[0]).toBe('narrowing');
    expect(says({ ...tiny, byId: { ...tiny.byId, s1: { ...tiny.byId['s1']!, children: ['q1'] } } })).toEqual(['removing', '“Apa langkah berikutnya?” dihapus: jawaban lama tetap tersimpan.']);
  });
});
