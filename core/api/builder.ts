import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { anyJson, id, instant, text } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
/** A named change of a form (core/form/commands.ts); its arguments are checked by doing it. */
const command = z.strictObject({ name: z.string().max(40), args: z.record(z.string().max(40), anyJson) });
const batch = z.object({ batchId: id, rev: z.number().int(), by: z.string(), personId: id, at: instant, about: z.array(text), commands: z.array(anyJson), undo: z.array(anyJson) });

/** The form builder while somebody builds. */
export const builderEndpoints = {
  changeFormBy: { method: 'post', path: '/api/forms/:formId/commands', act: 'editForms', write: 'ifMatch', about: 'Changes the draft by commands, all or none; a batch sent again counts once. 409 with who and when if the draft has moved on', params: formParams, body: z.strictObject({ batchId: id, commands: z.array(command).min(1).max(500) }), answer: z.object({ rev: z.number().int(), at: instant }) },
  formChanges: { method: 'get', path: '/api/forms/:formId/commands', act: 'seeForms', write: 'safe', about: 'What was changed by commands, newest first, with what takes it back', params: formParams, query: z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50) }), answer: z.object({ items: z.array(batch) }) },
} as const satisfies Record<string, Endpoint>;
