import { numberText, optionText, questionKind } from '../question.ts';
import { optionProps, optionsOf } from './singleChoice.ts';

/** A/B/C … with a value per option: never derived from how many options there are (domain.md §2.2). */
export const gradedChoice = questionKind({
  meta: { name: { id: 'Pilihan bernilai A/B/C', en: 'Graded choice A/B/C' }, about: { id: 'Pilihan dengan nilai per pilihan', en: 'Options that each carry a value' }, props: optionProps },
  create: () => ({ options: [{ code: 'A', value: '1' }, { code: 'B', value: '0.5' }, { code: 'C', value: '0' }] }),
  emit: (node) => ({ type: 'string', enum: optionsOf(node).map((option) => option.code) }),
  format: (node, value, locale) => {
    const points = optionsOf(node).find((option) => option.code === value)?.value;
    const label = optionText(node, value, locale);
    return `${String(value)}${label === value ? '' : `: ${label}`}${points === undefined ? '' : ` – ${numberText(Number(points), locale, 2)}`}`;
  },
  cell: (_node, value) => ({ type: 'text', value: typeof value === 'string' ? value : '' }),
});
