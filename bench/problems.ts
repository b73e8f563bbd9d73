import { importForm } from '../core/form/import.ts';
import { questionsOf, type FormModel, type Rule } from '../core/form/model.ts';
import { formProblems } from '../core/form/problems.ts';
import { isProblem } from '../core/problem.ts';
import { type Figure, quantile } from './table.ts';

/** The form of a schema, every second question shown by an answer to the one before it. */
function withRules(schema: object): FormModel {
  const model = importForm({ formId: 'ukuran', title: 'Ukuran', schema });
  if (isProblem(model)) throw new Error(model.message);
  const ids = questionsOf(model).map(({ node }) => node.id);
  const rules = ids.flatMap((id, i): readonly Rule[] => (i % 2 === 0 || ids[i - 1] === undefined ? [] : [{ id: `r${i}`, effect: 'show', when: { '===': [{ answer: ids[i - 1] }, 'ya'] }, targets: [id] }]));
  return { ...model, rules };
}

/** How long all checks before publishing take: the builder runs them after each change. */
export function problemFigure(schema: object, questions: number): Figure {
  const model = withRules(schema);
  const times = Array.from({ length: 30 }, () => {
    const began = performance.now();
    formProblems(model, { published: model });
    return performance.now() - began;
  });
  return { id: `problems-${questions}`, what: `periksa sebelum terbit (p95), ${questions} pertanyaan, ${model.rules.length} aturan`, value: quantile(times.slice(5), 0.95), unit: 'ms', bar: { atMost: 50 } };
}
