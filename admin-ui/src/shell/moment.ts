import { useEffect, useMemo, useState } from 'react';
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
