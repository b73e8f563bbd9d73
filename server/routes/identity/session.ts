import { api } from '../../../core/api.ts';
import { problem, type Problem } from '../../../core/problem.ts';
import { nameAt, loadAgency } from '../../../db/agencies.ts';
import { findLogins, useTotpStep, type Person } from '../../../db/people.ts';
import { isPassword } from '../../auth/password.ts';
import { acceptedStep, unseal } from '../../auth/second-factor.ts';
import { positionOf, type SignedIn } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { reply, route, type Call } from '../../endpoint.ts';

type Known = Pick<SignedIn, 'personId' | 'pemdaId' | 'name' | 'position' | 'role' | 'tier' | 'agencyId'>;

/** Gives a person as the contract shows one. */
export async function personShapeOf({ db }: Pick<Deps, 'db'>, { personId, pemdaId, name, position, role, tier, agencyId }: Known, at: string) {
  const agency = agencyId === undefined ? undefined : await loadAgency(db, pemdaId, agencyId);
  return { personId, displayName: name, position, role, tier: tier ?? null, agencyId: agencyId ?? null, agencyName: agency === undefined ? null : nameAt(agency, at).name.id };
}

async function whoHas(deps: Deps, login: string, password: string): Promise<Person | undefined> {
  const named = await findLogins(deps.db, login.trim());
  for (const person of named) if (await isPassword(person.passwordHash, password) && person.disabled !== true) return person;
  if (named.length === 0) await isPassword(undefined, password);
  return undefined;
}

async function secondFactorProblem(deps: Deps, person: Person, code: string | undefined): Promise<Problem | undefined> {
  if (person.totpSecret === undefined) return undefined;
  if (code === undefined || code === '') return problem('secondFactorNeeded');
  const lastStep = (person.settings as { totpStep?: number } | undefined)?.totpStep;
  const step = acceptedStep(unseal(deps.settings.secret, person.totpSecret), code, { nowMs: deps.now(), lastStep });
  return step !== undefined && await useTotpStep(deps.db, person, step) ? undefined : problem('secondFactorNeeded', { wrong: true });
}

async function signIn({ body, deps, attempts, address, at, requestId }: Call<typeof api.signIn>) {
  const account = `${body.login.toLowerCase()}|${address}`;
  const waits = await attempts.refusal('account', account) ?? await attempts.refusal('address', address);
  if (waits !== undefined) return waits;
  const person = await whoHas(deps, body.login, body.password);
  const refused = person === undefined ? problem('wrongCredentials') : await secondFactorProblem(deps, person, body.code);
  if (person === undefined || refused !== undefined) {
    // A code not typed yet is no wrong try.
    if (refused?.problem === 'secondFactorNeeded' && refused.details['wrong'] !== true) return refused;
    deps.log.info({ requestId, address, personId: person?._id }, 'sign-in refused');
    return await attempts.count('account', account) ?? await attempts.count('address', address) ?? refused ?? problem('wrongCredentials');
  }
  await attempts.forget('account', account);
  deps.log.info({ requestId, address, personId: person._id }, 'signed in');
  const { _id: personId, pemdaId, displayName: name, role, tier, agencyId } = person;
  return reply(await personShapeOf(deps, { personId, pemdaId, name, position: positionOf(person, at.slice(0, 10)), role, tier, agencyId }, at), { signIn: person });
}

export const sessionRoutes = {
  signIn: route(api.signIn, signIn),
  signOut: route(api.signOut, async () => reply({ ok: true as const }, { signOut: true })),
};
