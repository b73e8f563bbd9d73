import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, text, words } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
const named = z.object({ questionId: z.string(), title: z.string() });
/** One agency that works with an older version; `refused` says why it cannot be moved now, `supplement` that it has sent and can be asked for the new questions alone. Questions by title. */
const use = z.object({ trackId: id, agencyName: z.string(), cycleTitle: text, n: z.number().int(), supplement: z.boolean(), refused: text.nullable(), lost: z.array(z.string()), opens: z.array(z.string()), score: z.object({ before: z.string(), after: z.string(), gradeBefore: z.string(), gradeAfter: z.string() }).nullable() });

/** Running agencies and the versions of a form (engine.md §3.5). */
export const moveEndpoints = {
  formUses: { method: 'get', path: '/api/forms/:formId/uses', act: 'seeForms', write: 'safe', about: 'Who works with an older version than the newest published one, what moving would mean for each, and where answers without a place may go', params: formParams, answer: z.object({ newest: z.object({ versionId: id, n: z.number().int() }).nullable(), lost: z.array(named.extend({ homes: z.array(named) })), rows: z.array(use) }) },
  moveForms: { method: 'post', path: '/api/forms/:formId/moves', act: 'publishForms', write: 'key', about: 'Moves agencies to the newest published version; answers that lose their place go where the mapping says or are kept beside. Those under `supplements` have sent: they get a round for the new questions alone, everything else stays locked. A result row per agency', params: formParams, body: z.strictObject({ versionId: id, trackIds: z.array(id).max(2000), supplements: z.array(id).max(2000).optional(), mapping: z.record(z.string().max(80), z.string().max(80)), reason: words(2000).min(3) }), answer: z.object({ rows: z.array(z.object({ trackId: id, agencyName: z.string(), done: z.boolean(), refused: text.nullable() })) }) },
} as const satisfies Record<string, Endpoint>;
