import { checkListed, optionText, questionKind } from '../question.ts';

const codeSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$', maxLength: 60 } as const;

/** The answer is a code of a list from master data; a published form names the version of the list it was published with. */
export const codeList = questionKind({
  meta: {
    name: { id: 'Daftar kode', en: 'Code list' }, about: { id: 'Satu kode dari daftar rujukan', en: 'One code from a reference list' },
    props: { type: 'object', properties: { list: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' }, version: { type: 'integer', minimum: 1 }, filterBy: { type: 'string' } }, required: ['list'] },
  },
  create: () => ({ list: '' }),
  emit: () => codeSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(codeSchema) ? { list: '' } : undefined),
  check: checkListed,
  format: optionText,
});
