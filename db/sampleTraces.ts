import type { ClientSession } from 'mongoose';
import { listAgencies, nameAt, type Agency } from './agencies.ts';
import { chains } from './audit.ts';
import type { Cycle } from './cycles.ts';
import type { Db } from './db.ts';
import { versionParts, type FormRow } from './forms.ts';
import { listPeople } from './people.ts';
import { op } from './table.ts';

/** Ids with the name each bears. */
type Named = ReadonlyMap<string, string>;
/** What an example worked with beside its cycle. */
export type Traces = { readonly agencies: Named; readonly people: Named; readonly forms: Named };
/** The offices and people that are in the installation for the sake of examples only, by id. */
export type Brought = { readonly agencyIds: ReadonlySet<string>; readonly personIds: ReadonlySet<string> };
type Sample = { readonly pemdaId: string; readonly cycle: Cycle; readonly brought: Brought };
type Within = { readonly session?: ClientSession };
type Row = { readonly _id: string; readonly rev: number };

/**
 * Tells what becomes of what an example worked with. `goes` came only for examples, is as it came, and nothing else uses
 * it: no other cycle or draft of one, no meeting, no form. `stays` is the rest.
 */
export async function tracesOfSample(db: Db, sample: Sample, session?: ClientSession): Promise<{ readonly goes: Traces; readonly stays: Traces }> {
  const { pemdaId, cycle, brought } = sample;
  const within = session ? { session } : {};
  const roster = new Set([...cycle.setup.agencyIds, ...brought.agencyIds]);
  const agencies = await listAgencies(db, pemdaId, [...roster]);
  const people = (await listPeople(db, pemdaId, {}, session)).filter(({ agencyId = '' }) => roster.has(agencyId));
  const forms = await db.forms.find({ pemdaId, _id: op({ $in: pinnedForms(cycle) }) }, undefined, within).lean<FormRow[]>();
  const others = await db.cycles.find({ pemdaId, _id: op({ $ne: cycle._id }), amends: op({ $ne: cycle._id }) } as never, undefined, within).lean<Cycle[]>();
  const touched = await touchedByHand(db, pemdaId, [...agencies, ...people, ...forms], within);
  const asItCame = ({ _id, rev }: Row) => rev === 1 && !touched.has(_id);
  // An office somebody changed is kept, and with it its people.
  const inUse = new Set([...(await agenciesElsewhere(db, sample, { agencies, others }, within)), ...agencies.filter((agency) => !asItCame(agency)).map(({ _id }) => _id)]);

  const peopleGo = people.filter((person) => brought.personIds.has(person._id) && asItCame(person) && !inUse.has(person.agencyId!));
  const staff = people.filter((person) => !peopleGo.includes(person)).map(({ agencyId }) => agencyId);
  const agenciesGo = agencies.filter((agency) => brought.agencyIds.has(agency._id) && !inUse.has(agency._id) && !staff.includes(agency._id));
  const otherForms = await db.forms.find({ pemdaId, _id: op({ $nin: pinnedForms(cycle) }) }, undefined, within).lean<FormRow[]>();
  const cited = [...otherForms.map(({ draft }) => draft), ...others.map(({ definition, setup, editions = [] }) => `${definition}${JSON.stringify([setup, editions])}`)];
  const formsGo = uncited(forms.filter((form) => form.templateKey === form._id && form.published === 1 && asItCame(form)), { forms, cited });

  const traces = (isKept: (row: Row) => boolean): Traces => ({
    agencies: new Map(agencies.filter(isKept).map((row) => [row._id, nameAt(row, '9999').name.id])),
    people: new Map(people.filter(isKept).map((row) => [row._id, row.displayName])),
    forms: new Map(forms.filter(isKept).map((row) => [row._id, row.title])),
  });
  const going = new Set([...agenciesGo, ...peopleGo, ...formsGo].map(({ _id }) => _id));
  return { goes: traces(({ _id }) => going.has(_id)), stays: traces(({ _id }) => !going.has(_id)) };
}

/** The forms a cycle was ever frozen with. */
const pinnedForms = ({ setup, editions = [] }: Cycle): string[] => [...new Set([setup.formVersions ?? {}, ...editions.map(({ forms }) => forms)].flatMap(Object.values<string>).map((versionId) => versionParts(versionId).formId))];

/** What the administration's chain tells of: somebody changed it, gave it a link, or published it by hand. */
async function touchedByHand(db: Db, pemdaId: string, rows: readonly Row[], within: Within): Promise<ReadonlySet<string>> {
  const wanted = rows.flatMap(({ _id }) => [_id, `${_id}:1`]);
  const found = await db.audit.find({ pemdaId, chain: chains.admin(pemdaId), 'entry.object.id': op({ $in: wanted }) } as never, { entry: 1 }, within).lean<{ entry: { object: { id: string } } }[]>();
  return new Set(found.map(({ entry }) => entry.object.id.replace(/:1$/, '')));
}

/** The agencies that another cycle, its draft, a meeting of it or another agency needs. */
async function agenciesElsewhere(db: Db, { pemdaId, cycle }: Sample, { agencies, others }: { readonly agencies: readonly Agency[]; readonly others: readonly Cycle[] }, within: Within): Promise<ReadonlySet<string>> {
  const elsewhere = { pemdaId, cycleId: op({ $ne: cycle._id }) } as never;
  const enrolled = await db.enrolments.find(elsewhere, { agencyId: 1 }, within).lean<{ agencyId: string }[]>();
  const met = await db.meetings.find(elsewhere, { attendance: 1 }, within).lean<{ attendance: { agencyId: string | null }[] }[]>();
  return new Set([...enrolled, ...met.flatMap(({ attendance }) => attendance)].map(({ agencyId }) => agencyId ?? '').concat(others.flatMap(({ setup }) => setup.agencyIds), agencies.flatMap(({ parentId = '' }) => parentId)));
}

/** Leaves the forms no text cites and no form that stays reads from. */
function uncited(going: readonly FormRow[], { forms, cited }: { readonly forms: readonly FormRow[]; readonly cited: readonly string[] }): readonly FormRow[] {
  const texts = [...cited, ...forms.filter((form) => !going.includes(form)).map(({ draft }) => draft)];
  const left = going.filter(({ _id }) => !texts.some((text) => [`"${_id}"`, `"${_id}:`, `"${_id}.`].some((mention) => text.includes(mention))));
  return left.length === going.length ? left : uncited(left, { forms, cited });
}
