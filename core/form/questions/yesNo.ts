import { questionKind } from '../question.ts';

export const yesNo = questionKind({
  meta: { name: { id: 'Ya atau tidak', en: 'Yes or no' }, about: { id: 'Satu pilihan dari dua', en: 'One of two' }, props: { type: 'object', properties: {} } },
  emit: () => ({ type: 'boolean' }),
  read: ({ type, ...rest }) => (type === 'boolean' && Object.keys(rest).length === 0 ? {} : undefined),
  format: (_node, value, locale) => (value ? { id: 'Ya', en: 'Yes' } : { id: 'Tidak', en: 'No' })[locale],
});
