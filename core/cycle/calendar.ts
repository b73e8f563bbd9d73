import type { ClockRule } from './ir.ts';
import type { Clock, ClockPurpose, Instant, Zone } from './track.ts';

/** A local calendar day, `2026-07-15`. */
export type Day = string;

/** The days on which no working-day clock runs, and the years whose list is complete. */
export type Calendar = { readonly off: ReadonlySet<Day>; readonly settled: ReadonlySet<number> };
type Place = { readonly calendar: Calendar; readonly zone: Zone };

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const zoneHours = { WIB: 7, WITA: 8, WIT: 9 } as const satisfies Record<Zone, number>;
/** Working time begins at 07.30 local (Perpres 21/2023); reminders and escalations are sent then. */
const morning = '07:30';
const mostRepeats = 10;

/** Makes a calendar of editable year lists; a year that is provisional or missing leaves the deadlines in it provisional. */
export function calendarOf(years: readonly { readonly year: number; readonly provisional: boolean; readonly days: readonly { readonly date: Day }[] }[]): Calendar {
  return {
    off: new Set(years.flatMap(({ days }) => days.map(({ date }) => date))),
    settled: new Set(years.filter(({ provisional }) => !provisional).map(({ year }) => year)),
  };
}

/** Gives the local day of an instant. */
export function dayOf(instant: Instant, zone: Zone): Day {
  return new Date(Date.parse(instant) + zoneHours[zone] * hourMs).toISOString().slice(0, 10);
}

/** Gives the instant of a local time `HH:mm` on a local day; "23.59" is 23:59:00 sharp. */
export function instantOf(day: Day, at: string, zone: Zone): Instant {
  return new Date(Date.parse(`${day}T${at}:00.000Z`) - zoneHours[zone] * hourMs).toISOString();
}

/** Gives the local clock time `HH:mm` of an instant. */
export function timeOf(instant: Instant, zone: Zone): string {
  return new Date(Date.parse(instant) + zoneHours[zone] * hourMs).toISOString().slice(11, 16);
}

// Days since 1 January 1970, a Thursday: counting needs no date objects.
const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`) / dayMs;
const dayAt = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);
const weekdayAt = (number: number): number => (((number + 4) % 7) + 7) % 7;
const worksAt = ({ off }: Calendar, number: number): boolean => weekdayAt(number) % 6 !== 0 && !off.has(dayAt(number));

/** Gives the day so many calendar days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return dayAt(numberOf(day) + days);
}

/** Gives the weekday, 0 for Sunday. */
export function weekday(day: Day): number {
  return weekdayAt(numberOf(day));
}

/** Says whether offices work on this day: Monday to Friday, no national holiday, no joint leave. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return worksAt(calendar, numberOf(day));
}

/** Gives the n-th working day after a day (before it, when negative); with 0 the day itself or the next working day. */
export function addWorkingDays(calendar: Calendar, day: Day, days: number): Day {
  if (days === 0) return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1);
  const way = Math.sign(days);
  let at = numberOf(day);
  for (let left = Math.abs(days); left > 0; ) {
    at += way;
    if (worksAt(calendar, at)) left -= 1;
  }
  return dayAt(at);
}

/** Counts the working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  const [first, last] = [numberOf(from), numberOf(to)];
  return Array.from({ length: last - first }, (_, i) => first + i + 1).filter((day) => worksAt(calendar, day)).length;
}

/** Gives the deadline so many working days after a deadline, at the same local time; where that has passed by `now`, it counts from today. */
export function extendedDue(dueAt: Instant, days: number, { calendar, zone, now }: Place & { readonly now?: Instant | undefined }): Instant {
  const after = (from: Instant) => instantOf(addWorkingDays(calendar, dayOf(from, zone), days), timeOf(dueAt, zone), zone);
  const due = after(dueAt);
  return now !== undefined && due <= now ? after(now) : due;
}

/**
 * Turns a due rule into instants. Working days count from the next working day after the anchor; a fixed date
 * that is no working day moves to the next one. Reminders lie after the anchor; those before the due day before it.
 */
export function computeClock(rule: ClockRule, anchor: Instant, place: Place & { readonly purpose: ClockPurpose }): Clock {
  const { calendar, zone, purpose } = place;
  const { due, late } = rule;
  const dueDay = due.kind === 'date' ? addWorkingDays(calendar, due.date, 0) : addWorkingDays(calendar, dayOf(anchor, zone), due.days);
  const dueAt = instantOf(dueDay, due.at, zone);
  const onMorning = (offset: number) => instantOf(offset === 0 ? dueDay : addWorkingDays(calendar, dueDay, offset), morning, zone);
  const graceUntil = late.policy === 'grace' ? instantOf(addWorkingDays(calendar, dueDay, late.days), due.at, zone) : undefined;
  const plan = remindersOf(rule, onMorning, { dueAt, graceUntil });
  const ladder = rule.escalation.map(({ after, to }) => ({ at: onMorning(after), to })).filter(({ at }) => at > dueAt).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    purpose, dueAt, anchor, zone, escalateAt: ladder, late: late.policy, extended: 0,
    ...(graceUntil === undefined ? {} : { graceUntil }),
    past: plan.filter((at) => at <= anchor),
    remindAt: plan.map((at, i) => ({ at, ordinal: i + 1 })).filter(({ at }) => at > anchor),
    provisional: !calendar.settled.has(Number(dueDay.slice(0, 4))),
  };
}

function remindersOf(rule: ClockRule, onMorning: (offset: number) => Instant, { dueAt, graceUntil }: { readonly dueAt: Instant; readonly graceUntil: Instant | undefined }): readonly Instant[] {
  const before = rule.reminders.filter((offset) => offset <= 0).map(onMorning).filter((at) => at < dueAt);
  const every = rule.late.policy === 'close' ? 0 : (rule.repeatEvery ?? 0);
  const after = every < 1 ? [] : Array.from({ length: mostRepeats }, (_, i) => onMorning(every * (i + 1))).filter((at) => graceUntil === undefined || at < graceUntil);
  return [...new Set([...before, ...after])].toSorted();
}
