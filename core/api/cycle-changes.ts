import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, text, tier, words } from './shapes.ts';

const params = z.strictObject({ cycleId: id });
const key = z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/);
const step = z.object({ key, title: text });
/** One agency with another design than the newest (or than the change being prepared); `refused` says why it cannot be moved now, `unmanned` which tiers of the design nobody judges it at yet. */
const row = z.object({ trackId: id, agencyName: z.string(), edition: z.number().int(), stage: text, refused: text.nullable(), adds: z.array(text), passed: z.array(text), drops: z.array(text), clocks: z.array(z.object({ stage: text, from: instant, to: instant })), unmanned: z.array(tier) });
const edition = z.object({ n: z.number().int(), agencies: z.number().int(), until: instant.nullable(), by: z.string().nullable(), reason: z.string().nullable() });
const editionNumber = z.coerce.number().int().min(1).max(10_000);
const change = z.object({ cycleId: id, rev: z.number().int(), by: z.string(), at: instant, differences: z.array(text), faults: z.number().int() });

/** Changing the design of a running cycle (engine.md §3.5): prepared as a draft, published as the next edition, and taken up by each agency or not. */
export const cycleChangeEndpoints = {
  cycleChange: { method: 'get', path: '/api/cycles/:cycleId/change', act: 'editCycles', write: 'safe', about: 'The editions of a running cycle, the change being prepared, and what it – or the newest edition – means for each agency that works by another one. `places`: “gone:home,…”, steps that take the place of gone ones', params, query: z.strictObject({ places: z.string().max(4000).optional() }), answer: z.object({ title: text, running: z.boolean(), editions: z.array(edition), change: change.nullable(), gone: z.array(step.extend({ homes: z.array(step) })), rows: z.array(row) }) },
  editionDifference: { method: 'get', path: '/api/cycles/:cycleId/editions/difference', act: 'editCycles', write: 'safe', about: 'What differs in words between two editions of a cycle that was started; without numbers the newest and the one before it', params, query: z.strictObject({ before: editionNumber.optional(), after: editionNumber.optional() }), answer: z.object({ editions: z.number().int(), before: z.number().int(), after: z.number().int(), differences: z.array(text) }) },
  beginChange: { method: 'post', path: '/api/cycles/:cycleId/change', act: 'editCycles', write: 'key', about: 'Begins a change as a draft of the present design, or gives the one being prepared', params, body: z.strictObject({}), answer: z.object({ cycleId: id }) },
  dropChange: { method: 'delete', path: '/api/cycles/:cycleId/change', act: 'editCycles', write: 'key', about: 'Gives up the change being prepared; nothing that runs is touched', params, answer: z.object({ done: z.boolean() }) },
  publishChange: { method: 'post', path: '/api/cycles/:cycleId/change/publication', act: 'launchCycles', write: 'ifMatch', about: 'Publishes the change as the next edition (If-Match = revision of the draft). No agency is moved by it', params, body: z.strictObject({ reason: words(2000).min(3) }), answer: z.object({ edition: z.number().int() }) },
  moveDesigns: { method: 'post', path: '/api/cycles/:cycleId/moves', act: 'launchCycles', write: 'key', about: 'Moves agencies to the newest edition, each under the step it stands at; a result row per agency, whoever cannot be moved stays', params, body: z.strictObject({ edition: z.number().int(), trackIds: z.array(id).min(1).max(2000), mapping: z.record(key, key), reason: words(2000).min(3) }), answer: z.object({ rows: z.array(z.object({ trackId: id, agencyName: z.string(), done: z.boolean(), refused: text.nullable() })) }) },
} as const satisfies Record<string, Endpoint>;
