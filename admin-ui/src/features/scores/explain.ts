import type { Explained as Step } from '../../../../core/form/score-tree.ts';
import type { Language, Translate } from '../../texts/index.ts';
import type { Explained } from '../../ui/ExplainTree.tsx';

type Words = { readonly t: Translate; readonly language: Language };

/** A decimal text as the language writes it: 63,5 in Indonesian, 63.5 in English. */
export const decimalWords = (text: string, language: Language): string => (language === 'id' ? text.replace('.', ',') : text.replace(',', '.'));

/** Two places are enough to read; the exact value stays in the data. */
function short(text: string, language: Language): string {
  const [whole = '0', part = ''] = text.split('.');
  return part.length <= 2 ? decimalWords(text, language) : decimalWords(Number(`${whole}.${part}`).toFixed(2), language);
}

/** Turns core's explain tree into words: what was answered, what it is worth, and what changed it. */
export function explainedOf(tree: unknown, words: Words): Explained {
  return stepOf(tree as Step, words);
}

function stepOf(step: Step, words: Words): Explained {
  const { t, language } = words;
  const { answer, value, capped, override, notApplicable, answered, children } = step;
  const said = typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean' ? String(answer) : undefined;
  const notes = [
    ...(children.length === 0 && notApplicable ? [t('coordinator.scores.notApplicable')] : []),
    ...(children.length === 0 && !notApplicable && !answered ? [t('coordinator.scores.unanswered')] : []),
    ...(children.length === 0 && said !== undefined && said !== '_na' && value !== undefined ? [t('coordinator.scores.leaf', { answer: said, value: short(value, language), weight: short(step.weight, language), points: short(step.points, language) })] : []),
    ...(capped ? [t('coordinator.scores.capped', { why: capped[language] || capped.id })] : []),
    ...(override ? [t('coordinator.scores.override', { who: override.who, why: override.why, value: short(override.value, language) })] : []),
  ];
  return {
    key: step.node, title: step.title[language] || step.title.id, value: t('coordinator.scores.points', { points: short(step.points, language), percent: short(step.percent, language) }),
    weight: short(step.weight, language), ...(notes.length > 0 && { notes }), children: children.map((child) => stepOf(child, words)),
  };
}
