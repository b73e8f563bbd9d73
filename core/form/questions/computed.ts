import { numberProp, numberOf, questionKind } from '../question.ts';

/** Its value is never stored by a client: the server computes it again. */
export const computed = questionKind({
  meta: { name: { id: 'Hasil hitungan', en: 'Computed' }, about: { id: 'Dihitung dari jawaban lain', en: 'Computed from other answers' }, props: { type: 'object', properties: { expression: {}, places: { type: 'integer', minimum: 0, maximum: 4 }, unit: { type: 'string' }, of: { enum: ['number', 'string', 'boolean'] } } } },
  create: () => ({ of: 'number', places: 2 }),
  emit: (node) => ({ type: node.props['of'] ?? 'number', readOnly: true }),
  format: (node, value, locale) => (typeof value === 'number' ? numberOf(node, value, locale, numberProp(node, 'places') ?? 2) : String(value)),
  cell: (_node, value) => (typeof value === 'number' ? { type: 'number', value } : { type: 'text', value: value === undefined ? '' : String(value) }),
});
