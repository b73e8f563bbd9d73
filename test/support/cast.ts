import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { AnswerOf, BodyOf, Endpoint } from '../../core/api/endpoint.ts';
import { api, type EndpointName } from '../../core/api.ts';
import type { ProblemPlace } from '../../core/problem.ts';
import { demoPassword } from '../../core/samples/cast.ts';
import type { FileRef } from '../../core/form/model.ts';
import { addPerson } from '../../db/people.ts';
import { sampleIds } from '../../db/seed.ts';
import type { TestServer } from './server.ts';

type Api = typeof api;
export type Input<E extends Endpoint> = { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>>; readonly body?: BodyOf<E>; readonly rev?: number; readonly key?: string; readonly headers?: Readonly<Record<string, string>> };
export type Heard<T> = { readonly status: number; readonly body: T; readonly headers: Headers };
export type Told = { readonly problem: string; readonly message: string; readonly status: number; readonly details: Readonly<Record<string, unknown>>; readonly at?: readonly ProblemPlace[] };

/** One person of the cast in front of the real server, with a session of their own. */
export type Actor = {
  readonly login: string;
  readonly cookie: string;
  /** Asks and hears whatever comes: status, body, headers. */
  readonly asks: <N extends EndpointName>(name: N, input?: Input<Api[N]>) => Promise<Heard<AnswerOf<Api[N]> & Told>>;
  /** Asks for something that has to succeed. */
  readonly does: <N extends EndpointName>(name: N, input?: Input<Api[N]>) => Promise<AnswerOf<Api[N]>>;
  /** Asks for something that has to be refused; gives the problem. */
  readonly isRefused: <N extends EndpointName>(name: N, input?: Input<Api[N]>) => Promise<Told>;
  /** Sends a body exactly as written. */
  readonly sends: (method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>) => Promise<Heard<Told>>;
  readonly uploads: (name: string, bytes: Uint8Array) => Promise<Heard<FileRef & Told>>;
};

const addressOf = ({ path }: Endpoint, { params = {}, query }: Input<Endpoint>): string => {
  const filled = path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));
  return query === undefined ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
};

const headersOf = ({ method, write }: Endpoint, { key, rev }: Input<Endpoint>): Record<string, string> => ({
  ...(method === 'get' ? {} : { 'content-type': 'application/json' }), ...(write === 'key' ? { 'idempotency-key': key ?? randomUUID() } : {}), ...(write === 'ifMatch' && rev !== undefined ? { 'if-match': `"${rev}"` } : {}),
});

async function heard<T>(response: Response): Promise<Heard<T>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

/** Somebody in front of the server, with the cookie of a session or without one. */
export function somebody({ base }: Pick<TestServer, 'base'>, login: string, cookie: string): Actor {
  const own = { cookie, origin: base };
  const asks: Actor['asks'] = async (name, input = {}) => {
    const endpoint: Endpoint = api[name];
    const sent = input as Input<Endpoint>;
    const body = endpoint.body === undefined ? {} : { body: JSON.stringify(sent.body ?? {}) };
    return heard(await fetch(`${base}${addressOf(endpoint, sent)}`, { method: endpoint.method.toUpperCase(), headers: { ...own, ...headersOf(endpoint, sent), ...sent.headers }, ...body }));
  };
  const said = (name: string, { status, body }: Heard<Told>) => `${login} ${name}: ${status} ${JSON.stringify(body).slice(0, 600)}`;
  return {
    login, cookie, asks,
    does: async (name, input) => {
      const answer = await asks(name, input);
      if (answer.status >= 300) throw new Error(said(String(name), answer));
      return answer.body;
    },
    isRefused: async (name, input) => {
      const answer = await asks(name, input);
      if (answer.status < 400) throw new Error(`not refused – ${said(String(name), answer)}`);
      return answer.body;
    },
    sends: async (method, path, body, headers = {}) => heard(await fetch(`${base}${path}`, { method, headers: { ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body }) })),
    uploads: async (name, bytes) => {
      const tus = { ...own, 'tus-resumable': '1.0.0' };
      const made = await fetch(`${base}/api/uploads`, { method: 'POST', headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}` } });
      if (made.status !== 201) return heard(made);
      const sent = await fetch(new URL(made.headers.get('location') ?? '', base), { method: 'PATCH', headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: bytes as BodyInit });
      const answer = await heard<FileRef & Told>(sent);
      return typeof answer.body === 'string' ? { ...answer, body: JSON.parse(answer.body) as FileRef & Told } : answer;
    },
  };
}

/** Signs somebody in and gives the cookie the server set. */
export async function signsIn({ base }: Pick<TestServer, 'base'>, login: string, password: string = demoPassword, code?: string): Promise<Heard<Told> & { readonly cookie: string }> {
  const answer = await heard<Told>(await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: base }, body: JSON.stringify({ login, password, ...(code === undefined ? {} : { code }) }) }));
  return { ...answer, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

/** Gives the function by which a story speaks of its people: `(await as('koordinator')).does(…)`. Each signs in once. */
export function castOf(server: Pick<TestServer, 'base'>): (login: string) => Promise<Actor> {
  const known = new Map<string, Promise<Actor>>();
  const enter = async (login: string) => {
    const { status, cookie } = await signsIn(server, login);
    if (status !== 200) throw new Error(`${login} could not sign in: ${status}`);
    return somebody(server, login, cookie);
  };
  return (login) => {
    const found = known.get(login) ?? enter(login);
    known.set(login, found);
    return found;
  };
}

/** A small PDF that is one. */
export const aPdf = (words = 'contoh'): Uint8Array => new TextEncoder().encode(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** Somebody else who may do what the administrator may: for what takes two persons. */
export async function aSecondAdministrator(server: TestServer): Promise<Actor> {
  const position = { id: 'Administrator kedua', en: 'Second administrator' };
  await addPerson(server.db, { _id: 'orang.admin2', pemdaId: sampleIds.pemda, login: 'administrator2', displayName: 'Administrator kedua (contoh)', role: 'administrator', assignments: [{ position, role: 'administrator', from: '2020-01-01' }], passwordHash: await hash(demoPassword), rev: 1 });
  return castOf(server)('administrator2');
}
