import { numberProp, numberText, questionKind } from '../question.ts';

export const currency = questionKind({
  meta: { name: { id: 'Rupiah', en: 'Rupiah' }, about: { id: 'Jumlah uang dalam rupiah penuh', en: 'An amount in whole rupiah' }, props: { type: 'object', properties: { min: { type: 'integer' }, max: { type: 'integer' } } } },
  emit: (node) => ({ type: 'integer', minimum: numberProp(node, 'min') ?? 0, maximum: numberProp(node, 'max') ?? Number.MAX_SAFE_INTEGER }),
  read: ({ type, minimum, maximum, ...rest }) => (type === 'integer' && minimum === 0 && maximum === Number.MAX_SAFE_INTEGER && Object.keys(rest).length === 0 ? {} : undefined),
  format: (_node, value, locale) => `Rp${numberText(Number(value), locale)}`,
  cell: (_node, value) => (typeof value === 'number' ? { type: 'rupiah', value } : { type: 'text', value: '' }),
});
