import type { Rule } from '../../core/form/model.ts';
import { aspectNames, type Component, type SubComponent } from './component.ts';
import { grades } from './rubric.ts';

const questionOf = (part: SubComponent) => `q${part.code.replace('.', '')}`;

/** Says "the first grade is better than the second" in the allow-list: for each grade of the second, the better ones of the first. */
const better = (first: string, second: string) => ({
  or: grades.slice(1).map((grade, i) => ({ and: [{ '===': [{ answer: second }, grade] }, { in: [{ answer: first }, grades.slice(0, i + 1)] }] })),
});

const warning = (higher: SubComponent, lower: SubComponent): Rule => ({
  id: `r${questionOf(higher).slice(1)}_logis`,
  effect: 'warn',
  when: better(questionOf(higher), questionOf(lower)),
  targets: [questionOf(higher)],
  text: {
    id: `Nilai ${aspectNames[higher.aspect].id.toLowerCase()} (${higher.code}) lebih tinggi daripada ${aspectNames[lower.aspect].id.toLowerCase()} (${lower.code}). Turunkan, atau tulis penjelasan yang akan dibaca penilai.`,
    en: `The grade for ${aspectNames[higher.aspect].en.toLowerCase()} (${higher.code}) is higher than for ${aspectNames[lower.aspect].en.toLowerCase()} (${lower.code}). Lower it, or write an explanation for the evaluator.`,
  },
});

/**
 * Gives the two warnings of a component: quality should not be graded above existence, nor use above quality.
 * They ask for an explanation and never block.
 */
export function warnings(component: Component): readonly Rule[] {
  const [existence, quality, use] = component.parts;
  return existence && quality && use ? [warning(quality, existence), warning(use, quality)] : [];
}
