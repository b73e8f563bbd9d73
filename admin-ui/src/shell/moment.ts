import { useEffect, useMemo, useState } from 'react';
import { calendarOf, dayOf, workingDaysBetween } from '../../../core/cycle/calendar.ts';
import { useApi } from '../api.tsx';
import { useLanguage } from '../texts/index.ts';
import { clockTime, daysUntil, longDay, longMoment, shortDay, shortMoment, type Zone } from '../when.ts';
import { useSession } from './session.tsx';

/** Business time now (the demo clock in the demo), told again every half minute. */
export function useNow(): number {
  const { ahead } = useSession();
  const [now, setNow] = useState(() => Date.now() + ahead);
  useEffect(() => {
    setNow(Date.now() + ahead);
    const timer = setInterval(() => setNow(Date.now() + ahead), 30_000);
    return () => clearInterval(timer);
  }, [ahead]);
  return now;
}

/** Today's day (YYYY-MM-DD) in business time, where the Pemda is. */
export function useToday(): string {
  const { pemda } = useSession();
  return dayOf(new Date(useNow()).toISOString(), pemda.zone);
}

/** Dates of the signed-in person's zone and language: `long`, `short`, `day`, `time`. */
export function useWhen() {
  const { pemda } = useSession();
  const language = useLanguage();
  return useMemo(() => {
    const zone: Zone = pemda.zone;
    return {
      zone, language,
      long: (at: string | number) => longMoment(at, zone, language),
      short: (at: string | number) => shortMoment(at, zone, language),
      longDay: (at: string | number) => longDay(at, zone, language),
      day: (at: string | number) => shortDay(at, zone, language),
      time: (at: string | number) => clockTime(at, zone, language),
      daysUntil: (at: string, now: number) => daysUntil(at, now, zone),
    };
  }, [pemda.zone, language]);
}

/** Working days left until a deadline, by the calendar of the Pemda; nothing while unknown or past. */
export function useWorkingDays(dueAt: string | null): number | undefined {
  const { pemda } = useSession();
  const today = useToday();
  const due = dueAt ? dayOf(dueAt, pemda.zone) : today;
  const [first, last] = [Number(today.slice(0, 4)), Number(due.slice(0, 4))];
  const one = useApi('calendar', { params: { year: first } }, { enabled: dueAt !== null, staleTime: 600_000 });
  const two = useApi('calendar', { params: { year: last } }, { enabled: dueAt !== null && last !== first, staleTime: 600_000 });
  if (!dueAt || due <= today || !one.data || (last !== first && !two.data)) return undefined;
  return workingDaysBetween(calendarOf([one.data, ...(two.data && last !== first ? [two.data] : [])]), today, due);
}
