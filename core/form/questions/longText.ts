import { given, numberProp, questionKind } from '../question.ts';

export const longText = questionKind({
  meta: { name: { id: 'Teks panjang', en: 'Long text' }, about: { id: 'Uraian beberapa paragraf dengan penghitung huruf', en: 'Several paragraphs with a counter' }, props: { type: 'object', properties: { min: { type: 'integer', minimum: 0 }, max: { type: 'integer', minimum: 1, maximum: 20000 } } } },
  create: () => ({ max: 2000 }),
  emit: (node) => given({ type: 'string', minLength: numberProp(node, 'min'), maxLength: numberProp(node, 'max') ?? 2000 }),
  read: (schema) => {
    const { type, minLength, maxLength, ...rest } = schema;
    return type === 'string' && typeof maxLength === 'number' && maxLength > 500 && Object.keys(rest).length === 0 ? given({ min: minLength, max: maxLength }) : undefined;
  },
});
