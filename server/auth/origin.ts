import type { Request } from 'express';
import { problem, type Problem } from '../../core/problem.ts';
import type { Deps } from '../deps.ts';

const readOnly: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** The names of the machine itself: whoever reads "127.0.0.1" may type "localhost". */
const itself: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Gives an origin with one name for the machine itself; nothing for what is no address ("null"). */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port } = new URL(address);
  return `${protocol}//${itself.has(hostname) ? 'localhost' : hostname}:${port}`;
}

/**
 * Refuses a mutating request that another site made a browser send. Browsers always say where such a request comes
 * from; a program that says nothing carries no cookie of a browser and passes.
 */
export function crossSite(request: Request, { url }: Deps['settings']): Problem | undefined {
  if (readOnly.has(request.method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return problem('crossSite');
  const { origin } = request.headers;
  return origin === undefined || originOf(origin) === originOf(url) ? undefined : problem('crossSite');
}
