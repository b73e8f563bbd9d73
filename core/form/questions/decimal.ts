import { checkPlaces, given, numberProp, numberOf, questionKind } from '../question.ts';

export const decimal = questionKind({
  meta: { name: { id: 'Bilangan desimal', en: 'Decimal number' }, about: { id: 'Angka dengan 0 sampai 4 desimal', en: 'A number with 0 to 4 decimal places' }, props: { type: 'object', properties: { places: { type: 'integer', minimum: 0, maximum: 4 }, min: { type: 'number' }, max: { type: 'number' }, unit: { type: 'string' } } } },
  create: () => ({ places: 2 }),
  emit: (node) => given({ type: 'number', minimum: numberProp(node, 'min'), maximum: numberProp(node, 'max') }),
  read: ({ type, minimum, maximum, ...rest }) => (type === 'number' && Object.keys(rest).length === 0 && !(minimum === 0 && maximum === 100) ? given({ places: 4, min: minimum, max: maximum }) : undefined),
  // multipleOf is not used: 0.01 refuses 1234567.89 (forms.md §2).
  check: checkPlaces((node) => numberProp(node, 'places') ?? 2),
  format: (node, value, locale) => numberOf(node, Number(value), locale, numberProp(node, 'places') ?? 2),
  cell: (_node, value) => (typeof value === 'number' ? { type: 'number', value } : { type: 'text', value: '' }),
});
