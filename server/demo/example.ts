import { demoPassword, offices, people as castPeople, peopleOf, agencies as castAgencies } from '../../core/samples/cast.ts';
import { rosters, type ExampleKey } from '../../core/samples/roster.ts';
import type { Db } from '../../db/db.ts';
import type { Brought } from '../../db/sampleTraces.ts';
import { sampleIds, seedSample } from '../../db/seed.ts';
import { exampleKit, type Kit } from './example-kit.ts';
import { stories } from './example-stories.ts';
import { type Person, signIn } from './person.ts';

export const isExample = (key: string): key is ExampleKey => Object.hasOwn(rosters, key);

/** Those of the roster whose seats the cast lacks; an office of the cast may be among them. */
const moreIn = (key: ExampleKey) => rosters[key].filter((agency) => !castAgencies.some((known) => known.key === agency.key));

/** Writes the offices and people of a worked example that are not there yet. */
export async function seedExample(db: Db, key: ExampleKey): Promise<void> {
  const more = moreIn(key);
  await seedSample(db, more, peopleOf(more));
}

/** What a worked example brings beside the cast. */
export function broughtFor(key: string = ''): Brought {
  const more = isExample(key) ? moreIn(key) : [];
  const isNew = (known: readonly { readonly key: string }[]) => ({ key: one }: { readonly key: string }) => !known.some((each) => each.key === one);
  return { agencyIds: new Set(more.filter(isNew(offices)).map((agency) => sampleIds.agency(agency.key))), personIds: new Set(peopleOf(more).filter(isNew(castPeople)).map((person) => sampleIds.person(person.key))) };
}

type Crew = (login: string) => Promise<Person>;

/** Signs people in once each. */
export function crewOf(base: string): Crew {
  const known = new Map<string, Promise<Person>>();
  return (login) => {
    if (!known.has(login)) known.set(login, signIn(base, login, demoPassword));
    return known.get(login)!;
  };
}

/** Launches the cycle of a worked example through the real API; its offices have to be there. Gives the cycle's id. */
export async function launchExample(crew: Crew, key: ExampleKey): Promise<string> {
  const administrator = await crew('administrator');
  const people = (await administrator.call('people', { query: { limit: '200', role: 'evaluator' } })).items;
  const seat = (login: string) => people.find((each) => each.login === login)!.personId;
  const reviewers = { member: seat('anggota'), lead: seat('ketua'), controller: seat('dalnis'), inspector: seat('inspektur') };
  const { cycleId, rev } = await administrator.call('addCycle', { body: { templateKey: key } });
  const { setup } = await administrator.call('cycle', { params: { cycleId } });
  const agencyIds = rosters[key].map((agency) => sampleIds.agency(agency.key));
  await administrator.call('changeCycle', { params: { cycleId }, rev, body: { ...setup, agencyIds, assignments: agencyIds.map((agencyId) => ({ agencyId, reviewers })) } });
  await administrator.call('launchCycle', { params: { cycleId } });
  return cycleId;
}

/** Gives the acts of everybody in a launched worked example: every act through the real API, by the person whose act it is. */
export async function kitOf(crew: Crew, key: ExampleKey, cycleId: string): Promise<Kit> {
  const coordinator = await crew('koordinator');
  const rows = await tracksOf(coordinator, cycleId, rosters[key].length);
  const tracks = new Map(rosters[key].map((agency) => [agency.key as string, rows.find(({ agencyId }) => agencyId === sampleIds.agency(agency.key))!.trackId]));
  const now = async () => (await coordinator.call('demo')).now ?? new Date().toISOString();
  return exampleKit({ cycleId, tracks, names: new Map(rosters[key].map((agency) => [agency.key as string, agency.name.id])), person: crew, now });
}

/** Plays a launched worked example to where it stands in domain.md §9. */
export async function playExample(crew: Crew, key: ExampleKey, cycleId: string): Promise<void> {
  await stories[key].tell(await kitOf(crew, key, cycleId));
}

async function tracksOf(coordinator: Person, cycleId: string, count: number) {
  for (let tries = 0; tries < 150; tries += 1) {
    const { rows } = await coordinator.call('matrix', { params: { cycleId } });
    if (rows.length === count && rows.every(({ token, status }) => token !== null || status === 'ended')) return rows;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('the tracks of the example did not open');
}
