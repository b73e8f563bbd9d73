import type { Request, RequestHandler, Response } from 'express';
import type { Act } from '../core/access.ts';
import { isProblem, problem, type Problem } from '../core/problem.ts';
import { sendProblem } from './answer.ts';
import { crossSite } from './auth/origin.ts';
import { signedIn, type SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';
import { mayDo, type Call } from './endpoint.ts';

export type Admitted = { readonly person: SignedIn; readonly scope: Call['scope'] };

async function admit(deps: Deps, request: Request, act: Act): Promise<Admitted | Problem> {
  const foreign = crossSite(request, deps.settings);
  if (foreign !== undefined) return foreign;
  const person = await signedIn(deps, request);
  if (person === undefined) return problem('signInNeeded');
  const allowed = mayDo(person, act, deps, String(request.id));
  return isProblem(allowed) ? allowed : { person, scope: allowed.scope };
}

/** The same door as every endpoint has, for the few that speak something else than JSON: streams, files, uploads. */
export function behindDoor(deps: Deps, act: Act, handle: (admitted: Admitted, http: { readonly request: Request; readonly response: Response }) => Promise<Problem | undefined>): RequestHandler {
  return async (request, response) => {
    const admitted = await admit(deps, request, act);
    const refused = isProblem(admitted) ? admitted : await handle(admitted, { request, response });
    if (refused !== undefined && !response.headersSent) sendProblem(request, response, refused);
  };
}
