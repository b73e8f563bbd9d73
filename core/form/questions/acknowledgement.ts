import { questionKind } from '../question.ts';

/** The statement's wording is fixed by its hash; the server adds who and when. */
export const acknowledgement = questionKind({
  meta: { name: { id: 'Pernyataan', en: 'Acknowledgement' }, about: { id: 'Pernyataan yang disetujui', en: 'A statement that is agreed to' }, props: { type: 'object', properties: {} } },
  emit: () => ({ type: 'object', properties: { agreed: { const: true }, textHash: { type: 'string', maxLength: 64 } }, required: ['agreed'] }),
  format: (_node, value, locale) => ((value as { agreed?: boolean }).agreed ? { id: 'Disetujui', en: 'Agreed' } : { id: 'Belum disetujui', en: 'Not agreed' })[locale],
});
