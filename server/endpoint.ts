import type { ClientSession } from 'mongoose';
import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { lacksSecondFactor, roleNames, type Act, type Scope } from '../core/access.ts';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '../core/api/endpoint.ts';
import type { Instant } from '../core/cycle/track.ts';
import { isProblem, problem, type Problem } from '../core/problem.ts';
import type { Person } from '../db/people.ts';
import { fromZod, sendProblem } from './answer.ts';
import type { Attempts } from './auth/attempts.ts';
import { crossSite } from './auth/origin.ts';
import { beginSession, finishSession, signedIn, type SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';
import { hazardIn } from './hazards.ts';
import { repeatable } from './repeat.ts';
import { encodings, rowsBytes, type Encoding } from './rows-text.ts';
import { businessTimeOf } from './time.ts';

/** The transaction of one request. */
export type Tx = ClientSession;

/** What a handler gets: the parsed request, who sent it, when its first byte came, and how far the right reaches. */
export type Call<E extends Endpoint = Endpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** Who sent it; at public endpoints nobody is known. */
  readonly person: E['act'] extends 'public' ? undefined : SignedIn;
  readonly scope: Scope;
  /** Arrival of the first byte in business time. */
  readonly at: Instant;
  readonly requestId: string;
  readonly address: string;
  /** The transaction of a write with a key or a revision; what it writes counts only when the handler returns no problem. */
  readonly tx: Tx;
  /** The revision the sender saw. */
  readonly rev: number;
  /** Id of this operation: the same for every repeat of the same request by the same person. */
  readonly operationId: string;
  readonly key: string;
  readonly deps: Deps;
  readonly attempts: Attempts;
};

type Frozen<T> = unknown extends T ? T : T extends readonly (infer U)[] ? readonly Frozen<U>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
export type Extras = { readonly status?: number; readonly location?: string; readonly file?: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }; readonly signIn?: Person; readonly signOut?: true; /** The browser keeps it and asks whether it is still so. */ readonly revalidated?: true; /** A large answer made row by row by a function whose type is the contract's: it is not parsed again, and what is known from before is neither written nor compressed again. */ readonly byRows?: true };
export type Reply<T> = { readonly reply: true; readonly value: T; readonly extras: Extras };
type Outcome<E extends Endpoint> = Frozen<AnswerOf<E>> | Reply<Frozen<AnswerOf<E>>> | Problem;

/** How a write with an Idempotency-Key is made to count once: in one transaction, by its update id, or by its own unique key. */
export type RepeatBy = 'transaction' | 'update' | 'itself';
export type Options = {
  /** The right asked for at the door where it differs from the contract's; the handler asks the finer question. */
  readonly guard?: Act;
  readonly repeatBy?: RepeatBy;
  /** The largest body in bytes. */
  readonly limit?: number;
  /** JSON Schema may stand in the body. */
  readonly schemas?: boolean;
};
export type Route = { readonly endpoint: Endpoint; readonly options: Options; readonly handle: (call: Call) => Promise<unknown> };

/** Binds a handler to its endpoint of the contract. */
export function route<E extends Endpoint>(endpoint: E, handle: (call: Call<E>) => Promise<Outcome<E>>, options: Options = {}): Route {
  return { endpoint, options, handle: handle as unknown as Route['handle'] };
}

/** An answer with something beside its body: a status, an address, a file, a session. */
export function reply<T>(value: T, extras: Extras): Reply<T> {
  return { reply: true, value, extras };
}

const isReply = (value: unknown): value is Reply<unknown> => typeof value === 'object' && value !== null && (value as { reply?: unknown }).reply === true;
const defaultLimit = 1_000_000;
const said = { id: z.locales.id().localeError, en: z.locales.en().localeError } as const;

/** Mounts every route of the contract; those without a variable part come first. */
export function mountRoutes(app: Express, deps: Deps & { readonly attempts: Attempts }, routes: readonly Route[]): void {
  const fixed = (path: string) => (path.includes(':') ? 1 : 0);
  for (const one of routes.toSorted((a, b) => fixed(a.endpoint.path) - fixed(b.endpoint.path))) {
    app[one.endpoint.method](one.endpoint.path, async (request: Request, response: Response) => {
      const outcome = await answer(one, deps, { request, response });
      if (isProblem(outcome)) sendProblem(request, response, outcome);
      else await send(one.endpoint, isReply(outcome) ? outcome : reply(outcome, {}), { request, response, deps });
    });
  }
}

type Http = { readonly request: Request; readonly response: Response };

async function answer(one: Route, deps: Deps & { readonly attempts: Attempts }, http: Http): Promise<unknown> {
  const foreign = crossSite(http.request, deps.settings);
  if (foreign !== undefined) return foreign;
  const who = await admit(one.options.guard ?? one.endpoint.act, deps, http.request);
  if (isProblem(who)) return who;
  const parsed = await parse(one, http);
  if (isProblem(parsed)) return parsed;
  const arrived = (http.request as { arrivedAt?: number }).arrivedAt ?? deps.now();
  const at = await businessTimeOf(deps, who.person?.pemdaId, arrived);
  const call = { ...parsed, ...who, at, requestId: String(http.request.id), address: http.request.ip ?? '?', deps, attempts: deps.attempts } as unknown as Call;
  return repeatable(one, call, http.request);
}

type Admitted = { readonly person: SignedIn | undefined; readonly scope: Scope };

/** Who is it, and does the role have this right at all? How far it reaches is the handler's question. */
async function admit(act: Endpoint['act'], deps: Deps, request: Request): Promise<Admitted | Problem> {
  if (act === 'public') return { person: undefined, scope: 'self' };
  const person = await signedIn(deps, request);
  if (person === undefined) return problem('signInNeeded');
  (request as { personId?: string }).personId = person.personId;
  return mayDo(person, act, deps, String(request.id));
}

/** Says how far a person's right reaches, or why there is none. */
export function mayDo(person: SignedIn, act: Act, deps: Deps, requestId: string): Admitted | Problem {
  const scope = person.rights[act];
  if (scope !== undefined && lacksSecondFactor({ role: person.role, secondFactor: person.secondFactor, mode: deps.settings.mode }, act)) return problem('secondFactorMissing');
  if (scope !== undefined) return { person, scope };
  deps.log.info({ requestId, act, personId: person.personId }, 'not allowed');
  return problem('notAllowed', { role: roleNames[person.role].id, act });
}

async function parse({ endpoint, options }: Route, { request, response }: Http): Promise<Pick<Call, 'params' | 'query' | 'body'> | Problem> {
  const parts: Record<string, unknown> = {};
  const body = endpoint.body === undefined ? undefined : await readBody({ request, response }, options.limit ?? defaultLimit);
  if (isProblem(body)) return body;
  const raw = { params: request.params, query: { ...request.query }, body };
  for (const name of ['params', 'query', 'body'] as const) {
    const hazard = hazardIn(raw[name], name, options) ?? (name === 'query' ? repeated(raw.query) : undefined);
    if (hazard !== undefined) return hazard;
    const schema = endpoint[name] ?? (name === 'body' ? undefined : z.strictObject({}));
    if (schema === undefined) continue;
    const result = schema.safeParse(raw[name], { error: said.id });
    if (!result.success) return fromZod({ id: result.error, en: schema.safeParse(raw[name], { error: said.en }).error ?? result.error }, name);
    parts[name] = result.data;
  }
  return parts as unknown as Pick<Call, 'params' | 'query' | 'body'>;
}

function repeated(query: Record<string, unknown>): Problem | undefined {
  const twice = Object.entries(query).find(([, value]) => typeof value !== 'string');
  return twice === undefined ? undefined : problem('badRequest', { place: `query.${twice[0]}`, why: { id: 'disebut lebih dari sekali', en: 'it is given more than once' } });
}

const jsonParsers = new Map<number, ReturnType<typeof express.json>>();

async function readBody({ request, response }: Http, limit: number): Promise<unknown> {
  const parser = jsonParsers.get(limit) ?? express.json({ limit, strict: false });
  jsonParsers.set(limit, parser);
  const empty = request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0;
  if (empty) return {};
  if (!request.is('application/json')) return problem('badRequest', { place: 'content-type', why: { id: 'harus application/json', en: 'it has to be application/json' } });
  await new Promise<void>((resolve, reject) => parser(request, response, (error: unknown) => (error === undefined ? resolve() : reject(error))));
  return request.body as unknown;
}

async function send(endpoint: Endpoint, { value, extras }: Reply<unknown>, { request, response, deps }: Http & { readonly deps: Deps }): Promise<void> {
  const { status = 200, location, file, signIn, signOut, revalidated, byRows } = extras;
  if (signIn !== undefined) await beginSession(deps, signIn, { request, response });
  const person = signOut === true ? await signedIn(deps, request) : undefined;
  if (person !== undefined) await finishSession(deps, person.sessionId, response);
  if (location !== undefined) response.setHeader('location', location);
  if (file !== undefined) {
    response.attachment(file.name).type(file.mime).status(status).send(Buffer.from(file.bytes));
    return;
  }
  if (byRows === true) {
    const encoding = (request.acceptsEncodings([...encodings]) || 'identity') as Encoding;
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
    response.status(status).type('json').send(await rowsBytes(value as Parameters<typeof rowsBytes>[0], encoding));
    return;
  }
  const checked = endpoint.answer.safeParse(value);
  // Only what the contract names leaves the server; an answer that does not fit it is a defect.
  if (!checked.success) throw new Error(`answer of ${endpoint.method} ${endpoint.path} does not fit the contract: ${checked.error.message}`);
  const { rev, version } = (checked.data ?? {}) as { readonly rev?: unknown; readonly version?: unknown };
  const revision = rev ?? version;
  if (typeof revision === 'number') response.setHeader('etag', `"${revision}"`);
  if (revalidated === true) response.setHeader('cache-control', 'private, no-cache');
  response.status(status).json(checked.data);
}
