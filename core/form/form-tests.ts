import { check } from './check.ts';
import { type FormModel, type FormTest, questionsOf } from './model.ts';
import { score } from './score.ts';
import { stateOf } from './state.ts';

/** A form test that came out otherwise than expected: what was expected, and what is. */
export type RedTest = { readonly test: FormTest; readonly part: 'visible' | 'errors' | 'total' | 'grade'; readonly expected: string; readonly actual: string };

/** Runs the form's own tests; an empty list means all are green. `errors` names exactly the questions that keep the answers from being sent. */
export function redTests(model: FormModel): readonly RedTest[] {
  return model.tests.flatMap((test) => {
    const { visible, errors, total, grade } = test.expect;
    const result = model.scoring.mode === 'none' ? undefined : score(model, test.answers);
    return [
      ...(visible ? differing(test, 'visible', [visible.filter((id) => !isHidden(model, test, id)), visible]) : []),
      ...(errors ? differing(test, 'errors', [check(model, test.answers).items.map((item) => item.questionId), errors]) : []),
      ...(total === undefined ? [] : differing(test, 'total', [[result?.total ?? ''], [total]])),
      ...(grade === undefined ? [] : differing(test, 'grade', [[result?.grade ?? ''], [grade]])),
    ];
  });
}

const isHidden = (model: FormModel, test: FormTest, id: string) => stateOf(model, test.answers).hidden.has(id) || !questionsOf(model).some(({ node }) => node.id === id);

function differing(test: FormTest, part: RedTest['part'], [actual, expected]: readonly [readonly string[], readonly string[]]): readonly RedTest[] {
  const [a, b] = [actual, expected].map((list) => [...new Set(list)].sort().join(', ')) as [string, string];
  return a === b ? [] : [{ test, part, expected: b, actual: a }];
}
