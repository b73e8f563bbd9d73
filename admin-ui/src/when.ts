import { dayOf, timeOf } from '../../core/cycle/calendar.ts';
import { formatDate } from '../../core/cycle/dates.ts';
import type { Zone } from '../../core/cycle/track.ts';
import { numberText } from '../../core/form/question.ts';
import type { Language } from './texts/index.ts';

export type { Zone };

const iso = (instant: string | number): string => (typeof instant === 'number' ? new Date(instant).toISOString() : instant);

/** "14.32" – hour and minute with a point, as the state writes it. */
export function clockTime(instant: string | number, zone: Zone, language: Language = 'id'): string {
  const time = timeOf(iso(instant), zone);
  return language === 'id' ? time.replace(':', '.') : time;
}

/** "Rabu, 15 Juli 2026". */
export const longDay = (instant: string | number, zone: Zone, language: Language): string => formatDate(iso(instant), { zone, style: 'day' })[language];

/** "Rabu, 15 Juli 2026 pukul 23.59 WIB". */
export const longMoment = (instant: string | number, zone: Zone, language: Language): string => formatDate(iso(instant), { zone, style: 'full' })[language];

/** "15 Jul 2026", for tables only. */
export const shortDay = (instant: string | number, zone: Zone, language: Language): string => formatDate(iso(instant), { zone, style: 'short' })[language];

/** "15 Jul 2026 14.32 WIB", for tables and lists. */
export const shortMoment = (instant: string | number, zone: Zone, language: Language): string => `${shortDay(instant, zone, language)} ${formatDate(iso(instant), { zone, style: 'time' })[language]}`;

/** Whole local days from `now` to `instant`: 0 today, negative when past. */
export function daysUntil(instant: string, now: number, zone: Zone): number {
  return Math.round((Date.parse(dayOf(instant, zone)) - Date.parse(dayOf(iso(now), zone))) / 86_400_000);
}

/** 1.284 in Indonesian, 1,284 in English. */
export const wholeNumber = (value: number, language: Language): string => numberText(Math.round(value), language);

/** "1,4 MB", on one line. */
export function fileSize(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${numberText(power === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10, language)}\u00a0${units[power]}`;
}
