import type { Request } from 'express';
import { problem, type Problem } from '../../core/problem.ts';
import type { Deps } from '../deps.ts';

const readOnly: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a mutating request that another site made a browser send. Browsers always say where such a request comes
 * from; a program that says nothing carries no cookie of a browser and passes.
 */
export function crossSite(request: Request, { url }: Deps['settings']): Problem | undefined {
  if (readOnly.has(request.method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return problem('crossSite');
  const { origin } = request.headers;
  return origin === undefined || origin === new URL(url).origin ? undefined : problem('crossSite');
}
