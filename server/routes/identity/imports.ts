import { api } from '../../../core/api.ts';
import { isProblem, type Problem } from '../../../core/problem.ts';
import { addAgencies, changeAgency, listAgencies, nameAt, type Agency } from '../../../db/agencies.ts';
import { newId } from '../../../db/ids.ts';
import { addPeople, changePerson, listPeople, type Person } from '../../../db/people.ts';
import { recordAct } from '../../auditing.ts';
import { positionOf } from '../../auth/session.ts';
import { judgeAgency, judgePerson, type AgencyLine, type PersonLine } from '../../documents/import-rows.ts';
import { importSheet, readRows, type Refusal, type SheetRow } from '../../documents/import-sheet.ts';
import { reply, route, type Call } from '../../endpoint.ts';

type Import = Call<typeof api.importRows>;
/** What a sheet would do: rows to add, rows to change, and what was refused. */
type Plan = { readonly fresh: number; readonly changed: number; readonly refusals: readonly Refusal[]; readonly write: () => Promise<Problem | undefined> };

async function template({ query }: Call<typeof api.importTemplate>) {
  const { name, bytes } = await importSheet(query.kind);
  return reply(null, { file: { name, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes } });
}

function sorted<T>(rows: readonly SheetRow[], judge: (row: SheetRow) => { readonly line: T } | { readonly refusals: readonly Refusal[] }) {
  const judged = rows.map(judge);
  return { lines: judged.flatMap((one) => ('line' in one ? [one.line] : [])), refusals: judged.flatMap((one) => ('refusals' in one ? one.refusals : [])) };
}

async function planAgencies({ deps, person, at, tx }: Import, rows: readonly SheetRow[]): Promise<Plan> {
  const { pemdaId, name: by } = person;
  const seen = new Set<string>();
  const { lines, refusals } = sorted(rows, (row) => judgeAgency(row, seen));
  const known = new Map((await listAgencies(deps.db, pemdaId)).map((agency) => [nameAt(agency, at).name.id.toLowerCase(), agency]));
  const fresh = lines.filter(({ name }) => !known.has(name.toLowerCase()));
  const named = ({ name, shortName }: AgencyLine) => ({ name: { id: name, en: name }, shortName, from: at });
  const changed = lines.flatMap((line) => {
    const agency = known.get(line.name.toLowerCase());
    const now = agency === undefined ? undefined : nameAt(agency, at);
    return agency !== undefined && (now?.shortName !== line.shortName || agency.kind !== line.kind) ? [{ line, agency }] : [];
  });
  const write = async () => {
    await addAgencies(deps.db, fresh.map((line): Agency => ({ _id: newId(), pemdaId, names: [named(line)], kind: line.kind, rev: 1, updatedBy: by, updatedAt: at })), tx);
    for (const { line, agency } of changed) {
      const after = await changeAgency(deps.db, pemdaId, { id: agency._id, rev: agency.rev, by, at, set: { names: [...agency.names, named(line)], kind: line.kind }, session: tx });
      if (isProblem(after)) return after;
    }
    return undefined;
  };
  return { fresh: fresh.length, changed: changed.length, refusals, write };
}

const seatOf = ({ role, tier, agencyId }: PersonLine) => ({ role, ...(tier === null ? {} : { tier }), ...(agencyId === null ? {} : { agencyId }) });

function differs(person: Person, line: PersonLine, today: string): boolean {
  return person.displayName !== line.displayName || (person.email ?? null) !== line.email || person.role !== line.role || (person.tier ?? null) !== line.tier || (person.agencyId ?? null) !== line.agencyId || positionOf(person, today).id !== line.position.id || (['rank', 'nip'] as const).some((key) => key in line.servant && person[key] !== line.servant[key]);
}

async function planPeople({ deps, person: me, at, tx }: Import, rows: readonly SheetRow[]): Promise<Plan> {
  const { pemdaId, name: by } = me;
  const today = at.slice(0, 10);
  const agencies = new Map((await listAgencies(deps.db, pemdaId)).flatMap((agency) => { const now = nameAt(agency, at); return [[now.name.id.toLowerCase(), agency._id], [now.shortName.toLowerCase(), agency._id]] as const; }));
  const seen = new Set<string>();
  const { lines, refusals } = sorted(rows, (row) => judgePerson(row, { seen, agencies }));
  const known = new Map((await listPeople(deps.db, pemdaId)).map((one) => [one.login, one]));
  const fresh = lines.filter(({ login }) => !known.has(login));
  const changed = lines.flatMap((line) => { const one = known.get(line.login); return one !== undefined && differs(one, line, today) ? [{ line, one }] : []; });
  const write = async () => {
    await addPeople(deps.db, fresh.map((line): Person => ({ _id: newId(), pemdaId, login: line.login, displayName: line.displayName, ...(line.email === null ? {} : { email: line.email }), ...line.servant, ...seatOf(line), assignments: [{ position: line.position, ...seatOf(line), from: today }], rev: 1, updatedBy: by, updatedAt: at })), tx);
    for (const { line, one } of changed) {
      const set = { displayName: line.displayName, ...line.servant, email: line.email ?? undefined, role: line.role, tier: line.tier ?? undefined, agencyId: line.agencyId ?? undefined, assignments: [...one.assignments, { position: line.position, ...seatOf(line), from: today }] };
      const after = await changePerson(deps.db, pemdaId, { id: one._id, rev: one.rev, by, at, set, session: tx });
      if (isProblem(after)) return after;
    }
    return undefined;
  };
  return { fresh: fresh.length, changed: changed.length, refusals, write };
}

const plans = { agencies: planAgencies, people: planPeople } as const;

/** Reads a sheet; refuses by cell and takes the rest. Nothing is written unless `apply` says so. */
async function importRows(call: Import) {
  const { deps, body } = call;
  const rows = await readRows(body.kind, body.file, deps.settings.uploadFolder);
  if (isProblem(rows)) return rows;
  const { fresh, changed, refusals, write } = await plans[body.kind](call, rows);
  if (body.apply) {
    const refused = await write();
    if (refused !== undefined) return refused;
    await recordAct(call, { act: `import.${body.kind}`, details: { rows: rows.length, fresh, changed, refused: refusals.length } });
  }
  return { rows: rows.length, fresh, changed, refusals: refusals.slice(0, 2_000), applied: body.apply };
}

export const importRoutes = { importTemplate: route(api.importTemplate, template), importRows: route(api.importRows, importRows, { limit: 8_000_000 }) };
