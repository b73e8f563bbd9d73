import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateFacts, operatorNames } from '../../core/rule/evaluate.ts';
import { folds, isGroup, logicOf, logicOfOperand, operandOf, rowsOf, type Group, type Operand, type Row, type Term } from '../../core/form/rule-rows.ts';
import { logicText, namesOf, ruleSentence } from '../../core/form/rule-sentence.ts';
import { akipForm } from '../../templates/akip/form.ts';
import { templates } from '../../templates/index.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ from: fc.constantFrom('answer' as const, 'ref' as const, 'fact' as const), name: fc.string({ minLength: 1 }) }),
  fc.record({ from: fc.constant('answer' as const), name: fc.string({ minLength: 1 }), part: fc.string({ minLength: 1 }) }),
);
const formula: fc.Arbitrary<Operand> = fc.record({ fold: fc.constantFrom(...folds), of: fc.array(term, { minLength: 2, maxLength: 2 }), places: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }) })
  .map(({ places, ...rest }) => (places === undefined ? rest : { ...rest, places }));
const operand = fc.oneof(term, formula);
const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({ left: operand, operator: fc.constantFrom('is' as const, 'isNot' as const, 'less' as const, 'atMost' as const, 'more' as const, 'atLeast' as const), value: fc.oneof(plain, operand) }),
  fc.record({ left: operand, operator: fc.constant('between' as const), value: fc.oneof(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0 || 0), fc.integer()), fc.tuple(fc.string(), fc.string())) }),
  fc.record({ left: operand, operator: fc.constant('includes' as const), value: plain }),
  fc.record({ left: operand, operator: fc.constantFrom('oneOf' as const, 'noneOf' as const), value: fc.array(fc.string()) }),
  fc.record({ left: operand, operator: fc.constantFrom('answered' as const, 'notAnswered' as const) }),
);
const { group } = fc.letrec<{ group: Group; part: Row | Group }>((tie) => ({
  part: fc.oneof({ maxDepth: 3 }, row, tie('group')),
  group: fc.record({ join: fc.constantFrom('and' as const, 'or' as const), rows: fc.array(tie('part'), { maxLength: 4 }) }),
}));

/** Rows as the editor shows them after a reload: groups hold at least two parts, and two bounds of one thing are one row. */
const whole: fc.Arbitrary<Group> = fc.letrec<{ group: Group; part: Row | Group }>((tie) => ({
  part: fc.oneof({ maxDepth: 3 }, row, tie('group')),
  group: fc.record({ join: fc.constantFrom('and' as const, 'or' as const), rows: fc.array(tie('part'), { minLength: 2, maxLength: 4 }) }),
})).group.filter(function isSettled({ join, rows }): boolean {
  const [low, high] = rows;
  const bounds = join === 'and' && rows.length === 2 && !isGroup(low!) && !isGroup(high!) && low!.operator === 'atLeast' && high!.operator === 'atMost' && JSON.stringify(low!.left) === JSON.stringify(high!.left);
  return !bounds && rows.every((each) => !isGroup(each) || isSettled(each));
});
const score: Term = { from: 'fact', name: 'score.decided', part: 'number' };

describe('a condition as rows', () => {
  test('rows come back from their logic as the same rows', () => {
    fc.assert(fc.property(whole, (rows) => { expect(rowsOf(logicOf(rows))).toEqual(rows); }), { numRuns: 500 });
    fc.assert(fc.property(row, (one) => { expect(rowsOf(logicOf({ join: 'and', rows: [one] }))).toEqual({ join: 'and', rows: [one] }); }), { numRuns: 500 });
  });

  test('every way to meet a bound is a row: below, at most, exactly, at least, above, between', () => {
    const read = (logic: unknown) => rowsOf(logic)?.rows;
    for (const left of [score, { from: 'answer', name: 'capaian' }, { from: 'answer', name: 'rasio', part: 'part' }] as const) {
      const side = logicOfOperand(left);
      for (const [sign, operator] of [['<', 'less'], ['<=', 'atMost'], ['===', 'is'], ['>=', 'atLeast'], ['>', 'more']] as const) expect(read({ [sign]: [side, 70.5] })).toEqual([{ left, operator, value: 70.5 }]);
      expect(read({ and: [{ '>=': [side, 60] }, { '<=': [side, 70] }] })).toEqual([{ left, operator: 'between', value: [60, 70] }]);
      // The bound may be written first.
      for (const [sign, operator] of [['<', 'more'], ['<=', 'atLeast'], ['===', 'is'], ['>=', 'atMost'], ['>', 'less']] as const) expect(read({ [sign]: [70.5, side] })).toEqual([{ left, operator, value: 70.5 }]);
      expect(read({ or: [{ and: [{ '<=': [60, side] }, { '<=': [side, 70] }] }, { '===': [{ fact: 'threshold.decided.wbk' }, true] }] })?.[0]).toEqual({ left, operator: 'between', value: [60, 70] });
    }
  });

  test('a range holds at both of its bounds and nowhere outside', () => {
    const logic = logicOf({ join: 'and', rows: [{ left: score, operator: 'between', value: [60, 70] }] });
    expect(['59.99', '60', '65', '70', '70.01', undefined].map((value) => evaluateFacts(logic, { 'score.decided': value }))).toEqual([false, true, true, true, false, false]);
    expect(logicText(logic, namesOf(tinyForm()))).toEqual({ id: 'score.decided antara 60 dan 70', en: 'score.decided is between 60 and 70' });
  });

  test('only tables and comparisons of two lists of our own templates stay beyond rows', () => {
    const beyond = templates.flatMap(({ forms }) => Object.values(forms).flatMap((form) => form().rules.filter(({ when }) => when !== undefined && rowsOf(when) === undefined).map(({ id }) => id)));
    expect(beyond.toSorted()).toEqual(['r_ganda', 'r_uji']);
  });

  test('comes back from its logic exactly, for everything the editor can make', () => {
    fc.assert(fc.property(group, (rows) => {
      const logic = logicOf(rows);
      const read = rowsOf(logic);
      expect(read).toBeDefined();
      expect(logicOf(read!)).toEqual(logic);
    }), { numRuns: 500 });
  });

  test('a formula comes back from its logic', () => {
    fc.assert(fc.property(operand, (made) => { expect(operandOf(logicOfOperand(made))).toEqual(made); }));
  });

  test('reads every condition of the worksheet', () => {
    for (const rule of akipForm().rules) {
      const rows = rowsOf(rule.when);
      if (rows) expect(logicOf(rows)).toEqual(rule.when);
    }
    expect(akipForm().rules.filter((rule) => rule.effect === 'show').every((rule) => rowsOf(rule.when))).toBe(true);
  });

  test.each([[{ if: [{ answer: 'a' }, 1, 2] }], [{ '!': [{ '===': [{ answer: 'a' }, 1] }] }], [{ '>': [{ '+': [{ answer: 'a' }, 1] }, 2] }], [true], [{ a: 1, b: 2 }]])('leaves %j to the JSON view', (logic) => {
    expect(rowsOf(logic)).toBeUndefined();
  });
});

describe('a rule as a sentence', () => {
  const form = tinyForm();

  test('is plain Indonesian and English', () => {
    expect(ruleSentence(form, { id: 'r', effect: 'show', targets: ['q2'], when: { and: [{ '===': [{ answer: 'q1' }, 'A'] }, { or: [{ answered: [{ answer: 'q2' }] }, { '!': [{ in: [{ answer: 'q1' }, ['D', 'E']] }] }] }] } })).toEqual({
      id: 'Tampilkan “Apa langkah berikutnya?” bila “Seberapa baik rencana Anda?” adalah A dan (“Apa langkah berikutnya?” terisi atau “Seberapa baik rencana Anda?” bukan salah satu dari D atau E).',
      en: 'Show “What is the next step?” if “How good is your plan?” is A and (“What is the next step?” is answered or “How good is your plan?” is none of D or E).',
    });
  });

  test('knows a word for every operator', () => {
    for (const operator of operatorNames) expect(logicText({ [operator]: [{ answer: 'q1' }, 2] }, namesOf(form)).id).not.toContain(`${operator}(`);
  });
});
