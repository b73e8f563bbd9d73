import { z } from 'zod';
import { behaviours } from '../cycle/ir.ts';
import type { Endpoint } from './endpoint.ts';
import { anyJson, calendarYear, day, id, ir, role } from './shapes.ts';

const params = z.strictObject({ cycleId: id });
const agency = z.object({ key: id, name: z.string(), kind: z.string(), wave: z.string().optional(), reviewers: z.record(z.string(), z.string()), staffed: z.object({ operator: z.boolean(), head: z.boolean() }) });
const share = z.coerce.number().int().min(0).max(100);
/** What decides a rehearsal beside the cycle: how many agencies, from when, how they behave, and the number chance begins with. */
export const rehearsalChoice = z.strictObject({ agencies: z.coerce.number().int().min(1).max(2000), from: day, seed: z.coerce.number().int().min(1).max(999_999), ...Object.fromEntries(behaviours.map((each) => [each, share])) as Record<(typeof behaviours)[number], typeof share> });

/** The rehearsal of a cycle in virtual time: the page plays it, the server writes the same as a workbook. */
export const rehearsalEndpoints = {
  rehearsalStage: { method: 'get', path: '/api/cycles/:cycleId/rehearsal', act: 'editCycles', write: 'safe', about: 'Everything a rehearsal needs: the compiled cycle, its agencies with their reviewers, the roles nobody holds, and the calendar', params, answer: z.object({ ir: ir.nullable(), faults: z.array(z.object({ id: z.string(), en: z.string() })), zone: z.enum(['WIB', 'WITA', 'WIT']), launchDate: day, rev: z.number().int(), agencies: z.array(agency), vacant: z.array(role), years: z.array(calendarYear) }) },
  rehearsalSheet: { method: 'get', path: '/api/cycles/:cycleId/rehearsal/sheet', act: 'editCycles', write: 'safe', about: 'The same rehearsal as an XLSX: summary, load per reviewer and day, and everything that would happen', params, query: rehearsalChoice, answer: anyJson },
} as const satisfies Record<string, Endpoint>;
