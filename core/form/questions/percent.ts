import { checkPlaces, numberProp, numberText, questionKind } from '../question.ts';

export const percent = questionKind({
  meta: { name: { id: 'Persentase', en: 'Percentage' }, about: { id: 'Angka 0 sampai 100 persen', en: 'A number from 0 to 100 per cent' }, props: { type: 'object', properties: { places: { type: 'integer', minimum: 0, maximum: 4 }, min: { type: 'number' }, max: { type: 'number' } } } },
  create: () => ({ places: 2 }),
  emit: (node) => ({ type: 'number', minimum: numberProp(node, 'min') ?? 0, maximum: numberProp(node, 'max') ?? 100 }),
  read: ({ type, minimum, maximum, ...rest }) => (type === 'number' && minimum === 0 && maximum === 100 && Object.keys(rest).length === 0 ? { places: 2 } : undefined),
  check: checkPlaces((node) => numberProp(node, 'places') ?? 2),
  format: (node, value, locale) => `${numberText(Number(value), locale, numberProp(node, 'places') ?? 2)}%`,
  cell: (_node, value) => (typeof value === 'number' ? { type: 'percent', value: value / 100 } : { type: 'text', value: '' }),
});
