import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, text } from './shapes.ts';

const strings = z.array(z.string());
const scored = z.object({ as: z.string(), shown: z.string(), grade: z.string(), label: z.string() });
const party = z.object({ position: z.string(), name: z.string() });
const head = { letterhead: z.string(), number: z.string(), title: text, heading: z.string(), basis: text, place: z.string(), final: z.boolean(), opening: z.string(), closing: z.string(), hash: z.string(), parties: z.array(party) };

/** The documents a cycle ends with; the papers are Indonesian, as letters are (Permendagri 1/2023). */
export const reportEndpoints = {
  cycleReport: {
    method: 'get', path: '/api/cycles/:cycleId/report', act: 'seeMatrix', write: 'safe', about: 'The compiled report of a cycle: results by agency, totals of tables, lists, what stays open, and who has not reported', params: z.strictObject({ cycleId: id }),
    answer: z.object({
      ...head, period: z.string(), rows: z.array(z.object({ trackId: id, agencyName: z.string(), outcome: z.string(), rounds: z.number().int(), late: z.boolean(), sentAt: z.string(), scores: z.array(scored) })),
      rollups: z.array(z.object({ table: z.string(), by: z.string(), columns: strings, lines: z.array(z.object({ label: z.string(), rows: z.number().int(), values: strings })), total: strings })),
      lists: z.array(z.object({ table: z.string(), columns: strings, lines: z.array(z.object({ agency: z.string(), cells: strings })) })),
      open: z.array(z.object({ agencyName: z.string(), question: z.string(), note: z.string() })), missing: strings,
    }),
  },
  trackReport: {
    method: 'get', path: '/api/tracks/:trackId/report', act: 'seeTrack', write: 'safe', about: 'The document of one agency: result, scores by component, bounds, notes, and every answer with its evidence', params: z.strictObject({ trackId: id }),
    answer: z.object({
      ...head, agencyName: z.string(), outcome: z.string(), rounds: z.number().int(),
      scores: z.array(scored.extend({ parts: z.array(z.object({ title: z.string(), weight: z.string(), points: z.string(), percent: z.string() })) })),
      bounds: z.array(z.object({ label: z.string(), met: z.boolean(), parts: z.array(z.object({ title: z.string(), value: z.string(), atLeast: z.string(), met: z.boolean() })) })),
      forms: z.array(z.object({ title: z.string(), sentAt: z.string(), round: z.number().int(), hash: z.string(), sections: z.array(z.object({ title: z.string(), lines: z.array(z.object({ question: z.string(), answer: z.string(), evidence: strings, rows: z.object({ columns: strings, lines: z.array(strings) }).nullable() })) })) })),
      notes: z.array(z.object({ question: z.string(), text: z.string(), by: z.string(), status: z.string() })),
    }),
  },
} as const satisfies Record<string, Endpoint>;
