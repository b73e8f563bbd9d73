import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import type { RJSFSchema } from '@rjsf/utils';
import { createRoot } from 'react-dom/client';
import type { Peer } from './peer.ts';

const { questions, conditions } = (globalThis as unknown as { peer: Peer }).peer;
const targets = new Set(conditions.map(({ target }) => target));
const text = { type: 'string', maxLength: 200 } as const;
const schema: RJSFSchema = {
  type: 'object',
  properties: Object.fromEntries(questions.filter((id) => !targets.has(id)).map((id) => [id, text])),
  // Its own way of a condition: a part of the schema that holds while another answer is so.
  allOf: conditions.map(({ target, source }) => ({ if: { properties: { [source]: { not: { const: 'tidak' } } }, required: [source] }, then: { properties: { [target]: text } } })),
};

createRoot(document.getElementById('root')!).render(<Form schema={schema} validator={validator} noHtml5Validate />);
