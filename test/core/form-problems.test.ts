import { describe, expect, test } from '@jest/globals';
import { blankForm } from '../../core/form/blank.ts';
import { formDiff } from '../../core/form/diff.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
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

describe('the difference between two versions', () => {
  const says = (after: FormModel) => { const { class: kind, changes } = formDiff(tiny, after); return [kind, ...changes.map((each) => each.id)]; };

  test('is said in sentences with the class of the worst change', () => {
    expect(says(tiny)).toEqual(['none']);
    expect(says(withNode('q2', { text: { id: { title: 'Langkah berikutnya?' }, en: { title: 'Next step?' } } }))).toEqual(['cosmetic', '“Langkah berikutnya?”: bunyi berubah.']);
    expect(says(withNode('q2', { props: { min: 1, max: 100 } }))[0]).toBe('narrowing');
    expect(says({ ...tiny, byId: { ...tiny.byId, s1: { ...tiny.byId['s1']!, children: ['q1'] } } })).toEqual(['removing', '“Apa langkah berikutnya?” dihapus: jawaban lama tetap tersimpan.']);
  });
});
