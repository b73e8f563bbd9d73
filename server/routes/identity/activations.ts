import { api } from '../../../core/api.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { findLink, spendLink, type Link } from '../../../db/links.ts';
import { namePemda } from '../../../db/pemdas.ts';
import { dropSecondFactor, loadPerson, renameLogin, setPasswordHash, type Person } from '../../../db/people.ts';
import { endSessionsOf } from '../../../db/sessions.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import { hashOfCode } from '../../auth/link.ts';
import { hashPassword, weakness } from '../../auth/password.ts';
import { zoneNames } from '../../deps.ts';
import { route, type Call, type Tx } from '../../endpoint.ts';
import { inOneTransaction } from '../../repeat.ts';

const done = { ok: true } as const;
type Found = { readonly link: Link; readonly person: Person };
type Activation = Call<typeof api.activate>;

/** Finds what a code stands for; codes are counted by address, so that nobody tries them all. */
async function find({ deps, params, attempts, address }: Pick<Activation, 'deps' | 'params' | 'attempts' | 'address'>): Promise<Found | Problem> {
  const waits = await attempts.refusal('link', address);
  if (waits !== undefined) return waits;
  const link = await findLink(deps.db, hashOfCode(params.code), new Date(deps.now()));
  const person = link === undefined ? undefined : await loadPerson(deps.db, link.pemdaId, link.personId);
  if (link !== undefined && person !== undefined && person.disabled !== true) return { link, person };
  return await attempts.count('link', address) ?? problem('linkSpent');
}

async function activation(call: Call<typeof api.activation>) {
  const found = await find(call);
  if (isProblem(found)) return found;
  const { link, person } = found;
  return { displayName: person.displayName, login: link.purpose === 'setUp' ? null : person.login, purpose: link.purpose };
}

async function activate(call: Activation) {
  const { body, deps } = call;
  const found = await find(call);
  if (isProblem(found)) return found;
  const { link, person } = found;
  if (link.purpose === 'setUp' && (body.login === undefined || body.login.length < 3 || body.pemdaName === undefined || body.pemdaName.length < 3)) return problem('badRequest', { place: 'body.login', why: { id: 'nama masuk dan nama Pemda wajib diisi', en: 'the sign-in name and the name of the local government are required' } });
  const weak = weakness(body.password, [person.login, body.login ?? '', body.pemdaName ?? '']);
  if (weak !== undefined) return weak;
  const passwordHash = await hashPassword(body.password);
  return inOneTransaction(deps.db, async (tx) => {
    const spent = await spendLink(deps.db, link._id, new Date(deps.now()), tx);
    if (isProblem(spent)) return spent;
    await setPasswordHash(deps.db, person, passwordHash, tx);
    if (link.purpose === 'setUp') await nameFirst(call, person, tx);
    // Whoever lost a password may have lost the phone as well.
    if (link.purpose === 'reset') await dropSecondFactor(deps.db, person, tx);
    const { _id: personId, pemdaId, displayName: name, role } = person;
    await appendAudit(deps.db, tx, { pemdaId, chain: chains.admin(pemdaId), entry: { act: `link.${link.purpose}`, actor: { personId, name, position: role, role }, at: call.at, requestId: call.requestId, object: { kind: 'person', id: personId } } });
    await endSessionsOf(deps.db, pemdaId, personId);
    return done;
  });
}

async function nameFirst({ deps, body }: Activation, person: Person, tx: Tx): Promise<void> {
  await renameLogin(deps.db, person, body.login ?? person.login, tx);
  await namePemda(deps.db, person.pemdaId, { name: body.pemdaName ?? '', zone: zoneNames[body.zone ?? 'WIB'] }, tx);
}

export const activationRoutes = { activation: route(api.activation, activation), activate: route(api.activate, activate) };
