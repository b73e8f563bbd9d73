import { acts as everyAct } from '../../../core/access.ts';
import { api } from '../../../core/api.ts';
import { people as cast } from '../../../core/samples/cast.ts';
import { problem, type Problem } from '../../../core/problem.ts';
import { countUnread } from '../../../db/outbox.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { confirmSecondFactor, loadPerson, proposeSecondFactor, setPasswordHash, type Person } from '../../../db/people.ts';
import { endSessionsOf } from '../../../db/sessions.ts';
import { recordAct } from '../../auditing.ts';
import { hashPassword, isPassword, weakness } from '../../auth/password.ts';
import { acceptedStep, newSecondFactor, seal, unseal } from '../../auth/second-factor.ts';
import type { SignedIn } from '../../auth/session.ts';
import { zoneOfName, type Deps } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { personShapeOf } from './session.ts';

const done = { ok: true } as const;
const sampleLogins: ReadonlySet<string> = new Set(cast.map(({ login }) => login));

/** The signed-in person's own row; sample accounts of a demo belong to everybody and stay as they are. */
async function ownRow({ db, settings }: Deps, { pemdaId, personId }: SignedIn): Promise<Person | Problem> {
  const person = await loadPerson(db, pemdaId, personId);
  if (person === undefined) return problem('signInNeeded');
  return settings.mode === 'demo' && sampleLogins.has(person.login) ? problem('sampleAccount') : person;
}

async function me({ person, deps, at }: Call<typeof api.me>) {
  const [pemda, unread, shape] = await Promise.all([loadPemda(deps.db, person.pemdaId), countUnread(deps.db, person.pemdaId, person.personId), personShapeOf(deps, person, at)]);
  const acts = everyAct.filter((act) => person.rights[act] !== undefined);
  return { person: shape, pemda: { name: pemda?.name.id ?? '', zone: zoneOfName(pemda?.zone) }, acts, mode: deps.settings.mode, now: at, unread, secondFactor: person.secondFactor };
}

async function changePassword(call: Call<typeof api.changePassword>) {
  const { person, body, deps, attempts, address, tx } = call;
  const row = await ownRow(deps, person);
  if ('problem' in row) return row;
  const account = `${row.login}|${address}`;
  const waits = await attempts.refusal('account', account);
  if (waits !== undefined) return waits;
  if (!await isPassword(row.passwordHash, body.current)) return await attempts.count('account', account) ?? problem('wrongCredentials');
  const weak = weakness(body.next, [row.login, row.displayName]);
  if (weak !== undefined) return weak;
  await setPasswordHash(deps.db, row, await hashPassword(body.next), tx);
  await recordAct(call, { act: 'changePassword', object: { kind: 'person', id: row._id } });
  await endSessionsOf(deps.db, row.pemdaId, row._id, person.sessionId);
  return done;
}

async function beginSecondFactor({ person, deps }: Call<typeof api.beginSecondFactor>) {
  const row = await ownRow(deps, person);
  if ('problem' in row) return row;
  const made = newSecondFactor(row.login);
  await proposeSecondFactor(deps.db, row, seal(deps.settings.secret, made.secret));
  return made;
}

async function confirm(call: Call<typeof api.confirmSecondFactor>) {
  const { person, body, deps, tx } = call;
  const row = await ownRow(deps, person);
  if ('problem' in row) return row;
  const proposed = (row.settings as { proposedTotp?: string } | undefined)?.proposedTotp;
  const step = proposed === undefined ? undefined : acceptedStep(unseal(deps.settings.secret, proposed), body.code, { nowMs: deps.now() });
  if (proposed === undefined || step === undefined) return problem('secondFactorNeeded');
  await confirmSecondFactor(deps.db, row, { sealed: proposed, step }, tx);
  await recordAct(call, { act: 'confirmSecondFactor', object: { kind: 'person', id: row._id } });
  return done;
}

export const meRoutes = {
  me: route(api.me, me),
  changePassword: route(api.changePassword, changePassword),
  // A secret is never kept as the answer of an operation: a repeat simply makes the next one.
  beginSecondFactor: route(api.beginSecondFactor, beginSecondFactor, { repeatBy: 'itself' }),
  confirmSecondFactor: route(api.confirmSecondFactor, confirm),
};
