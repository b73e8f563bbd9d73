import { randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { deviationsOf, type Rights, type RoleKey, type Tier } from '../../core/access.ts';
import type { Actor } from '../../core/cycle/track.ts';
import type { Text } from '../../core/problem.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Person } from '../../db/people.ts';
import { loadRights } from '../../db/roles.ts';
import { addSession, endSession, findSignIn, touchSession } from '../../db/sessions.ts';
import { briefly } from '../briefly.ts';
import type { Deps } from '../deps.ts';

/** The person behind a request, as stored at this moment: a changed right acts on the next request. */
export type SignedIn = {
  readonly personId: string;
  readonly pemdaId: string;
  readonly name: string;
  readonly position: Text;
  readonly role: RoleKey;
  readonly tier?: Tier | undefined;
  readonly agencyId?: string | undefined;
  readonly sessionId: string;
  readonly secondFactor: boolean;
  /** What the role may do here, by its row. */
  readonly rights: Rights;
};

const hourMs = 3_600_000;
const idleMs = 4 * hourMs;
const absoluteMs = 72 * hourMs;
const touchMs = 60_000;

/** `__Host-` binds the cookie to this host over https; on loopback http browsers refuse that prefix. */
const cookieName = ({ url }: Deps['settings']): string => (url.startsWith('https:') ? '__Host-siklus' : 'siklus');
const cookieOptions = ({ url }: Deps['settings']): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: url.startsWith('https:'), path: '/' });

function tokenOf(request: Request, settings: Deps['settings']): string | undefined {
  const name = `${cookieName(settings)}=`;
  const found = request.headers.cookie?.split(';').map((one) => one.trim()).find((one) => one.startsWith(name));
  const token = found?.slice(name.length);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Gives the assignment in force on a day, or the person's own role when none is dated. */
export function positionOf(person: Pick<Person, 'assignments' | 'role'>, day: string): Text {
  const held = person.assignments.filter(({ from, to }) => from <= day && (to === undefined || to >= day));
  return (held.at(-1) ?? person.assignments.at(-1))?.position ?? { id: person.role, en: person.role };
}

/** Starts a session with a new id and sets its cookie; the token itself is stored nowhere. */
export async function beginSession(deps: Deps, person: Person, http: { readonly request: Request; readonly response: Response }): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const now = deps.now();
  const device = http.request.headers['user-agent']?.slice(0, 200);
  await addSession(deps.db, { _id: sha256(token), pemdaId: person.pemdaId, personId: person._id, createdAt: new Date(now), lastSeenAt: new Date(now), expiresAt: new Date(now + idleMs), absoluteUntil: new Date(now + absoluteMs), ...(device === undefined ? {} : { device }) });
  http.response.cookie(cookieName(deps.settings), token, { ...cookieOptions(deps.settings), maxAge: absoluteMs });
}

/** Finds who sent a request: nobody, when the session ended, ran out, or its person was disabled. */
export async function signedIn(deps: Deps, request: Request): Promise<SignedIn | undefined> {
  const token = tokenOf(request, deps.settings);
  if (token === undefined) return undefined;
  const now = new Date(deps.now());
  const found = await findSignIn(deps.db, sha256(token), now);
  if (found === undefined || found.person.disabled === true) return undefined;
  const { person, ...session } = found;
  if (now.getTime() - session.lastSeenAt.getTime() > touchMs) await touchSession(deps.db, session._id, { lastSeenAt: now, expiresAt: new Date(now.getTime() + idleMs) });
  const rights = await briefly(deps.db, `rights ${person.pemdaId} ${person.role}`, () => loadRights(deps.db, person.pemdaId, person.role));
  return { rights, personId: person._id, pemdaId: person.pemdaId, name: person.displayName, position: positionOf(person, now.toISOString().slice(0, 10)), role: person.role, tier: person.tier, agencyId: person.agencyId, sessionId: session._id, secondFactor: person.totpSecret !== undefined };
}

/** Ends the session on the server and takes its cookie away. */
export async function finishSession(deps: Deps, sessionId: string, response: Response): Promise<void> {
  await endSession(deps.db, sessionId);
  response.clearCookie(cookieName(deps.settings), cookieOptions(deps.settings));
}

/** Gives the person as the process records who acts. */
export function actorOf({ personId, name, position, role, tier, agencyId, rights }: SignedIn): Exclude<Actor, 'system'> {
  const differing = deviationsOf(role, rights);
  return { personId, name, position: position.id, role, ...(tier === undefined ? {} : { tier }), ...(agencyId === undefined ? {} : { agencyId }), ...(differing === undefined ? {} : { rights: differing }) };
}
