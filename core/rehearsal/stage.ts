import type { RoleKey } from '../access.ts';
import { addDays, calendarOf, instantOf, type Day } from '../cycle/calendar.ts';
import type { Ir } from '../cycle/ir.ts';
import type { Zone } from '../cycle/track.ts';
import type { Mix, RehearsalPlan, RehearsedAgency } from './plan.ts';

/** What a local government brings to a rehearsal. */
export type Stage = { readonly ir: Ir; readonly zone: Zone; readonly agencies: readonly RehearsedAgency[]; readonly vacant: readonly RoleKey[]; readonly years: Parameters<typeof calendarOf>[0] };
export type Choice = Mix & { readonly agencies: number; readonly from: Day; readonly seed: number };

/** Gives so many agencies: the real ones first, then synthetic ones that borrow reviewers and wave from the real ones in turn. */
export function agenciesFor(real: readonly RehearsedAgency[], wanted: number): readonly RehearsedAgency[] {
  const extra = Math.max(0, wanted - real.length);
  const made = Array.from({ length: extra }, (_, i): RehearsedAgency => {
    const like = real.length ? real[i % real.length] : undefined;
    return { key: `contoh-${i + 1}`, name: `OPD contoh ${i + 1}`, kind: like?.kind ?? 'dinas', wave: like?.wave, reviewers: like?.reviewers ?? {}, staffed: { operator: true, head: true } };
  });
  return [...real.slice(0, wanted), ...made];
}

/** A cycle is played for a year at most. */
const mostDays = 366;

/** Makes the plan of a rehearsal; page and server make the same one of the same choice. */
export function planFor({ ir, zone, agencies, vacant, years }: Stage, { agencies: count, from, seed, ...mix }: Choice): RehearsalPlan {
  return { ir, zone, mix, seed, vacant, calendar: calendarOf(years), agencies: agenciesFor(agencies, count), startsAt: instantOf(from, '08:00', zone), until: instantOf(addDays(from, mostDays), '23:59', zone) };
}
