import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, words } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
const cycleParams = z.strictObject({ cycleId: id });
/** What is asked for with the draft: the next version, or only its words as a correction of the present one. */
const asked = z.object({ wording: z.literal(true) });
const policies = z.object({ twoPersons: z.boolean(), rev: z.number().int() });
/** What waits for a second person; `mine` tells the one who asked. */
export const waiting = z.object({ approvalId: id, byName: z.string(), mine: z.boolean(), at: instant, reason: z.string() });

/** Publishing by two persons, where the policy of the local government says so. */
export const approvalEndpoints = {
  policies: { method: 'get', path: '/api/policies', act: 'seeForms', write: 'safe', about: 'What the local government decided for itself (ETag = rev)', answer: policies },
  changePolicies: { method: 'put', path: '/api/policies', act: 'editPeople', write: 'ifMatch', about: 'Changes the policies', body: z.strictObject({ twoPersons: z.boolean() }), answer: policies },
  formApproval: { method: 'get', path: '/api/forms/:formId/approval', act: 'seeForms', write: 'safe', about: 'Whether publishing needs a second person, and who asked for it on the present draft', params: formParams, answer: z.object({ needed: z.boolean(), waiting: waiting.extend({ plan: asked.optional() }).nullable() }) },
  askToPublish: { method: 'post', path: '/api/forms/:formId/approval', act: 'publishForms', write: 'ifMatch', about: 'Asks another person to publish exactly this draft; a changed draft has to be asked for again', params: formParams, body: z.strictObject({ reason: words(500).min(3), wording: z.boolean().optional() }), answer: waiting },
  declineToPublish: { method: 'post', path: '/api/forms/:formId/approval/refusal', act: 'publishForms', write: 'key', about: 'Declines what was asked, with a reason; whoever asked may take it back the same way', params: formParams, body: z.strictObject({ reason: words(500).min(3) }), answer: z.object({ done: z.boolean() }) },
  cycleApproval: { method: 'get', path: '/api/cycles/:cycleId/approval', act: 'editCycles', write: 'safe', about: 'Whether starting the cycle needs a second person, and who asked for it on the present design and set-up', params: cycleParams, answer: z.object({ needed: z.boolean(), waiting: waiting.nullable() }) },
  askToLaunch: { method: 'post', path: '/api/cycles/:cycleId/approval', act: 'launchCycles', write: 'ifMatch', about: 'Asks another person to start exactly this cycle; a changed one has to be asked for again', params: cycleParams, body: z.strictObject({ reason: words(500).min(3) }), answer: waiting },
} as const satisfies Record<string, Endpoint>;
