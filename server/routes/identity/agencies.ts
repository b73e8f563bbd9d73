import { api } from '../../../core/api.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { addAgency, changeAgency, listAgencies, loadAgency, nameAt, type Agency } from '../../../db/agencies.ts';
import { newId } from '../../../db/ids.ts';
import { countByAgency } from '../../../db/people.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { mentions, pageOf } from '../../paging.ts';

const shapeOf = (agency: Agency, people: number, at: string) => {
  const { name, shortName } = nameAt(agency, at);
  return { agencyId: agency._id, name: name.id, shortName, kind: agency.kind, disabled: agency.disabled === true, people, rev: agency.rev };
};

async function agencies({ deps, person, query, at }: Call<typeof api.agencies>) {
  const [rows, people] = await Promise.all([listAgencies(deps.db, person.pemdaId), countByAgency(deps.db, person.pemdaId)]);
  const shapes = rows.map((row) => shapeOf(row, people.get(row._id) ?? 0, at)).filter(({ name, shortName }) => mentions(query.q, name, shortName));
  return pageOf(shapes.toSorted((a, b) => (a.name < b.name ? -1 : 1)), query);
}

async function add(call: Call<typeof api.addAgency>) {
  const { deps, person, body, at, tx } = call;
  const { pemdaId, name: updatedBy } = person;
  const taken = (await listAgencies(deps.db, pemdaId)).some((row) => nameAt(row, at).name.id.toLowerCase() === body.name.toLowerCase());
  if (taken) return problem('alreadyExists', { thing: { id: `Instansi ${body.name}`, en: `The agency ${body.name}` } });
  const names = [{ name: { id: body.name, en: body.name }, shortName: body.shortName, from: at }];
  const agency = await addAgency(deps.db, { _id: newId(), pemdaId, names, kind: body.kind, rev: 1, updatedBy, updatedAt: at }, tx);
  await recordAct(call, { act: 'addAgency', object: { kind: 'agency', id: agency._id }, agencyId: agency._id, after: { names, kind: body.kind } });
  return shapeOf(agency, 0, at);
}

async function change(call: Call<typeof api.changeAgency>) {
  const { deps, person, params, body, rev, at, tx } = call;
  const before = await loadAgency(deps.db, person.pemdaId, params.agencyId);
  if (before === undefined) return problem('notFound', { thing: things.agency });
  const now = nameAt(before, at);
  const named = { name: body.name === undefined ? now.name : { id: body.name, en: body.name }, shortName: body.shortName ?? now.shortName, from: at };
  const renamed = named.name.id !== now.name.id || named.shortName !== now.shortName;
  const set = { ...(renamed ? { names: [...before.names, named] } : {}), ...(body.kind === undefined ? {} : { kind: body.kind }), ...(body.disabled === undefined ? {} : { disabled: body.disabled }) };
  const after = await changeAgency(deps.db, person.pemdaId, { id: params.agencyId, rev, by: person.name, at, set, session: tx });
  if (isProblem(after)) return after;
  await recordAct(call, { act: 'changeAgency', object: { kind: 'agency', id: after._id }, agencyId: after._id, before: { rev: before.rev }, after: { rev: after.rev, ...set } });
  return shapeOf(after, (await countByAgency(deps.db, person.pemdaId)).get(after._id) ?? 0, at);
}

export const agencyRoutes = { agencies: route(api.agencies, agencies), addAgency: route(api.addAgency, add), changeAgency: route(api.changeAgency, change) };
