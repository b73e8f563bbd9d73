import { optionText, questionKind } from '../question.ts';
import { offeredAgencies } from '../roster.ts';

const idSchema = { type: 'string', pattern: '^[A-Za-z0-9_.:~-]+$', maxLength: 120 } as const;

/** The answer is the agency's identity, so that a renamed agency stays the same answer. The server binds the roster to the question before it is drawn, checked or printed. */
export const agencyPicker = questionKind({
  meta: {
    name: { id: 'Instansi', en: 'Agency' }, about: { id: 'Satu instansi dari daftar daerah sendiri', en: 'One agency from the roster of the own region' },
    props: { type: 'object', properties: { types: { type: 'array', uniqueItems: true, maxItems: 20, items: { type: 'string' } } } },
  },
  emit: () => idSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(idSchema) ? {} : undefined),
  check: (node, value) => {
    const offered = offeredAgencies(node);
    return offered === undefined || offered.includes(String(value)) ? [] : [{ id: 'bukan instansi aktif dalam daftar daerah ini. Pilih lagi dari daftarnya.', en: 'is no active agency of this local government. Choose one from the list again.' }];
  },
  format: optionText,
});
