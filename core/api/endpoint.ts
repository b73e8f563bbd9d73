import type { z } from 'zod';
import type { Act } from '../access.ts';

/**
 * One endpoint of the HTTP contract. `act` is the right it needs (core/access.ts; `public` needs no session).
 * `write` says how a repeat is made harmless: `key` = Idempotency-Key, `ifMatch` = If-Match with the revision,
 * `revisions` = field revisions inside the body, `safe` = reads, or writes that may simply happen twice.
 */
export type Endpoint = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly act: Act | 'public';
  readonly write: 'safe' | 'key' | 'ifMatch' | 'revisions';
  readonly about: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** The media type where the answer is a file. */
  readonly file?: string;
};

/** The parsed shapes of one endpoint, as both sides see them. */
export type ParamsOf<E extends Endpoint> = E['params'] extends z.ZodType ? z.output<E['params']> : Record<string, never>;
export type QueryOf<E extends Endpoint> = E['query'] extends z.ZodType ? z.output<E['query']> : Record<string, never>;
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType ? z.output<E['body']> : undefined;
export type AnswerOf<E extends Endpoint> = z.output<E['answer']>;
