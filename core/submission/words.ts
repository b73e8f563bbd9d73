import { weekdayName, monthName } from '../cycle/dates.ts';
import type { Day } from '../cycle/calendar.ts';

const digits = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas'] as const;
const scales = [[1_000_000_000_000, 'triliun'], [1_000_000_000, 'miliar'], [1_000_000, 'juta']] as const;

/** Writes a whole number in Indonesian words: 2026 → `dua ribu dua puluh enam`. Below zero and fractions are out of its range. */
export function numberInWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a whole number from 0`);
  if (value < 12) return digits[value] ?? '';
  return large(value).trim();
}

function large(value: number): string {
  if (value === 0) return '';
  if (value < 12) return ` ${digits[value] ?? ''}`;
  if (value < 20) return ` ${digits[value - 10] ?? ''} belas`;
  if (value < 100) return ` ${digits[Math.floor(value / 10)] ?? ''} puluh${large(value % 10)}`;
  if (value < 200) return ` seratus${large(value - 100)}`;
  if (value < 1000) return `${large(Math.floor(value / 100))} ratus${large(value % 100)}`;
  if (value < 2000) return ` seribu${large(value - 1000)}`;
  if (value < 1_000_000) return `${large(Math.floor(value / 1000))} ribu${large(value % 1000)}`;
  const [size, name] = scales.find(([from]) => value >= from) ?? scales[2];
  return `${large(Math.floor(value / size))} ${name}${large(value % size)}`;
}

const titled = (words: string) => words.split(' ').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');

/** Writes a day as minutes of a meeting do: `Senin tanggal Tiga bulan Agustus tahun Dua Ribu Dua Puluh Enam (03-08-2026)`. */
export function dateInWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${weekdayName(day).id} tanggal ${titled(numberInWords(Number(date)))} bulan ${monthName(Number(month)).id} tahun ${titled(numberInWords(Number(year)))} (${date}-${month}-${year})`;
}
