import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, text, tier, words } from './shapes.ts';

const params = z.strictObject({ cycleId: id });
/** Who judges an agency at one tier: nobody is null; `holds` says that the case waits there now, `judged` how many questions its unfinished review has decided. */
const seat = z.object({ tier, personId: id.nullable(), name: z.string().nullable(), active: z.boolean(), holds: z.boolean(), judged: z.number().int() });
const row = z.object({ trackId: id, agencyId: id, agencyName: z.string(), stage: text, ended: z.boolean(), seats: z.array(seat) });
/** Somebody who can judge, with the number of running agencies of this cycle he or she judges. */
const candidate = z.object({ personId: id, name: z.string(), tier, agencyId: id.nullable(), load: z.number().int() });
/** What became of one agency, or would; `holds` and `judged` as in a seat. */
const result = z.object({ trackId: id, agencyName: z.string(), from: id.nullable(), fromName: z.string().nullable(), holds: z.boolean(), judged: z.number().int(), done: z.boolean(), refused: text.nullable() });

/** Who judges whom in a running cycle, and its changes (engine.md §3.5). */
export const reviewerEndpoints = {
  cycleReviewers: { method: 'get', path: '/api/cycles/:cycleId/reviewers', act: 'changeReviewers', write: 'safe', about: 'Who judges each agency of a running cycle by tier, what they have begun, and who could', params, answer: z.object({ title: text, tiers: z.array(tier), people: z.array(candidate), rows: z.array(row) }) },
  changeReviewers: { method: 'post', path: '/api/cycles/:cycleId/reviewers', act: 'changeReviewers', write: 'key', about: 'Puts one person on a tier of these agencies from now on; an unfinished review goes over with what it has decided. `from` is who judged when it was looked at: somebody else by now leaves that agency as it is. A preview writes nothing', params, body: z.strictObject({ tier, personId: id, seats: z.array(z.strictObject({ trackId: id, from: id.nullable().optional() })).min(1).max(500), reason: words(2000).min(3), preview: z.boolean() }), answer: z.object({ rows: z.array(result) }) },
} as const satisfies Record<string, Endpoint>;
