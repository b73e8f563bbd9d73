import { optionText, questionKind } from '../question.ts';

const idSchema = { type: 'string', pattern: '^[A-Za-z0-9_.:~-]{1,120}$', maxLength: 120 } as const;

/** The answer is the agency's identity, so that a renamed agency stays the same answer; its name is looked up for the time it was given. */
export const agencyPicker = questionKind({
  meta: {
    name: { id: 'Instansi', en: 'Agency' }, about: { id: 'Satu instansi dari daftar daerah sendiri', en: 'One agency from the roster of the own region' },
    props: { type: 'object', properties: { types: { type: 'array', uniqueItems: true, maxItems: 20, items: { type: 'string' } } } },
  },
  emit: () => idSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(idSchema) ? {} : undefined),
  format: optionText,
});
