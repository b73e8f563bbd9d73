import { useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, type EndpointName } from '../../core/api.ts';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '../../core/api/endpoint.ts';
import { isProblem, type Problem, type ProblemPlace } from '../../core/problem.ts';
import { tellProblem } from './shell/toast.tsx';
import { endSession } from './shell/session-end.ts';

type Api = typeof api;
export type Answer<N extends EndpointName> = AnswerOf<Api[N]>;
export type Input<N extends EndpointName> = {
  readonly params?: ParamsOf<Api[N]>;
  readonly query?: Partial<QueryOf<Api[N]>>;
  readonly body?: BodyOf<Api[N]>;
  /** Revision the change is based on, for endpoints with write: 'ifMatch'. */
  readonly ifMatch?: number;
  /** Idempotency-Key; `useAct` keeps it over the retries of one attempt. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Goes out although the page is being left. */
  readonly keepalive?: boolean;
};

/** What a call throws: plain data. `status` 0 means that no answer came (offline, or cut off). */
export type Refused = Problem & { readonly status: number; readonly at: readonly ProblemPlace[] };

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Refused;
  }
}

export function isRefused(value: unknown): value is Refused {
  return isProblem(value) && 'status' in value;
}

export function addressOf(path: string, params: object = {}, query: object = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function refusedFrom(status: number, body: unknown): Refused {
  const found = isProblem(body) ? body : undefined;
  const details = (found?.details ?? {}) as Record<string, unknown>;
  const at = (details['at'] ?? (body as { at?: unknown } | null)?.at) as Refused['at'] | undefined;
  return { problem: found?.problem ?? (status === 0 || status === 502 || status === 503 ? 'unavailable' : 'internal'), message: found?.message ?? '', details, status, at: Array.isArray(at) ? at : [] };
}

async function send<N extends EndpointName>(name: N, input: Input<N>): Promise<Response> {
  const { method, path, write } = api[name];
  const headers: Record<string, string> = { accept: 'application/json' };
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (write === 'key') headers['idempotency-key'] = input.key ?? crypto.randomUUID();
  if (input.ifMatch !== undefined) headers['if-match'] = `"${input.ifMatch}"`;
  const init: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin' };
  if (input.body !== undefined) init.body = JSON.stringify(input.body);
  if (input.signal) init.signal = input.signal;
  if (input.keepalive) init.keepalive = true;
  let response: Response;
  try {
    response = await fetch(addressOf(path, input.params as object | undefined, input.query), init);
  } catch (error) {
    if (input.signal?.aborted) throw error;
    throw refusedFrom(0, undefined);
  }
  if (response.ok) return response;
  const refused = refusedFrom(response.status, await bodyOf(response));
  if (refused.problem === 'signInNeeded') endSession(name === 'me');
  throw refused;
}

const bodyOf = async (response: Response): Promise<unknown> => (response.headers.get('content-type')?.includes('json') ? response.json().catch(() => undefined) : undefined);

/** Calls one endpoint of the contract; throws `Refused`. */
export async function call<N extends EndpointName>(name: N, input: Input<N> = {}): Promise<Answer<N>> {
  return await bodyOf(await send(name, input)) as Answer<N>;
}

/** Fetches a file of the contract under the name the server gives it; throws `Refused`. */
export async function fetchFile<N extends EndpointName>(name: N, input: Input<N> = {}): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await send(name, input);
  return { name: /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? name, content: await response.blob() };
}

export const keyOf = <N extends EndpointName>(name: N, input: Input<N> = {}) => [name, input.params ?? {}, input.query ?? {}] as const;

/** Reads an endpoint and keeps it fresh; live events invalidate it by name. */
export function useApi<N extends EndpointName, T = Answer<N>>(name: N, input: Input<N> = {}, options: Partial<UseQueryOptions<Answer<N>, Refused, T>> = {}) {
  return useQuery<Answer<N>, Refused, T>({ queryKey: keyOf(name, input), queryFn: ({ signal }) => call(name, { ...input, signal }), ...options });
}

type ActOptions<N extends EndpointName> = {
  readonly onDone?: (answer: Answer<N>) => void;
  /** Endpoints to read again afterwards; left out, everything on screen is read again. */
  readonly refresh?: readonly EndpointName[];
  /** The page shows the problem itself. */
  readonly quiet?: boolean;
};

/** Performs a mutating endpoint. A retry after a lost answer sends the same key, so it counts once. */
export function useAct<N extends EndpointName>(name: N, options: ActOptions<N> = {}) {
  const client = useQueryClient();
  const attempt = useRef<{ text: string; key: string } | undefined>(undefined);
  return useMutation<Answer<N>, Refused, Input<N>>({
    mutationFn: (input) => {
      const text = JSON.stringify([input.params, input.body]);
      if (attempt.current?.text !== text) attempt.current = { text, key: crypto.randomUUID() };
      return call(name, { key: attempt.current.key, ...input });
    },
    onSuccess: (answer) => {
      attempt.current = undefined;
      options.onDone?.(answer);
      const names = options.refresh;
      void client.invalidateQueries(names ? { predicate: ({ queryKey }) => names.includes(queryKey[0] as EndpointName) } : {});
    },
    onError: (refused) => {
      // no answer, or a gateway's: the act may have happened, so the next try keeps its key
      if (refused.status !== 0 && refused.status < 500) attempt.current = undefined;
      if (!options.quiet) tellProblem(refused);
    },
  });
}
