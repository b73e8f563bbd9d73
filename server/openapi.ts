import { Router } from 'express';
import { z } from 'zod';
import { access, roleNames, type RoleKey } from '../core/access.ts';
import { api } from '../core/api.ts';
import type { Endpoint } from '../core/api/endpoint.ts';
import { problems } from '../core/problem.ts';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
  return rest;
};
const properties = (schema: z.ZodType | undefined) => (schema ? ((schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: readonly string[] })) : { properties: {}, required: [] });

const headers: Readonly<Record<Endpoint['write'], readonly Json[]>> = {
  safe: [], revisions: [],
  key: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 80 }, description: 'The same key with the same body gives the same answer; another body is refused' }],
  ifMatch: [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' }, description: 'The revision that was read, in quotes' }],
};

function operation(name: string, endpoint: Endpoint): Json {
  const inPath = Object.entries(properties(endpoint.params).properties ?? {}).map(([key, schema]) => ({ name: key, in: 'path', required: true, schema }));
  const query = properties(endpoint.query);
  const inQuery = Object.entries(query.properties ?? {}).map(([key, schema]) => ({ name: key, in: 'query', required: query.required?.includes(key) ?? false, schema }));
  const roles = endpoint.act === 'public' ? 'anybody' : Object.keys(access[endpoint.act]).map((role) => roleNames[role as RoleKey].en).join(', ');
  return {
    operationId: name, summary: endpoint.about, description: `Allowed for: ${roles}.`, security: endpoint.act === 'public' ? [] : [{ session: [] }],
    parameters: [...inPath, ...inQuery, ...headers[endpoint.write]],
    ...(endpoint.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } } : {}),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } },
      default: { description: 'A problem: what happened, what it means, what to do', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

/** The whole contract as OpenAPI 3.1, generated from `core/api`. */
export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method] = operation(name, endpoint);
  }
  return {
    openapi: '3.1.0', info: { title: 'Siklus', version: '0.1.0', description: 'Evaluation cycles of local governments. Uploads follow tus 1.0 at /api/uploads.' }, paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-siklus' } },
      schemas: { Problem: { type: 'object', required: ['problem', 'message', 'status'], properties: { problem: { enum: Object.keys(problems) }, message: { type: 'string' }, status: { type: 'integer' }, details: { type: 'object' } } } },
    },
  };
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page for people: every endpoint with its right and its way of repeating, without a script. */
function docsPage(): string {
  const rows = (Object.entries(api) as [string, Endpoint][]).map(([name, { method, path, act, write, about }]) => `<tr id="${name}"><td><code>${method.toUpperCase()}</code></td><td><code>${escaped(path)}</code></td><td>${escaped(about)}</td><td>${act}</td><td>${write}</td></tr>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Siklus API</title><link rel="stylesheet" href="/api/docs.css"></head><body><h1>Siklus API</h1><p><a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)</p><table><thead><tr><th>Method</th><th>Path</th><th>Does</th><th>Right</th><th>Repeat</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>`;
}
const docsStyle = 'body{font:16px/1.5 system-ui,sans-serif;margin:24px;color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #8886;padding:6px 8px;text-align:left;vertical-align:top}code{font-size:14px}';

/** The contract for machines and its page for people. */
export function apiDocs(): Router {
  const router = Router();
  const document = openApi();
  router.get('/openapi.json', (_request, response) => { response.json(document); });
  router.get('/docs', (_request, response) => { response.type('html').send(docsPage()); });
  router.get('/docs.css', (_request, response) => { response.type('css').send(docsStyle); });
  return router;
}
