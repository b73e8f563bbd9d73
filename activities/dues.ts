import { calendarOf, computeClock } from '../core/cycle/calendar.ts';
import type { ClockRule } from '../core/cycle/ir.ts';
import type { Clock, ClockPurpose, Instant, Zone } from '../core/cycle/track.ts';
import { loadCalendars } from '../db/calendars.ts';
import { loadPemda } from '../db/pemdas.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

type Due = { readonly pemdaId: string; readonly rule: ClockRule; readonly anchor: Instant; readonly purpose: ClockPurpose };

const zones: Readonly<Record<string, Zone>> = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** Gives the zone of a local government by its IANA name; an unknown one counts as WIB. */
export function zoneOfPemda(name: string | undefined): Zone {
  return zones[name ?? ''] ?? 'WIB';
}

/** Makes the activity that turns rules into instants. */
export function createDues(deps: ActivityDeps) {
  return {
    /** Computes the clock of a task, tier, gate or stage by the newest calendars and the zone of the local government. */
    async computeDue({ pemdaId, rule, anchor, purpose }: Due): Promise<{ readonly clock: Clock; readonly at: Instant }> {
      const [years, pemda, at] = await Promise.all([loadCalendars(deps.db, pemdaId), loadPemda(deps.db, pemdaId), businessInstant(deps, pemdaId)]);
      const zone = zoneOfPemda(pemda?.zone);
      return { clock: computeClock(rule, anchor, { calendar: calendarOf(years), zone, purpose }), at };
    },
  };
}
