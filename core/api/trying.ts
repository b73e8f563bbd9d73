import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { answersShape, id, instant, text } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
const answerSet = z.object({ submissionId: id, agencyName: z.string(), cycleTitle: text, version: z.string(), round: z.number().int(), receivedAt: instant });

/** Trying a form with answers that were really given. */
export const tryingEndpoints = {
  answerSets: { method: 'get', path: '/api/forms/:formId/answer-sets', act: 'editForms', write: 'safe', about: 'Earlier submissions of this form and of the forms it shares its questions with, newest first, at most 200; without any answer', params: formParams, answer: z.object({ items: z.array(answerSet), total: z.number().int() }) },
  readAnswerSet: { method: 'post', path: '/api/forms/:formId/answer-sets/:submissionId/reading', act: 'editForms', write: 'key', about: 'The answers of one earlier submission for the preview; personal ones and files are replaced by samples where the reader has no right to them, and the reading is written to the audit', params: z.strictObject({ formId: id, submissionId: id }), body: z.strictObject({}), answer: answerSet.extend({ answers: answersShape, masked: z.array(z.string()) }) },
} as const satisfies Record<string, Endpoint>;
