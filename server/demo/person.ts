import { randomUUID } from 'node:crypto';
import type { AnswerOf, BodyOf, Endpoint } from '../../core/api/endpoint.ts';
import { api, type EndpointName } from '../../core/api.ts';
import type { FileRef } from '../../core/form/model.ts';
import type { Text } from '../../core/problem.ts';

type Input<E extends Endpoint> = { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>>; readonly body?: BodyOf<E>; readonly rev?: number; readonly key?: string };
/** One person of the cast in front of the real API, with a session of their own. */
export type Person = {
  readonly login: string;
  readonly call: <N extends EndpointName>(name: N, input?: Input<(typeof api)[N]>) => Promise<AnswerOf<(typeof api)[N]>>;
  readonly upload: (name: string, bytes: Uint8Array) => Promise<FileRef>;
};

/** An act of a person that was not done; `said` is what he or she would read. */
export class RefusedAct extends Error {
  readonly said: Text;
  constructor(act: string, { status, words }: { readonly status: number; readonly words: string }) {
    super(`${act} ${status}: ${words}`);
    this.said = saidIn(words) ?? { id: words, en: words };
  }
}

function saidIn(words: string): Text | undefined {
  try {
    return (JSON.parse(words) as { readonly message?: Text }).message;
  } catch {
    return undefined;
  }
}

/** What is busy or away is asked again for this long, as a browser does. */
const patienceMs = 120_000;
const pauseMs = (tries: number): number => Math.min(3_000, 300 * tries);

/** Signs a person in. A refused call throws `RefusedAct`; what is busy or away is asked again with the same key. */
export async function signIn(base: string, login: string, password: string): Promise<Person> {
  const answer = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: base }, body: JSON.stringify({ login, password }) });
  if (!answer.ok) throw new Error(`${login}: ${await answer.text()}`);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
  const call: Person['call'] = async (name, input = {}) => {
    const endpoint: Endpoint = api[name];
    const path = endpoint.path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(input.params?.[part] ?? ''));
    const url = `${base}${path}${input.query ? `?${new URLSearchParams(input.query).toString()}` : ''}`;
    const headers = { cookie, origin: base, ...(endpoint.method === 'get' ? {} : { 'content-type': 'application/json' }), ...(endpoint.write === 'key' ? { 'idempotency-key': input.key ?? randomUUID() } : {}), ...(endpoint.write === 'ifMatch' ? { 'if-match': `"${input.rev ?? 0}"` } : {}) };
    const until = Date.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(url, { method: endpoint.method.toUpperCase(), headers, ...(endpoint.body && endpoint.method !== 'get' ? { body: JSON.stringify(input.body ?? {}) } : {}) }).catch((error: unknown) => new Response(String(error), { status: 503 }));
      if (response.ok) return (await response.json()) as never;
      const words = await response.text();
      if (response.status !== 503 || Date.now() > until) throw new RefusedAct(`${login} ${String(name)}`, { status: response.status, words });
      await new Promise((resolve) => setTimeout(resolve, pauseMs(tries)));
    }
  };
  const upload: Person['upload'] = async (name, bytes) => {
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    const tus = { cookie, origin: base, 'tus-resumable': '1.0.0' };
    const made = await fetch(`${base}/api/uploads`, { method: 'POST', headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${encoded(name)},filetype ${encoded('application/pdf')}` } });
    const sent = await fetch(new URL(made.headers.get('location') ?? '', base), { method: 'PATCH', headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: bytes as BodyInit });
    if (!sent.ok) throw new Error(`${login} ${name}: ${await sent.text()}`);
    const { fileId, name: stored, size, mime, sha256 } = (await sent.json()) as FileRef;
    return { fileId, name: stored, size, mime, sha256 };
  };
  return { login, call, upload };
}
