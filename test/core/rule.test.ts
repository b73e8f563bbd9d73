import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare, decimalText, fraction, fractionOf, numberOf, over } from '../../core/rule/decimal.ts';
import { evaluate, evaluateExact, evaluateFacts, holds, operatorNames } from '../../core/rule/evaluate.ts';
import { useOf } from '../../core/rule/inspect.ts';

const answers = { pagu: 850_000_000, ada: true, jenis: 'opd', strategi: ['beban', 'umk'], harga: 0.1, mulai: '2026-01-31', rincian: [{ _row: 'a', pagu: 100 }, { _row: 'b', pagu: 250 }, { _row: 'c' }], rasio: { part: 157, whole: 170 } };
const says = (logic: unknown) => evaluate(logic, { answers, refs: { lalu: 62.46 } });
const unanswered = { answer: 'tidak_ada' };

describe('a rule about answers', () => {
  test.each([
    ['===', unanswered, 1], ['!==', unanswered, 1], ['<', unanswered, 1], ['<=', unanswered, 1], ['>', unanswered, -1], ['>=', unanswered, -1], ['in', unanswered, [null, '']],
  ])('never holds by %s when the question is not answered, whichever side it stands on', (operator, left, right) => {
    expect([holds({ [operator]: [left, right] }, { answers }), operator === 'in' ? false : holds({ [operator]: [right, left] }, { answers })]).toEqual([false, false]);
  });

  test('compares like with like: a number is never a text', () => {
    expect([says({ '===': [{ answer: 'pagu' }, '850000000'] }), says({ '<': [{ answer: 'jenis' }, 5] }), says({ '>=': [{ answer: 'mulai' }, '2026-01-30'] })]).toEqual([false, false, true]);
  });

  test('asks whether an option is among those chosen', () => {
    expect([says({ in: [{ answer: 'strategi' }, ['umk']] }), says({ in: ['beban', { answer: 'strategi' }] }), says({ in: [{ answer: 'strategi' }, ['lain']] })]).toEqual([true, true, false]);
  });

  test('reads a column of a table and a part of an answer', () => {
    expect([says({ sum: [{ answer: ['rincian', 'pagu'] }] }), says({ count: [{ answer: ['rincian', 'pagu'] }] }), says({ answer: ['rasio', 'part'] }), says({ avg: [{ answer: ['rincian', 'pagu'] }] })]).toEqual([350, 2, 157, 175]);
  });

  test('computes exactly where floats would not', () => {
    expect([says({ '+': [{ answer: 'harga' }, 0.2] }), says({ '===': [{ '+': [{ answer: 'harga' }, 0.2] }, 0.3] }), says({ round: [1.005, 2] }), says({ round: [-2.5] }), says({ '-': [{ ref: 'lalu' }, 0.46] })]).toEqual([0.3, true, 1.01, -3, 62]);
    expect(decimalText(evaluateExact({ '*': [{ div: [{ answer: ['rasio', 'part'] }, { answer: ['rasio', 'whole'] }] }, 100] }, { answers })!, 6)).toBe('92.352941');
  });

  test('leaves a sum open when one part of it is not answered, and a division when the divisor is zero', () => {
    expect([says({ '+': [1, unanswered] }), says({ div: [1, 0] }), says({ sum: [1, unanswered] }), says({ '===': [{ div: [1, 0] }, 0] })]).toEqual([undefined, undefined, 1, false]);
  });

  test('counts days between dates, not working days', () => {
    expect([says({ daysBetween: [{ answer: 'mulai' }, '2026-03-01'] }), says({ daysBetween: [unanswered, '2026-03-01'] }), operatorNames.has('workingDaysBetween')]).toEqual([29, undefined, false]);
  });

  test('decides with the first condition that holds', () => {
    expect(says({ if: [{ '===': [{ answer: 'jenis' }, 'ormas'] }, 'a', { '!': [unanswered] }, 'b', 'c'] })).toBe('b');
    expect(says({ if: [{ '-': [1, 1] }, 'not this: zero', 'this'] })).toBe('this');
  });
});

describe('a rule that is broken or hostile', () => {
  test.each([[{ var: 'pagu' }], [{ '==': [1, 1] }], [{ cat: ['a', 'b'] }], [{ constructor: ['x'] }], [{ toString: [] }], [{ __proto__: null, hasOwnProperty: ['x'] }], [{ '===': [1, 1], '!==': [1, 1] }], [{ answer: '__proto__' }], [{ answer: 'constructor' }], [{ answer: ['rincian', '__proto__'] }], [{ '+': [{ throw: 'x' }] }]])('holds nothing: %j', (logic) => {
    expect([undefined, '[]']).toContain(JSON.stringify(says(logic)));
    expect(holds(logic, { answers })).toBe(false);
  });

  test('is over in no time however deep it is', () => {
    const deep = Array.from({ length: 20_000 }).reduce((inner) => ({ '!': [inner] }), true as unknown);
    expect([true, false]).toContain(holds(deep, { answers }));
  });

  test('is named by what it uses before it runs', () => {
    const use = useOf({ and: [{ '===': [{ answer: 'jenis' }, 'opd'] }, { '>': [{ ref: 'lalu' }, { fact: 'putaran' }] }, { var: 'x' }, { a: 1, b: 2 }] });
    expect([[...use.answers], [...use.refs], [...use.facts], [...use.forbidden]]).toEqual([['jenis'], ['lalu'], ['putaran'], ['var', 'a + b', 'a', 'b']]);
    expect(use.literals).toEqual([{ operator: '===', answer: 'jenis', value: 'opd' }]);
  });

  test('named like a property of every object is forbidden, not stumbled over', () => {
    for (const name of ['valueOf', 'constructor', 'toString', 'hasOwnProperty']) expect([...useOf({ [name]: null }).forbidden]).toEqual([name]);
  });

  test('never throws, whatever JSON it is', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(fc.string(), fc.jsonValue()), (logic, given) => {
      evaluate(logic, { answers: given });
      useOf(logic);
    }), { numRuns: 500 });
  });
});

describe('a gate of the process', () => {
  test('reads the facts of a track', () => {
    const facts = { 'threshold.akhir.WBK': false, putaran: 2, nilai: '76.67' };
    expect([evaluateFacts({ '===': [{ fact: 'threshold.akhir.WBK' }, true] }, facts), evaluateFacts({ '>=': [{ fact: 'putaran' }, 2] }, facts), evaluateFacts({ '>=': [{ fact: 'lain' }, 0] }, facts)]).toEqual([false, true, false]);
  });
});

describe('exact numbers', () => {
  test('come from decimal text and numbers as JSON writes them', () => {
    expect(['4.5', '-0.25', 1e-7, 1e21, '1e400', '4,5', '', 'NaN', Number.NaN, null].map((value) => { const found = fractionOf(value); return found && decimalText(found, 7).slice(0, 24); })).toEqual(['4.5000000', '-0.2500000', '0.0000001', '1000000000000000000000.0', `1${'0'.repeat(23)}`, undefined, undefined, undefined, undefined, undefined]);
  });

  test('keep every number they are given', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
      fc.pre(Math.abs(number) > 1e-9 || number === 0);
      expect(numberOf(fraction(number)) === number).toBe(true);
    }));
    const count = fc.integer({ min: 1, max: 90_000 });
    fc.assert(fc.property(fc.integer(), count, count, (a, b, c) => {
      expect(compare(over(over(fraction(a), fraction(b))!, fraction(c))!, over(fraction(a), fraction(b * c))!)).toBe(0);
    }));
  });
});
