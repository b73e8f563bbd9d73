import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { access, roleKeys, scopeOf, type Act, type RoleKey } from '../../core/access.ts';
import { api, type EndpointName } from '../../core/api.ts';
import type { Endpoint } from '../../core/api/endpoint.ts';
import { routeTable } from '../../server/routes/all.ts';
import { castOf, somebody, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

const names = Object.keys(api) as EndpointName[];
const loginOf: Readonly<Record<RoleKey, string>> = { administrator: 'administrator', coordinator: 'koordinator', evaluator: 'anggota', operator: 'operator.dinkes', head: 'kepala.dinkes', leadership: 'pimpinan' };
/** The right asked for at the door; the handler may ask a finer question later. */
const doorOf = (name: EndpointName): Act | 'public' => routeTable[name].options.guard ?? api[name].act;

describe('every endpoint of the contract', () => {
  let server: TestServer;
  let as: (login: string) => Promise<Actor>;
  beforeAll(async () => {
    server = await aServer();
    as = castOf(server);
  });
  afterAll(async () => server?.close());

  const parts: Readonly<Record<string, string>> = { year: '2026' };
  const addressOf = ({ path }: Endpoint) => path.replace(/:(\w+)/g, (_, part: string) => parts[part] ?? 'tidak-ada');

  test.each(names)('%s has a route with a row in the table of rights', (name) => {
    expect(routeTable[name].endpoint).toBe(api[name]);
    const act = doorOf(name);
    expect(act === 'public' || Object.keys(access).includes(act)).toBe(true);
  });

  test.each(names.filter((name) => api[name].act !== 'public'))('%s is closed to whoever is not signed in', async (name) => {
    const { method } = api[name] as Endpoint;
    const { status, body } = await somebody(server, 'nobody', '').sends(method.toUpperCase(), addressOf(api[name]), method === 'get' ? undefined : '{}');
    expect({ status, problem: body.problem }).toEqual({ status: 401, problem: 'signInNeeded' });
  });

  test.each(names.filter((name) => doorOf(name) !== 'public'))('%s is closed to every role without the right, and to no other', async (name) => {
    const { method } = api[name] as Endpoint;
    for (const role of roleKeys) {
      if (name === 'signOut') continue;
      const person = await as(loginOf[role]);
      const { status, body } = await person.sends(method.toUpperCase(), addressOf(api[name]), method === 'get' ? undefined : '{}');
      const isClosed = status === 403 && body.problem === 'notAllowed';
      expect({ role, isClosed }).toEqual({ role, isClosed: scopeOf(role, doorOf(name) as Act) === undefined });
      expect(status).toBeLessThan(500);
    }
  });

  test('OpenAPI 3.1 names each of them with its right, and the page that shows it runs no inline script', async () => {
    const spec = await (await fetch(`${server.base}/api/openapi.json`)).json() as { openapi: string; paths: Record<string, Record<string, { operationId: string; security: unknown[] }>> };
    expect(spec.openapi).toBe('3.1.0');
    const operations = Object.values(spec.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(names.toSorted());
    expect(operations.find(({ operationId }) => operationId === 'signIn')?.security).toEqual([]);
    const page = await fetch(`${server.base}/api/docs/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await page.text()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  test('an address that is not in it answers as a problem with a number to ask about', async () => {
    const { status, body, headers } = await (await as('administrator')).sends('GET', '/api/tidak/ada');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ problem: 'notFound', type: 'urn:siklus:problem:notFound' });
  });
});
