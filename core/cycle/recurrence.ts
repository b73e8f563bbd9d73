import type { Text } from '../problem.ts';
import type { Day } from './calendar.ts';
import { monthName } from './dates.ts';

/** How often a cycle comes again. */
export const intervals = ['month', 'quarter', 'semester', 'year'] as const;
export type Interval = (typeof intervals)[number];
/** When the next period opens as a draft: each interval counted from a month, on a day of it (1–28), at six in the morning local time. */
export type Recurrence = { readonly every: Interval; readonly startMonth: number; readonly day: number };

const steps: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, semester: 6, year: 12 };
const romans = ['I', 'II', 'III', 'IV'] as const;

/** Gives the months, 1 to 12, in which a period opens. */
export function openingMonths({ every, startMonth }: Recurrence): readonly number[] {
  return Array.from({ length: 12 / steps[every] }, (_, i) => ((startMonth - 1 + i * steps[every]) % 12) + 1).toSorted((a, b) => a - b);
}

/** Names the period that a day lies in, counted by calendar: `TW III 2026`, `Semester II 2026`. */
export function periodOf(every: Interval, day: Day): Text {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  const part = romans[Math.floor((month - 1) / steps[every])] ?? '';
  if (every === 'year') return { id: year, en: year };
  if (every === 'month') { const name = monthName(month); return { id: `${name.id} ${year}`, en: `${name.en} ${year}` }; }
  return every === 'quarter' ? { id: `TW ${part} ${year}`, en: `Quarter ${part} ${year}` } : { id: `Semester ${part} ${year}`, en: `Semester ${part} ${year}` };
}

/** Gives the first day of the period after the one that a day lies in. */
export function nextPeriodDay(every: Interval, day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = Math.floor((month - 1) / steps[every]) * steps[every] + steps[every];
  return `${year + Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`;
}

/** Gives the title of the next period: the old period at its end gives way to the new one, else the new one is added. */
export function nextTitle(title: Text, before: Text, next: Text): Text {
  const put = (language: keyof Text) => `${title[language].endsWith(before[language]) ? title[language].slice(0, -before[language].length).trimEnd() : title[language].replace(/ \d{4}$/, '')} ${next[language]}`;
  return { id: put('id'), en: put('en') };
}
