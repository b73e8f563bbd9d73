import { optionText, questionKind } from '../question.ts';

export const yesNoPartial = questionKind({
  meta: { name: { id: 'Ya, sebagian, tidak', en: 'Yes, partly, no' }, about: { id: 'Pemenuhan satu kriteria', en: 'Whether a criterion is met' }, props: { type: 'object', properties: {} } },
  emit: () => ({ type: 'string', enum: ['ya', 'sebagian', 'tidak'] }),
  read: (schema) => (JSON.stringify(schema) === '{"type":"string","enum":["ya","sebagian","tidak"]}' ? {} : undefined),
  format: optionText,
});
