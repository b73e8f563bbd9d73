import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { waiting } from './approvals.ts';
import { id, text, words } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
const named = z.object({ questionId: z.string(), title: text });
/** One agency that works with an older version; `refused` says why it cannot be moved now, `supplement` that it has sent and can be asked for the new questions alone. Questions by title. */
const use = z.object({ trackId: id, agencyName: z.string(), cycleTitle: text, n: z.number().int(), supplement: z.boolean(), refused: text.nullable(), lost: z.array(text), opens: z.array(text), score: z.object({ before: z.string(), after: z.string(), gradeBefore: z.string(), gradeAfter: z.string() }).nullable() });
/** Who is moved where: to a version, those who fill in, those who have sent, and where answers without a place go. */
const plan = z.strictObject({ versionId: id, trackIds: z.array(id).max(2000), supplements: z.array(id).max(2000).optional(), mapping: z.record(z.string().max(80), z.string().max(80)) });
const reason = words(2000).min(3);

/** Running agencies and the versions of a form (engine.md §3.5). */
export const moveEndpoints = {
  formUses: { method: 'get', path: '/api/forms/:formId/uses', act: 'seeForms', write: 'safe', about: 'Who works with an older version than the newest published one, what moving would mean for each, and where answers without a place may go', params: formParams, answer: z.object({ newest: z.object({ versionId: id, n: z.number().int() }).nullable(), lost: z.array(named.extend({ homes: z.array(named) })), rows: z.array(use) }) },
  moveForms: { method: 'post', path: '/api/forms/:formId/moves', act: 'publishForms', write: 'key', about: 'Moves agencies to the newest published version; answers that lose their place go where the mapping says or are kept beside. Those under `supplements` have sent: they get a round for the new questions alone, everything else stays locked. With a mapping and the policy of two persons, another administrator has to have asked for exactly this. A result row per agency', params: formParams, body: plan.extend({ reason }), answer: z.object({ rows: z.array(z.object({ trackId: id, agencyName: z.string(), done: z.boolean(), refused: text.nullable() })) }) },
  moveApproval: { method: 'get', path: '/api/forms/:formId/moves/approval', act: 'seeForms', write: 'safe', about: 'Whether a move with a mapping needs a second person, and what was asked for to the newest version', params: formParams, answer: z.object({ needed: z.boolean(), waiting: waiting.extend({ plan }).nullable() }) },
  askToMove: { method: 'post', path: '/api/forms/:formId/moves/approval', act: 'publishForms', write: 'key', about: 'Asks another person for exactly this move with a mapping; what somebody else asked for has to be decided first', params: formParams, body: plan.extend({ reason }), answer: waiting.extend({ plan }) },
  declineToMove: { method: 'post', path: '/api/forms/:formId/moves/approval/refusal', act: 'publishForms', write: 'key', about: 'Declines the move that was asked for, with a reason; whoever asked may take it back the same way', params: formParams, body: z.strictObject({ reason }), answer: z.object({ done: z.boolean() }) },
} as const satisfies Record<string, Endpoint>;
