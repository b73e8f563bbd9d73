import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { letterLayouts } from '../cycle/letters.ts';
import { paperSizes } from '../report/paper-size.ts';
import { anyJson, id, instant, text } from './shapes.ts';

const strings = z.array(z.string());
const scored = z.object({ as: z.string(), shown: z.string(), grade: z.string(), label: z.string() });
/** What stands around the content of every document, ready to print; blank where it has none (domain.md §8.5). */
const head = z.object({
  letterhead: z.object({ lines: strings, address: z.string() }), layout: z.enum(letterLayouts), place: z.string(), date: z.string(), number: z.string(), nature: z.string(), attachments: z.string(), subject: z.string(), to: z.string(), toPlace: z.string(), copies: strings,
  heading: z.string(), basis: z.string(), final: z.boolean(), /** In two parts where those who sign are listed between them. */ opening: strings, closing: z.string(), parties: z.array(z.object({ position: z.string(), name: z.string(), isCivilServant: z.boolean(), /** As they are printed; empty where they are not known. */ rank: z.string(), nip: z.string() })), hash: z.string(),
});
export type DocumentHead = z.infer<typeof head>;

const pdf = { method: 'get', write: 'safe', /** The number written on it, and the sheet it goes on. */ query: z.strictObject({ number: z.string().trim().max(60).default(''), size: z.enum(paperSizes).default('A4') }), answer: anyJson, file: 'application/pdf' } as const;

/** The documents of a cycle; the papers are Indonesian, as letters are (Permendagri 1/2023). */
export const reportEndpoints = {
  cycleReport: {
    method: 'get', path: '/api/cycles/:cycleId/report', act: 'seeMatrix', write: 'safe', about: 'The compiled report of a cycle: results by agency, totals of tables, lists, what stays open, and who has not reported', params: z.strictObject({ cycleId: id }),
    answer: head.extend({
      title: text, period: z.string(), chapters: z.array(z.object({ title: z.string(), parts: z.array(z.object({ title: z.string(), texts: strings, tables: z.array(z.object({ caption: z.string(), lines: z.array(strings) })) })) })), rows: z.array(z.object({ trackId: id, agencyName: z.string(), outcome: z.string(), rounds: z.number().int(), late: z.boolean(), sentAt: z.string(), scores: z.array(scored) })),
      rollups: z.array(z.object({ table: z.string(), by: z.string(), columns: strings, lines: z.array(z.object({ label: z.string(), rows: z.number().int(), values: strings })), total: strings })),
      lists: z.array(z.object({ table: z.string(), columns: strings, lines: z.array(z.object({ agency: z.string(), cells: strings })) })),
      open: z.array(z.object({ agencyName: z.string(), question: z.string(), note: z.string() })), missing: strings,
    }),
  },
  trackReport: {
    method: 'get', path: '/api/tracks/:trackId/report', act: 'seeTrack', write: 'safe', about: 'The document of one agency: result, scores by component, bounds, notes, and every answer with its evidence', params: z.strictObject({ trackId: id }),
    answer: head.extend({
      agencyName: z.string(), period: z.string(), outcome: z.string(), rounds: z.number().int(),
      scores: z.array(scored.extend({ parts: z.array(z.object({ title: z.string(), weight: z.string(), points: z.string(), percent: z.string() })) })),
      bounds: z.array(z.object({ label: z.string(), met: z.boolean(), parts: z.array(z.object({ title: z.string(), value: z.string(), bound: z.string(), met: z.boolean() })) })),
      forms: z.array(z.object({ title: z.string(), sentAt: z.string(), round: z.number().int(), hash: z.string(), sections: z.array(z.object({ title: z.string(), lines: z.array(z.object({ question: z.string(), answer: z.string(), evidence: strings, rows: z.object({ columns: strings, lines: z.array(strings) }).nullable() })) })) })),
      notes: z.array(z.object({ question: z.string(), text: z.string(), by: z.string(), status: z.string() })),
    }),
  },
  meetingRecord: {
    method: 'get', path: '/api/meetings/:meetingId/record', act: 'seeMeetings', write: 'safe', about: 'The berita acara of a meeting as data: opening in words, table of decisions, signatures', params: z.strictObject({ meetingId: id }),
    answer: head.extend({ rows: z.array(z.object({ agencyName: z.string(), question: z.string(), decision: text, instruction: z.string(), dueAt: instant.nullable() })) }),
  },
  cycleReportPdf: { ...pdf, path: '/api/cycles/:cycleId/report.pdf', act: 'seeMatrix', about: 'The compiled report of a cycle as PDF, laid out as naskah dinas', params: z.strictObject({ cycleId: id }) },
  trackReportPdf: { ...pdf, path: '/api/tracks/:trackId/report.pdf', act: 'seeTrack', about: 'The document of one agency as PDF, laid out as naskah dinas', params: z.strictObject({ trackId: id }) },
  meetingRecordPdf: { ...pdf, path: '/api/meetings/:meetingId/record.pdf', act: 'seeMeetings', about: 'The berita acara of a meeting as PDF, laid out as naskah dinas', params: z.strictObject({ meetingId: id }) },
} as const satisfies Record<string, Endpoint>;
