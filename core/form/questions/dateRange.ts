import { questionKind } from '../question.ts';
import { dateText } from './date.ts';

type Range = { readonly from?: string; readonly to?: string };

const rangeSchema = { type: 'object', properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } }, required: ['from', 'to'] };

export const dateRange = questionKind({
  meta: { name: { id: 'Rentang tanggal', en: 'Date range' }, about: { id: 'Dari tanggal sampai tanggal', en: 'From a date to a date' }, props: { type: 'object', properties: { longest: { type: 'integer', minimum: 1 } } } },
  emit: () => rangeSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(rangeSchema) ? {} : undefined),
  check: (node, value) => {
    const { from, to } = (value ?? {}) as Range;
    if (!from || !to) return [];
    if (from > to) return [{ id: 'Tanggal awal harus sebelum tanggal akhir.', en: 'The first date has to be before the last.' }];
    const longest = Number(node.props['longest'] ?? 0);
    const span = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    return longest && span > longest ? [{ id: `Rentang paling lama ${longest} hari.`, en: `The range may have at most ${longest} days.` }] : [];
  },
  format: (_node, value, locale) => `${dateText((value as Range).from, locale)} – ${dateText((value as Range).to, locale)}`,
});
