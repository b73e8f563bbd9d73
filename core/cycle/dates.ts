import type { Text } from '../problem.ts';
import { dayOf, timeOf, weekday, type Day } from './calendar.ts';
import type { Instant, Zone } from './track.ts';

const months = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;
const shortMonths = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;
const weekdays = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

type Language = keyof Text;
export type DateStyle = 'full' | 'day' | 'date' | 'short' | 'time';

const both = (write: (language: Language) => string): Text => ({ id: write('id'), en: write('en') });
const dateOf = (day: Day, names: readonly string[]) => `${Number(day.slice(8, 10))} ${names[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
const clockOf = (time: string, language: Language) => (language === 'id' ? time.replace(':', '.') : time);

/** Gives the name of a day's weekday in both languages. */
export function weekdayName(day: Day): Text {
  return both((language) => weekdays[language][weekday(day)] ?? '');
}

/** Gives the name of a month, 1 to 12, in both languages. */
export function monthName(month: number): Text {
  return both((language) => months[language][month - 1] ?? '');
}

/** Writes a local day: `15 Juli 2026`, with its weekday, or short: `15 Jul 2026`. */
export function formatDay(day: Day, style: 'day' | 'date' | 'short'): Text {
  if (style === 'short') return both((language) => dateOf(day, shortMonths[language]));
  const date = both((language) => dateOf(day, months[language]));
  const name = weekdayName(day);
  return style === 'date' ? date : { id: `${name.id}, ${date.id}`, en: `${name.en}, ${date.en}` };
}

/** Writes an instant in its zone: `full` is `Rabu, 15 Juli 2026 pukul 23.59 WIB`. Needs no locale data, so every machine writes the same. */
export function formatDate(instant: Instant, { zone, style }: { readonly zone: Zone; readonly style: DateStyle }): Text {
  const time = timeOf(instant, zone);
  if (style === 'time') return both((language) => `${clockOf(time, language)} ${zone}`);
  const day = dayOf(instant, zone);
  if (style !== 'full') return formatDay(day, style);
  const date = formatDay(day, 'day');
  return { id: `${date.id} pukul ${clockOf(time, 'id')} ${zone}`, en: `${date.en} at ${clockOf(time, 'en')} ${zone}` };
}
