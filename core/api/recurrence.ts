import { z } from 'zod';
import { intervals } from '../cycle/recurrence.ts';
import type { Endpoint } from './endpoint.ts';
import { id, instant, text } from './shapes.ts';

const params = z.strictObject({ cycleId: id });
const recurrence = z.strictObject({ every: z.enum(intervals), startMonth: z.number().int().min(1).max(12), day: z.number().int().min(1).max(28) });

/** Cycles that open themselves every period (engine.md; features 71 and 72). */
export const recurrenceEndpoints = {
  cycleRecurrence: { method: 'get', path: '/api/cycles/:cycleId/recurrence', act: 'editCycles', write: 'safe', about: 'When the next period opens by itself, and what has changed since the period this draft was made from', params, answer: z.object({ recurrence: recurrence.nullable(), next: z.array(instant), follows: z.object({ cycleId: id, title: text }).nullable(), changes: z.array(text) }) },
  changeRecurrence: { method: 'put', path: '/api/cycles/:cycleId/recurrence', act: 'editCycles', write: 'key', about: 'Has the next period open as a draft from this cycle’s set-up, or no longer; a period missed by up to a day is caught up, two never run at once', params, body: z.strictObject({ recurrence: recurrence.nullable() }), answer: z.object({ recurrence: recurrence.nullable() }) },
  openNextPeriod: { method: 'post', path: '/api/cycles/:cycleId/next-period', act: 'editCycles', write: 'key', about: 'Opens the next period of a recurring cycle now, as its schedule would: a draft from the newest set-up. Asked for again it is the same draft', params, body: z.strictObject({}), answer: z.object({ cycleId: id }) },
} as const satisfies Record<string, Endpoint>;
