import type { Locale } from '../model.ts';
import { questionKind } from '../question.ts';

const months: Record<Locale, readonly string[]> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
/** Writes an ISO date in words: 22 Maret 2024. */
export function dateText(value: unknown, locale: Locale): string {
  const [year, month, day] = String(value).split('-').map(Number);
  return `${day ?? ''} ${months[locale][(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}

export const date = questionKind({
  meta: { name: { id: 'Tanggal', en: 'Date' }, about: { id: 'Tanggal kalender, hari/bulan/tahun', en: 'A calendar date' }, props: { type: 'object', properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } } } },
  emit: () => ({ type: 'string', format: 'date' }),
  read: ({ type, format, ...rest }) => (type === 'string' && format === 'date' && Object.keys(rest).length === 0 ? {} : undefined),
  check: (node, value) => {
    const { from, to } = node.props as { from?: string; to?: string };
    if (typeof value !== 'string') return [];
    if (from && value < from) return [{ id: `Pilih tanggal mulai ${dateText(from, 'id')}.`, en: `Choose a date from ${dateText(from, 'en')}.` }];
    if (to && value > to) return [{ id: `Pilih tanggal sampai ${dateText(to, 'id')}.`, en: `Choose a date up to ${dateText(to, 'en')}.` }];
    return [];
  },
  format: (_node, value, locale) => dateText(value, locale),
  cell: (_node, value) => (typeof value === 'string' ? { type: 'date', value } : { type: 'text', value: '' }),
});
