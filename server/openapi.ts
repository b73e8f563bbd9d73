import { Router, static as staticFiles } from 'express';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { access } from '../core/access.ts';
import { api, type EndpointName } from '../core/api.ts';
import type { Endpoint } from '../core/api/endpoint.ts';
import { problems } from '../core/problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** JSON Schema of one shape; what core declares as a TypeScript type only stands as any value. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json & { $schema?: string };
  return schema;
}

function parametersOf(shape: z.ZodType | undefined, place: 'path' | 'query'): readonly Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as { properties?: Record<string, Json>; required?: readonly string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema }));
}

const writeHeaders: Readonly<Record<Endpoint['write'], readonly Json[]>> = {
  key: [{ name: 'Idempotency-Key', in: 'header', required: true, description: 'Repeats with the same key and body count once', schema: { type: 'string', pattern: '^[\\w-]{8,80}$' } }],
  ifMatch: [{ name: 'If-Match', in: 'header', required: true, description: 'The revision the change is based on, as its ETag told it', schema: { type: 'string' } }],
  revisions: [],
  safe: [],
};

function operationOf(name: EndpointName): Json {
  const endpoint: Endpoint = api[name];
  const { act, write, about, params, query, body, answer, file } = endpoint;
  const roles = act === 'public' ? undefined : access[act];
  return {
    operationId: name, summary: about, description: roles === undefined ? 'Needs no session.' : `Needs the right \`${act}\`: ${Object.entries(roles).map(([role, scope]) => `${role} (${scope})`).join(', ')}.`,
    security: act === 'public' ? [] : [{ session: [] }], parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...writeHeaders[write]],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: { 200: { description: 'Done', content: file === undefined ? { 'application/json': { schema: schemaOf(answer, 'output') } } : { [file]: { schema: { type: 'string', format: 'binary' } } } }, default: { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  };
}

const problemSchema: Json = {
  type: 'object', required: ['type', 'title', 'status', 'detail', 'problem', 'message', 'details'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, instance: { type: 'string' }, problem: { type: 'string', enum: Object.keys(problems) }, message: { type: 'string' }, details: { type: 'object' },
    at: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, name: { type: 'string' }, place: { type: 'string' }, message: { oneOf: [{ type: 'string' }, { type: 'object', properties: { id: { type: 'string' }, en: { type: 'string' } } }] } } } },
  },
};

/** The whole contract as OpenAPI 3.1, made from the same shapes that check every request. */
export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const name of Object.keys(api) as EndpointName[]) {
    const { method, path }: Endpoint = api[name];
    (paths[path.replace(/:(\w+)/g, '{$1}')] ??= {})[method] = operationOf(name);
  }
  return {
    openapi: '3.1.0', info: { title: 'Siklus', version: '1', description: 'Evaluation cycles of local governments: every endpoint, the right it needs, and how a repeat is made harmless.' }, paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-siklus' } } },
  };
}

/** GET /openapi.json and a page that shows it, both without a session: they tell the contract, no data. */
export function apiDocs(): Router {
  const router = Router();
  let text: string | undefined;
  router.get('/openapi.json', (_request, response) => { response.type('application/json').send(text ??= JSON.stringify(openApi())); });
  router.use('/docs', (_request, response, next) => {
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    next();
  }, staticFiles(fileURLToPath(new URL('./docs', import.meta.url)), { index: 'index.html', redirect: true }));
  return router;
}
