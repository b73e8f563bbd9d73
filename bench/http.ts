import { randomUUID } from 'node:crypto';
import { Agent, get } from 'node:http';

export type Answer = { readonly status: number; readonly ms: number; readonly body: unknown };
type Call = { readonly base: string; readonly cookie: string; readonly method?: string; readonly path: string; readonly body?: unknown; readonly key?: string; readonly rev?: number };

/** One request with its time from sending to the last byte. */
export async function ask({ base, cookie, method = 'GET', path, body, key, rev }: Call): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(`${base}${path}`, {
    method, headers: { cookie, origin: base, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() }), ...(rev === undefined ? {} : { 'if-match': `"${rev}"` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = await response.bytes();
  const ms = performance.now() - began;
  return { status: response.status, ms, body: bytes.length === 0 ? undefined : read(new TextDecoder().decode(bytes)) };
}

const agent = new Agent({ keepAlive: true });

/** Milliseconds from asking to the last byte as it comes over the line, compressed as for a browser: unpacking it is the reader's work, not the server's. */
export function msToLastByte({ base, cookie, path }: Pick<Call, 'base' | 'cookie' | 'path'>): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(`${base}${path}`, { agent, headers: { cookie, 'accept-encoding': 'br, gzip' } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`GET ${path} ${response.statusCode}`));
      response.on('data', () => undefined).on('end', () => resolve(performance.now() - began)).on('error', reject);
    }).on('error', reject);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Like `ask`, but an answer that is no 2xx ends the benchmark with its words. */
export async function must<T>(call: Call): Promise<T> {
  const { status, body } = await ask(call);
  if (status >= 300) throw new Error(`${call.method ?? 'GET'} ${call.path} ${status}: ${JSON.stringify(body)}`);
  return body as T;
}

/** Runs jobs with so many at once. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T, i: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: width }, async () => {
    while (next < items.length) {
      const i = next++;
      await work(items[i]!, i);
    }
  }));
}
