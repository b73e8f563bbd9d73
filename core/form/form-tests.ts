import { type FormModel, type FormTest, questionsOf } from './model.ts';
import { outcomeOf } from './try.ts';

/** What a form test can expect. */
export type TestPart = keyof FormTest['expect'];
/** A form test that came out otherwise than expected: what was expected, and what is. */
export type RedTest = { readonly test: FormTest; readonly part: TestPart; readonly expected: string; readonly actual: string };

/** Runs the form's own tests; an empty list means all are green. `errors`, `warnings` and `held` name exactly the questions that keep the answers from being sent, that are warned about, and that keep the review from being passed on. */
export function redTests(model: FormModel): readonly RedTest[] {
  const known = new Set(questionsOf(model).map(({ node }) => node.id));
  return model.tests.flatMap((test) => {
    const { visible, hidden, total, grade } = test.expect;
    const found = outcomeOf(model, test.answers);
    const isHidden = (id: string) => !known.has(id) || found.hidden.includes(id);
    return [
      ...(visible ? differing(test, 'visible', [visible.filter((id) => !isHidden(id)), visible]) : []),
      ...(hidden ? differing(test, 'hidden', [hidden.filter(isHidden), hidden]) : []),
      ...(['errors', 'warnings', 'held'] as const).flatMap((part) => (test.expect[part] ? differing(test, part, [found[part], test.expect[part]]) : [])),
      ...(total === undefined ? [] : differing(test, 'total', [[found.total], [total]])),
      ...(grade === undefined ? [] : differing(test, 'grade', [[found.grade], [grade]])),
    ];
  });
}

function differing(test: FormTest, part: TestPart, [actual, expected]: readonly [readonly string[], readonly string[]]): readonly RedTest[] {
  const [a, b] = [actual, expected].map((list) => [...new Set(list)].sort().join(', ')) as [string, string];
  return a === b ? [] : [{ test, part, expected: b, actual: a }];
}
