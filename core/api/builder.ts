import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { anyJson, id, instant, roster, text } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
/** A named change of a form (core/form/commands.ts); its arguments are checked by doing it. */
const command = z.strictObject({ name: z.string().max(40), args: z.record(z.string().max(40), anyJson) });
const batch = z.object({ batchId: id, rev: z.number().int(), by: z.string(), personId: id, at: instant, about: z.array(text), commands: z.array(anyJson), undo: z.array(anyJson) });

const titles = z.array(text);
/** What the draft would mean for one agency of a running cycle; questions by title. */
const impact = z.object({ trackId: id, agencyName: z.string(), versionId: id, lost: titles, required: titles, refused: titles, shown: titles, hidden: titles, score: z.object({ before: z.string(), after: z.string(), gradeBefore: z.string(), gradeAfter: z.string() }).nullable() });

/** The form builder while somebody builds. */
export const builderEndpoints = {
  changeFormBy: { method: 'post', path: '/api/forms/:formId/commands', act: 'editForms', write: 'ifMatch', about: 'Changes the draft by commands, all or none; a batch sent again counts once. 409 with who and when if the draft has moved on', params: formParams, body: z.strictObject({ batchId: id, commands: z.array(command).min(1).max(500) }), answer: z.object({ rev: z.number().int(), at: instant }) },
  formChanges: { method: 'get', path: '/api/forms/:formId/commands', act: 'seeForms', write: 'safe', about: 'What was changed by commands, newest first, with what takes it back', params: formParams, query: z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50) }), answer: z.object({ items: z.array(batch) }) },
  presentInForm: { method: 'put', path: '/api/forms/:formId/presence', act: 'editForms', write: 'revisions', about: 'Says that a tab has the form open, or with `leaving` no more; gives who else has, where – `own` is another tab of the same person –, and the revision of the draft', params: formParams, body: z.strictObject({ tabId: id, section: z.string().max(120).nullable(), leaving: z.literal(true).optional() }), answer: z.object({ others: z.array(z.object({ personId: id, name: z.string(), own: z.boolean(), section: z.string().nullable() })), rev: z.number().int() }) },
  roster: { method: 'get', path: '/api/roster', act: 'seeForms', write: 'safe', about: 'The agencies that a question about agencies offers and names, for a form that is not published yet', answer: z.object({ items: roster }) },
  rehearseForm: { method: 'get', path: '/api/forms/:formId/rehearsal', act: 'seeForms', write: 'safe', about: 'Plays the answers of every running cycle through the draft: who loses answers, has to fill in more, or scores otherwise', params: formParams, answer: z.object({ total: z.number().int(), untouched: z.number().int(), required: z.number().int(), lost: z.number().int(), scores: z.number().int(), rows: z.array(impact) }) },
} as const satisfies Record<string, Endpoint>;
