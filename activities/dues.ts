import { calendarOf, computeClock } from '../core/cycle/calendar.ts';
import type { ClockRule } from '../core/cycle/ir.ts';
import type { Clock, ClockPurpose, Instant, Zone } from '../core/cycle/track.ts';
import { loadCalendars } from '../db/calendars.ts';
import { loadPemda } from '../db/pemdas.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

/** A due rule to be counted from an instant. */
type Due = { readonly pemdaId: string; readonly rule: ClockRule; readonly anchor: Instant; readonly purpose: ClockPurpose };

const zones: Readonly<Record<string, Zone>> = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** Gives the zone of a local government by its IANA name; an unknown one counts as WIB. */
export function zoneOfPemda(name: string | undefined): Zone {
  return zones[name ?? ''] ?? 'WIB';
}

/** Counts the clock of a task, tier, gate or stage by the newest calendars and the zone of the local government. */
export async function countDue({ db }: Pick<ActivityDeps, 'db'>, { pemdaId, rule, anchor, purpose }: Due): Promise<Clock> {
  const [years, pemda] = await Promise.all([loadCalendars(db, pemdaId), loadPemda(db, pemdaId)]);
  return computeClock(rule, anchor, { calendar: calendarOf(years), zone: zoneOfPemda(pemda?.zone), purpose });
}

/** Makes the activity that turns rules into instants. */
export function createDues(deps: ActivityDeps) {
  return {
    /** Counts one clock, and gives business time then. */
    async computeDue(due: Due): Promise<{ readonly clock: Clock; readonly at: Instant }> {
      const [clock, at] = await Promise.all([countDue(deps, due), businessInstant(deps, due.pemdaId)]);
      return { clock, at };
    },
  };
}
