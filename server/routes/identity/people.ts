import { api } from '../../../core/api.ts';
import type { RoleKey, Tier } from '../../../core/access.ts';
import { nipFault, plainNip, type CivilServant, type Rank } from '../../../core/civil-servant.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { listAgencies, loadAgency, nameAt, type Agency } from '../../../db/agencies.ts';
import { newId } from '../../../db/ids.ts';
import { addPerson, changePerson, listPeople, loadPerson, type Person } from '../../../db/people.ts';
import { endSessionsOf, lastSeenOf } from '../../../db/sessions.ts';
import { recordAct } from '../../auditing.ts';
import { makeLink } from '../../auth/link.ts';
import { positionOf } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { mentions, pageOf } from '../../paging.ts';

type Around = { readonly agencies: ReadonlyMap<string, Agency>; readonly seen: ReadonlyMap<string, string>; readonly at: string };

function shapeOf(person: Person, { agencies, seen, at }: Around) {
  const agency = person.agencyId === undefined ? undefined : agencies.get(person.agencyId);
  return {
    personId: person._id, displayName: person.displayName, position: positionOf(person, at.slice(0, 10)), role: person.role, tier: person.tier ?? null, agencyId: person.agencyId ?? null, agencyName: agency === undefined ? null : nameAt(agency, at).name.id,
    login: person.login, email: person.email ?? null, disabled: person.disabled === true, activated: person.passwordHash !== undefined, lastSeenAt: seen.get(person._id) ?? null, rank: person.rank ?? null, nip: person.nip ?? null, rev: person.rev,
  };
}

async function around({ db }: Deps, pemdaId: string, { people, at }: { readonly people: readonly Person[]; readonly at: string }): Promise<Around> {
  const [agencies, seen] = await Promise.all([listAgencies(db, pemdaId), lastSeenOf(db, pemdaId, people.map(({ _id }) => _id))]);
  return { agencies: new Map(agencies.map((agency) => [agency._id, agency])), seen, at };
}

async function people({ deps, person, query, at }: Call<typeof api.people>) {
  const { role, agencyId, q } = query;
  const all = await listPeople(deps.db, person.pemdaId, { ...(role === undefined ? {} : { role }), ...(agencyId === undefined ? {} : { agencyId }) });
  const { items, next, total } = pageOf(all.filter((one) => mentions(q, one.displayName, one.login, one.email, positionOf(one, at.slice(0, 10)).id)), query);
  const place = await around(deps, person.pemdaId, { people: items, at });
  return { items: items.map((one) => shapeOf(one, place)), next, total };
}

type Seat = { readonly role: RoleKey; readonly tier: Tier | null; readonly agencyId: string | null };

/** A seat has to fit: agency people belong to an agency of this Pemda, evaluators have a tier. */
export async function seatProblem({ db }: Deps, pemdaId: string, { role, tier, agencyId }: Seat): Promise<Problem | undefined> {
  const inAgency = role === 'operator' || role === 'head';
  if (inAgency && agencyId === null) return problem('badRequest', { place: 'body.agencyId', why: { id: 'peran ini harus menyebut instansi', en: 'this role has to name an agency' }, at: [{ path: 'body.agencyId', message: { id: 'wajib diisi', en: 'required' } }] });
  if (role === 'evaluator' && tier === null) return problem('badRequest', { place: 'body.tier', why: { id: 'penilai harus memiliki jenjang', en: 'an evaluator has to have a tier' }, at: [{ path: 'body.tier', message: { id: 'wajib diisi', en: 'required' } }] });
  return agencyId !== null && (await loadAgency(db, pemdaId, agencyId)) === undefined ? problem('notFound', { thing: things.agency }) : undefined;
}

type Said = { readonly rank?: Rank | null | undefined; readonly nip?: string | null | undefined };

/** Rank and NIP to store: what was not said stays, what was emptied goes. An NIP that cannot be one is refused with its reason. */
function servantFields({ rank, nip }: Said): CivilServant | Problem {
  const plain = plainNip(nip ?? '');
  const why = plain === '' ? undefined : nipFault(plain);
  if (why !== undefined) return problem('badRequest', { place: 'body.nip', why, at: [{ path: 'body.nip', message: why }] });
  return { ...(rank === undefined ? {} : { rank: rank ?? undefined }), ...(nip === undefined ? {} : { nip: plain || undefined }) };
}

const seatFields = ({ role, tier, agencyId }: Seat) => ({ role, ...(tier === null ? {} : { tier }), ...(agencyId === null ? {} : { agencyId }) });

async function add(call: Call<typeof api.addPerson>) {
  const { deps, person: by, body, at, tx } = call;
  const { pemdaId } = by;
  const misfit = await seatProblem(deps, pemdaId, body);
  if (misfit !== undefined) return misfit;
  const servant = servantFields(body);
  if (isProblem(servant)) return servant;
  const { login, displayName, email, position } = body;
  const seat = seatFields(body);
  const row = await addPerson(deps.db, { _id: newId(), pemdaId, login: login.trim().toLowerCase(), displayName, ...(email === null ? {} : { email }), ...servant, ...seat, assignments: [{ position, ...seat, from: at.slice(0, 10) }], rev: 1, updatedBy: by.name, updatedAt: at }, tx);
  await recordAct(call, { act: 'addPerson', object: { kind: 'person', id: row._id }, ...(row.agencyId === undefined ? {} : { agencyId: row.agencyId }), after: seat });
  return shapeOf(row, await around(deps, pemdaId, { people: [row], at }));
}

/** The dated seats after a change: the old one ends yesterday, the new one begins today. */
function seatsAfter(before: Person, next: Seat & { readonly position: Text }, today: string): Person['assignments'] {
  const yesterday = new Date(Date.parse(`${today}T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10);
  const ended = before.assignments.map((one) => (one.to === undefined ? { ...one, to: yesterday } : one)).filter((one) => one.to === undefined || one.from <= one.to);
  return [...ended, { position: next.position, ...seatFields(next), from: today }];
}

async function change(call: Call<typeof api.changePerson>) {
  const { deps, person: by, params, body, rev, at, tx } = call;
  const before = await loadPerson(deps.db, by.pemdaId, params.personId);
  if (before === undefined) return problem('notFound', { thing: things.account });
  if (body.disabled === true && before._id === by.personId) return problem('inUse', { thing: { id: 'Akun Anda', en: 'Your account' }, where: { id: 'sesi ini', en: 'this session' } });
  const today = at.slice(0, 10);
  const next = { role: body.role ?? before.role, tier: body.tier === undefined ? before.tier ?? null : body.tier, agencyId: body.agencyId === undefined ? before.agencyId ?? null : body.agencyId, position: body.position ?? positionOf(before, today) };
  const misfit = await seatProblem(deps, by.pemdaId, next);
  if (misfit !== undefined) return misfit;
  const servant = servantFields(body);
  if (isProblem(servant)) return servant;
  const moved = next.role !== before.role || next.tier !== (before.tier ?? null) || next.agencyId !== (before.agencyId ?? null) || next.position.id !== positionOf(before, today).id;
  const set = {
    ...(body.login === undefined ? {} : { login: body.login.trim().toLowerCase() }), ...(body.displayName === undefined ? {} : { displayName: body.displayName }), ...(body.email === undefined ? {} : { email: body.email ?? undefined }),
    ...(body.disabled === undefined ? {} : { disabled: body.disabled }), ...servant,
    ...(moved ? { role: next.role, tier: next.tier ?? undefined, agencyId: next.agencyId ?? undefined, assignments: seatsAfter(before, next, today) } : {}),
  };
  const after = await changePerson(deps.db, by.pemdaId, { id: before._id, rev, by: by.name, at, set, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: body.disabled === true ? 'disablePerson' : 'changePerson', object: { kind: 'person', id: after._id }, before: { rev: before.rev, role: before.role }, after: { rev: after.rev, role: after.role } });
  if (body.disabled === true) await endSessionsOf(deps.db, by.pemdaId, after._id);
  return shapeOf(after, await around(deps, by.pemdaId, { people: [after], at }));
}

async function link(call: Call<typeof api.makeLink>) {
  const { deps, person: by, params, body } = call;
  const row = await loadPerson(deps.db, by.pemdaId, params.personId);
  if (row === undefined || row.disabled === true) return problem('notFound', { thing: things.account });
  const made = await makeLink(deps, { pemdaId: by.pemdaId, personId: row._id, purpose: body.purpose });
  await deps.db.withTransaction((tx) => recordAct({ ...call, tx }, { act: `makeLink.${body.purpose}`, object: { kind: 'person', id: row._id } }));
  return made;
}

export const peopleRoutes = {
  people: route(api.people, people),
  addPerson: route(api.addPerson, add),
  changePerson: route(api.changePerson, change),
  // The code is a secret: it is told once and kept nowhere; a repeat makes another one.
  makeLink: route(api.makeLink, link, { repeatBy: 'itself' }),
};
