import { questionKind } from '../question.ts';

/** Words on the page; it has no answer. */
export const info = questionKind({
  meta: { name: { id: 'Keterangan', en: 'Information' }, about: { id: 'Judul dan teks penjelas', en: 'Heading and explaining text' }, props: { type: 'object', properties: { level: { type: 'integer', minimum: 2, maximum: 4 } } } },
  emit: () => ({}),
  isEmpty: () => true,
});
