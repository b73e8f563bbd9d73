import { hash } from '@node-rs/argon2';
import { holidayYears } from '../core/cycle/holidays.ts';
import { agencies, demoPassword, offices, people, samplePemda, type SampleAgency, type SamplePerson } from '../core/samples/cast.ts';
import { regionList } from '../core/form/questions/regionPicker.ts';
import { sampleRegions } from '../core/samples/regions.ts';
import { calendarId } from './calendars.ts';
import type { Db } from './db.ts';
import type { Pemda } from './pemdas.ts';
import { seedRoles } from './roles.ts';

/** Ids of the sample rows: the key of the cast, so that demo, tests and documentation speak of the same things. */
export const sampleIds = {
  pemda: samplePemda.key,
  agency: (key: string) => `${samplePemda.key}.${key}`,
  person: (key: string) => `${samplePemda.key}.orang.${key}`,
} as const;

const samplePemdaRow: Omit<Pemda, '_id' | 'pemdaId'> = {
  name: samplePemda.name,
  zone: samplePemda.zone,
  termForAgency: { id: 'OPD', en: 'agency' },
  letterhead: { lines: ['PEMERINTAH KABUPATEN CONTOH', 'SEKRETARIAT DAERAH'], address: 'Jalan Contoh Nomor 1, Contoh' },
  rev: 1,
};

const dayKinds = { national: 'holiday', jointLeave: 'jointLeave' } as const;

async function seedCalendars(db: Db, pemdaId: string): Promise<void> {
  const rows = holidayYears.map((year) => ({ pemdaId, year: year.year, version: 1, days: year.days.map(({ date, name, kind }) => ({ date, name, kind: dayKinds[kind] })), provisional: year.provisional, source: year.source }));
  await db.calendars.bulkWrite(rows.map((row) => ({ updateOne: { filter: { _id: calendarId(pemdaId, row.year, 1) }, update: { $setOnInsert: row }, upsert: true } })) as never);
}

export type BaseSeed = { readonly mode: 'demo' | 'real'; readonly pemdaId?: string; readonly pemda?: Partial<Omit<Pemda, '_id' | 'pemdaId'>> };

/** Writes what every installation needs: its local government, the six roles and the calendars. Rows an administrator changed stay. */
export async function seedBase(db: Db, seed: BaseSeed): Promise<string> {
  const pemdaId = seed.pemdaId ?? (seed.mode === 'demo' ? sampleIds.pemda : 'pemda');
  const blank = { ...samplePemdaRow, name: { id: 'Pemerintah Daerah', en: 'Local Government' }, letterhead: { lines: [], address: '' } };
  const row = { ...(seed.mode === 'demo' ? samplePemdaRow : blank), ...seed.pemda };
  await db.pemdas.updateOne({ _id: pemdaId }, { $setOnInsert: { pemdaId, ...row } } as never, { upsert: true });
  await seedRoles(db, pemdaId);
  await seedCalendars(db, pemdaId);
  return pemdaId;
}

async function seedAgencies(db: Db, pemdaId: string, list: readonly SampleAgency[]): Promise<void> {
  const rows = list.map(({ key, name, shortName, kind }) => ({ _id: sampleIds.agency(key), pemdaId, names: [{ name, shortName, from: '2020-01-01T00:00:00.000Z' }], kind, rev: 1 }));
  await db.agencies.bulkWrite(rows.map(({ _id, ...row }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } })) as never);
}

async function seedPeople(db: Db, pemdaId: string, list: readonly SamplePerson[]): Promise<void> {
  // One hash for all: the same open demo password, and 33 hashes would take half a minute on a slow machine.
  const passwordHash = await hash(demoPassword);
  const rows = list.map(({ key, login, name, position, role, tier, agency }) => {
    const place = { role, ...(tier === undefined ? {} : { tier }), ...(agency === undefined ? {} : { agencyId: sampleIds.agency(agency) }) };
    return { _id: sampleIds.person(key), pemdaId, login, displayName: name, email: `${login}@contoh.invalid`, ...place, assignments: [{ position, ...place, from: '2020-01-01' }], passwordHash, rev: 1 };
  });
  await db.people.bulkWrite(rows.map(({ _id, ...row }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } })) as never);
}

/** Writes the sample cast (agencies, offices, people with the demo password) and its region list into a demo; a real installation throws. */
export async function seedCast(db: Db, pemdaId: string = sampleIds.pemda): Promise<void> {
  await seedSample(db, [...agencies, ...offices], people, pemdaId);
  const { content } = sampleRegions;
  await db.codeLists.updateOne({ _id: `${pemdaId}:${regionList}:1` }, { $setOnInsert: { pemdaId, key: regionList, version: 1, ...sampleRegions, entries: content.length, by: 'Siklus', at: '2026-01-01T00:00:00.000Z' } } as never, { upsert: true });
}

/** Writes sample agencies with their people, for the example of one cycle; what is there stays. A real installation throws. */
export async function seedSample(db: Db, list: readonly SampleAgency[], seats: readonly SamplePerson[], pemdaId: string = sampleIds.pemda): Promise<void> {
  const installation = await db.installation.findById('siklus').lean<{ mode: string }>();
  if (installation?.mode !== 'demo') throw new Error('sample rows are for a demo installation only');
  await seedAgencies(db, pemdaId, list);
  await seedPeople(db, pemdaId, seats);
}
