import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { anyJson, id, instant, words } from './shapes.ts';

const block = z.object({ blockId: id, version: z.number().int(), title: z.string(), questions: z.number().int(), by: z.string(), at: instant });

/** Blocks of questions that several forms share. */
export const blockEndpoints = {
  formBlocks: { method: 'get', path: '/api/form-blocks', act: 'editForms', write: 'safe', about: 'The newest version of every block of the Pemda, by title', answer: z.object({ items: z.array(block) }) },
  formBlock: { method: 'get', path: '/api/form-blocks/:blockId/:version', act: 'editForms', write: 'safe', about: 'One version of a block with its questions and rules; it never changes', params: z.strictObject({ blockId: id, version: z.coerce.number().int().min(1) }), answer: block.extend({ content: anyJson }) },
  saveFormBlock: { method: 'post', path: '/api/form-blocks', act: 'editForms', write: 'key', about: 'Saves questions as a new block, or as the next version of a block', body: z.strictObject({ blockId: id.optional(), title: words(200).min(1), content: z.strictObject({ tree: z.strictObject({ rootIds: z.array(id).min(1).max(200), byId: z.record(id, anyJson) }), rules: z.array(anyJson).max(500) }) }), answer: block },
} as const satisfies Record<string, Endpoint>;
