import type { ErrorRequestHandler, Request, Response } from 'express';
import type { z } from 'zod';
import { isProblem, problem, problems, type Problem, type ProblemPlace, type Text } from '../core/problem.ts';
import { things } from '../core/things.ts';
import type { Deps } from './deps.ts';
import { refusalIn } from './reconciler.ts';

/** Sends a problem as RFC 9457 JSON with the status its row in the closed list has. */
export function sendProblem(request: Request, response: Response, refused: Problem): void {
  const { status } = problems[refused.problem];
  const { at, ...details } = refused.details as { readonly at?: unknown };
  if (status === 503 || status === 429) response.setHeader('retry-after', String((details as { seconds?: number }).seconds ?? 2));
  response.status(status).type('application/problem+json').send(JSON.stringify({
    type: `urn:siklus:problem:${refused.problem}`, title: refused.problem, status, detail: refused.message, instance: `urn:siklus:request:${String(request.id)}`,
    problem: refused.problem, message: refused.message, details, ...(at === undefined ? {} : { at }),
  }));
}

/** Turns what zod found, said in both languages, into one problem that names every place, the first one in its sentence. */
export function fromZod({ id, en }: Readonly<Record<keyof Text, z.ZodError>>, root: string): Problem {
  const at = id.issues.slice(0, 50).flatMap((issue, i): ProblemPlace[] => {
    const base = [root, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: `${base}.${key}`, message: { id: 'tidak dikenal', en: 'not known' } }));
    return [{ path: base, message: { id: issue.message, en: en.issues[i]?.message ?? issue.message } }];
  });
  return problem('badRequest', { place: at[0]?.path ?? root, why: at[0]?.message ?? { id: 'tidak sah', en: 'not valid' }, at });
}

type BodyError = { readonly type?: string; readonly status?: number; readonly limit?: number; readonly message?: string };
const bodyProblems: Readonly<Record<string, (error: BodyError) => Problem>> = {
  'entity.too.large': ({ limit }) => problem('tooLarge', { limit: `${Math.round((limit ?? 0) / 1_000_000)} MB` }),
  'entity.parse.failed': () => problem('badRequest', { place: 'body', why: { id: 'bukan JSON yang sah', en: 'it is no valid JSON' } }),
  'encoding.unsupported': () => problem('badRequest', { place: 'content-encoding', why: { id: 'cara pemampatan tidak dikenal', en: 'the way it is compressed is not known' } }),
  'charset.unsupported': () => problem('badRequest', { place: 'content-type', why: { id: 'hanya UTF-8 yang diterima', en: 'only UTF-8 is accepted' } }),
  'request.aborted': () => problem('badRequest', { place: 'body', why: { id: 'kiriman terputus', en: 'the request was cut off' } }),
  'request.size.invalid': () => problem('badRequest', { place: 'content-length', why: { id: 'panjang kiriman tidak cocok', en: 'the length of the request does not match' } }),
};

const away = /^(Mongo(Network|ServerSelection|NotConnected|WaitQueueTimeout|PoolCleared|TopologyClosed|WriteConcern)\w*|ServiceError)$/;

/** Gives the problem behind an error that a handler threw; nothing for a defect of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (isProblem(error)) return error;
  const refused = refusalIn(error);
  if (refused !== undefined) return refused;
  const { type, status, name } = (error ?? {}) as BodyError & { readonly name?: string };
  if (type !== undefined && type in bodyProblems) return bodyProblems[type]?.(error as BodyError);
  if (status === 404 || status === 403) return problem('notFound', { thing: things.address });
  if (name === 'URIError' || status === 400) return problem('badRequest', { place: 'alamat', why: { id: 'tidak dapat dibaca', en: 'it cannot be read' } });
  if (name === 'StrictModeError' || name === 'CastError' || name === 'ValidationError') return problem('badRequest', { place: String((error as { path?: string }).path ?? 'body'), why: { id: 'tidak sesuai bentuk data', en: 'it does not fit the shape of the data' } });
  return name !== undefined && away.test(name) ? problem('unavailable') : undefined;
}

/** The one place where a thrown error becomes an answer: foreseeable ones by name, the rest as `internal` with a code. */
export function errorHandler({ log }: Pick<Deps, 'log'>): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = problemOf(error);
    if (known === undefined) log.error({ requestId: request.id, error: String(error), stack: error instanceof Error ? error.stack : undefined }, 'request failed');
    else if (known.problem === 'unavailable') log.warn({ requestId: request.id, error: String(error) }, 'engine away');
    sendProblem(request, response, known ?? problem('internal', { requestId: String(request.id) }));
  };
}
