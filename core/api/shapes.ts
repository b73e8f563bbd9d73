import { z } from 'zod';
import { roleKeys, tiers } from '../access.ts';
import type { Ir } from '../cycle/ir.ts';
import type { TrackState } from '../cycle/track.ts';
import type { FormModel } from '../form/model.ts';

/** An opaque id: never an official code. */
export const id = z.string().regex(/^[A-Za-z0-9_.:~-]{1,120}$/);
/** Free text a person wrote: no control characters except line breaks, no lone surrogates. */
export const words = (max: number) =>
  z.string().max(max).refine((text) => text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), 'teks memuat karakter yang tidak sah');
export const instant = z.iso.datetime({ offset: false, precision: 3 }).or(z.iso.datetime());
export const day = z.iso.date();
export const text = z.strictObject({ id: words(500), en: words(500) });
export const role = z.enum(roleKeys);
export const tier = z.enum(tiers);
/** Cursor paging: `cursor` is what the last page gave as `next`. */
export const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int() });

/** The days off of a year; deadlines in a provisional one may still move. */
export const calendarYear = z.object({ year: z.number().int(), provisional: z.boolean(), days: z.array(z.object({ date: day })) });
/** Shapes that core declares as types; they are checked where they are made, so the contract passes them through. */
export const trackState = z.custom<TrackState>((value) => typeof value === 'object' && value !== null);
export const ir = z.custom<Ir>((value) => typeof value === 'object' && value !== null);
/** The agencies of a local government as a question about agencies knows them (core/form/roster.ts). */
export const roster = z.array(z.object({ id, kind: z.string(), name: text, active: z.boolean() }));
export const formModel = z.custom<FormModel>((value) => typeof value === 'object' && value !== null);
export const anyJson = z.custom<unknown>(() => true);

export const personShape = z.object({
  personId: id, displayName: z.string(), position: text, role, tier: tier.nullable(), agencyId: id.nullable(), agencyName: z.string().nullable(),
});
/** `quarantine` waits for the scanner, `unscanned` is open though nobody looked, `available` was found clean, `refused` harmful. */
export const fileScan = z.enum(['quarantine', 'unscanned', 'available', 'refused']);
export const fileRef = z.object({ fileId: id, name: z.string(), size: z.number().int(), mime: z.string(), sha256: z.string(), /** What is known of its scan; a file whose scan is not told was not asked about. */ status: fileScan.optional() });
export const statusSentence = z.object({ holder: text, next: text, since: instant.nullable() });
/** One duty of one person or office: a token of a track as "Tugas saya" shows it. `taskId` = `<trackId>.<tokenId>`. */
export const taskShape = z.object({
  taskId: id, trackId: id, cycleId: id, cycleTitle: text, agencyId: id, agencyName: z.string(),
  duty: z.enum(['fill', 'approve', 'revise', 'review', 'gate', 'meeting', 'watch']),
  title: text, stage: z.string(), phase: z.string(), round: z.number().int(), dueAt: instant.nullable(), provisional: z.boolean(), late: z.boolean(),
  returned: z.number().int(), returnedOpen: z.number().int(), progress: z.object({ answered: z.number().int(), required: z.number().int() }).nullable(),
  sentence: statusSentence, refused: text.nullable(),
});
export const noteShape = z.object({ noteId: id, questionId: z.string(), round: z.number().int(), kind: z.enum(['note', 'request', 'verdict', 'reply', 'decision']), text: z.string(), by: z.string(), at: instant, status: z.enum(['open', 'answered', 'accepted']).nullable() });
export const answersShape = z.object({ data: z.record(z.string(), anyJson), evidence: z.record(z.string(), z.array(fileRef)) });
export const verdict = z.enum(['accept', 'revise', 'newEvidence', 'notApplicable']);
export const explainTree = anyJson;
export const scoreShape = z.object({ as: z.string(), total: z.string(), shown: z.string(), grade: z.string(), tree: explainTree, at: instant }).nullable();
/** A field of a draft: its value with who saved it last. */
export const fieldChange = z.strictObject({ question: z.string().max(80), value: anyJson.optional(), evidence: z.array(fileRef).max(50).optional(), baseRev: z.number().int().min(0) });
export const fieldResult = z.object({
  saved: z.array(z.object({ question: z.string(), rev: z.number().int(), at: instant })),
  conflicts: z.array(z.object({ question: z.string(), mine: anyJson, theirs: anyJson, rev: z.number().int(), who: z.string(), when: instant })),
});
export const checkItem = z.object({ questionId: z.string(), section: z.string(), path: z.string(), title: text, message: text });
export const receiptShape = z.object({
  receiptId: id, number: z.string(), trackId: id, agencyName: z.string(), cycleTitle: text, round: z.number().int(), at: instant, late: z.boolean(),
  formVersion: z.string(), answers: z.number().int(), evidence: z.number().int(), approvedBy: z.string(), hash: z.string(), pending: z.boolean(), next: statusSentence,
});
