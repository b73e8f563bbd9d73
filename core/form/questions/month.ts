import { questionKind } from '../question.ts';
import { dateText } from './date.ts';

export const month = questionKind({
  meta: { name: { id: 'Bulan', en: 'Month' }, about: { id: 'Bulan dan tahun', en: 'Month and year' }, props: { type: 'object', properties: {} } },
  emit: () => ({ type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', maxLength: 7 }),
  format: (_node, value, locale) => dateText(`${String(value)}-01`, locale).replace(/^1 /, ''),
});
