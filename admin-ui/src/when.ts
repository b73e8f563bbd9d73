import type { Language } from './texts/index.ts';

export type Zone = 'WIB' | 'WITA' | 'WIT';
const hours: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 };

// Own tables instead of Intl: every browser, the letters and the exports show the same words.
const days = { id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] };
const months = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const shortMonths = { id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'], en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] };

const local = (instant: string | number, zone: Zone) => new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + hours[zone] * 3_600_000);
const two = (n: number) => String(n).padStart(2, '0');

/** "14.32" – hour and minute with a point, as the state writes it. */
export function clockTime(instant: string | number, zone: Zone, language: Language = 'id'): string {
  const at = local(instant, zone);
  return `${two(at.getUTCHours())}${language === 'id' ? '.' : ':'}${two(at.getUTCMinutes())}`;
}

/** "Rabu, 15 Juli 2026". */
export function longDay(instant: string | number, zone: Zone, language: Language): string {
  const at = local(instant, zone);
  return `${days[language][at.getUTCDay()]}, ${at.getUTCDate()} ${months[language][at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "Rabu, 15 Juli 2026 pukul 23.59 WIB". */
export function longMoment(instant: string | number, zone: Zone, language: Language): string {
  return `${longDay(instant, zone, language)} ${language === 'id' ? 'pukul' : 'at'} ${clockTime(instant, zone, language)} ${zone}`;
}

/** "15 Jul 2026", for tables only. */
export function shortDay(instant: string | number, zone: Zone, language: Language): string {
  const at = local(instant, zone);
  return `${at.getUTCDate()} ${shortMonths[language][at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "15 Jul 2026 14.32 WIB", for tables and lists. */
export function shortMoment(instant: string | number, zone: Zone, language: Language): string {
  return `${shortDay(instant, zone, language)} ${clockTime(instant, zone, language)} ${zone}`;
}

/** Whole local days from `now` to `instant`: 0 today, negative when past. */
export function daysUntil(instant: string, now: number, zone: Zone): number {
  const dayOf = (at: string | number) => Math.floor(local(at, zone).getTime() / 86_400_000);
  return dayOf(instant) - dayOf(now);
}

/** 1.284 in Indonesian, 1,284 in English. */
export function wholeNumber(value: number, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, language === 'id' ? '.' : ',');
}

/** "1,4 MB". */
export function fileSize(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = (bytes / 1000 ** power).toFixed(power === 0 || bytes / 1000 ** power >= 100 ? 0 : 1).replace('.0', '');
  return `${language === 'id' ? value.replace('.', ',') : value} ${units[power]}`;
}
