import { describe, expect, test } from '@jest/globals';
import { check } from '../../core/form/check.ts';
import type { FormModel } from '../../core/form/model.ts';
import { formOf, part } from '../../core/form/parts.ts';
import { formProblems } from '../../core/form/problems.ts';
import { bindRefs, refPlace, refValues } from '../../core/form/refs.ts';
import { stateOf } from '../../core/form/state.ts';

/** Asks for a reason where the figure of the step before was above 10; without that step it counts as 12. */
const model: FormModel = formOf('rujuk', [
  part('akar', { type: 'form', children: ['h'], words: ['Rujuk', 'Refs'] }),
  part('h', { type: 'page', children: ['s'], words: ['Isi', 'Fill'] }),
  part('s', { type: 'section', children: ['angka', 'alasan'], words: ['Isi', 'Fill'] }),
  part('angka', { kind: 'integer', required: true, words: ['Angka', 'Figure'] }),
  part('alasan', { kind: 'shortText', required: true, words: ['Alasan', 'Reason'] }),
], { refs: [{ name: 'dulu', from: 'step', path: 'usulan/angka', fallback: 12 }], rules: [{ id: 'r1', effect: 'show', targets: ['alasan'], when: { '>': [{ ref: 'dulu' }, 10] } }] });
const answers = { data: { s: { angka: 5 } }, evidence: {} };
const hides = (form: FormModel, given = {}) => stateOf(form, answers, given).hidden.has('alasan');

describe('values of other places in rules', () => {
  test('what stands in for a value counts until it is found; a found one takes its place in state and check alike', () => {
    expect(refValues(model)).toEqual({ dulu: 12 });
    expect(hides(model)).toBe(false);
    expect(check(model, answers).items.map(({ questionId }) => questionId)).toEqual(['alasan']);
    const bound = bindRefs(model, { dulu: 4 });
    expect(hides(bound)).toBe(true);
    expect(check(bound, answers).items).toEqual([]);
    expect(bindRefs(model, {})).toBe(model);
    // A preview may still say what it would be like.
    expect(hides(bound, { dulu: 99 })).toBe(false);
  });

  test('without anything to stand in it counts as unanswered', () => {
    const open = { ...model, refs: [{ ...model.refs[0]!, fallback: null }] };
    expect(refValues(open)).toEqual({ dulu: undefined });
    expect(hides(open)).toBe(true);
  });

  test('a place is a form and a question in it; one that names no place is told before publishing', () => {
    expect([refPlace('usulan/angka'), refPlace('fakta/score.proposed'), refPlace('angka'), refPlace('/x'), refPlace('x/'), refPlace(undefined)]).toEqual([{ of: 'usulan', name: 'angka' }, { of: 'fakta', name: 'score.proposed' }, undefined, undefined, undefined, undefined]);
    const lost = { ...model, refs: [{ name: 'dulu', from: 'step' as const, fallback: 12 }] };
    expect(formProblems(lost).filter(({ name }) => name === 'refWithoutPlace')).toMatchObject([{ place: 'ref:dulu', blocks: true }]);
    expect(formProblems(model).filter(({ name }) => name === 'refWithoutPlace')).toEqual([]);
  });
});
