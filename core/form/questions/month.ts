import { questionKind } from '../question.ts';
import { dateText } from './date.ts';

const monthSchema = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', maxLength: 7 };

export const month = questionKind({
  meta: { name: { id: 'Bulan', en: 'Month' }, about: { id: 'Bulan dan tahun', en: 'Month and year' }, props: { type: 'object', properties: {} } },
  emit: () => monthSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(monthSchema) ? {} : undefined),
  format: (_node, value, locale) => dateText(`${String(value)}-01`, locale).replace(/^1 /, ''),
});
