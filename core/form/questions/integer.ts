import { given, numberOf, numberProp, questionKind } from '../question.ts';

export const integer = questionKind({
  meta: { name: { id: 'Bilangan bulat', en: 'Whole number' }, about: { id: 'Jumlah, dengan satuan bila perlu', en: 'A count, with a unit if needed' }, props: { type: 'object', properties: { min: { type: 'integer' }, max: { type: 'integer' }, unit: { type: 'string' } } } },
  emit: (node) => given({ type: 'integer', minimum: numberProp(node, 'min'), maximum: numberProp(node, 'max') }),
  read: ({ type, minimum, maximum, ...rest }) => (type === 'integer' && Object.keys(rest).length === 0 ? given({ min: minimum, max: maximum }) : undefined),
  format: (node, value, locale) => numberOf(node, Number(value), locale),
  cell: (_node, value) => (typeof value === 'number' ? { type: 'number', value } : { type: 'text', value: '' }),
});
