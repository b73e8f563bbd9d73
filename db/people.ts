import type { ClientSession, Connection } from 'mongoose';
import type { RoleKey, Tier } from '../core/access.ts';
import type { CivilServant } from '../core/civil-servant.ts';
import type { Problem, Text } from '../core/problem.ts';
import { things } from '../core/things.ts';
import type { Db } from './db.ts';
import { updateRevision } from './revision.ts';
import type { RevisionChange } from './revision.ts';
import { insert, op, table } from './table.ts';

/** A position held from a date on; tasks belong to positions, so a successor inherits them. */
export type Assignment = { readonly position: Text; readonly role: RoleKey; readonly tier?: Tier | undefined; readonly agencyId?: string | undefined; readonly from: string; readonly to?: string | undefined };

/**
 * An account and all that is personal about it. This row is the side document of engine.md §5: audit, decisions and frozen
 * content name a person by `_id` alone, so that emptying a field here erases it everywhere and every hash still verifies.
 */
export type Person = CivilServant & {
  readonly _id: string;
  readonly pemdaId: string;
  readonly login: string;
  readonly displayName: string;
  readonly email?: string | undefined;
  /** The role in force now; `assignments` tells the dated rest. */
  readonly role: RoleKey;
  readonly tier?: Tier | undefined;
  readonly agencyId?: string | undefined;
  readonly assignments: readonly Assignment[];
  readonly passwordHash?: string | undefined;
  /** Encrypted by the server; never leaves it. */
  readonly totpSecret?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly rev: number;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: string | undefined;
};

export const definePeople = (connection: Connection) =>
  table<Person>(
    connection,
    'people',
    {
      _id: 'text', pemdaId: 'text', login: 'text', displayName: 'text', email: 'text?', role: 'text', tier: 'text?', agencyId: 'text?', assignments: 'any', rank: 'text?', nip: 'text?',
      passwordHash: 'text?', totpSecret: 'text?', disabled: 'flag?', settings: 'any?', rev: 'number', updatedBy: 'text?', updatedAt: 'text?',
    },
    [
      [{ pemdaId: 1, login: 1 }, { unique: true }],
      [{ login: 1 }],
      [{ pemdaId: 1, role: 1, agencyId: 1 }],
    ],
  );

/** Loads one person of this local government, or nothing; disabled people are loaded too. */
export async function loadPerson(db: Db, pemdaId: string, personId: string): Promise<Person | undefined> {
  return (await db.people.findOne({ _id: personId, pemdaId }).lean<Person>()) ?? undefined;
}

/** Finds the person with a sign-in name (stored in lower case), or nothing. */
export async function findByLogin(db: Db, pemdaId: string, login: string): Promise<Person | undefined> {
  return (await db.people.findOne({ pemdaId, login: login.toLowerCase() }).lean<Person>()) ?? undefined;
}

export type PeopleFilter = { readonly ids?: readonly string[]; readonly role?: RoleKey; readonly tier?: Tier; readonly agencyId?: string; readonly active?: boolean };

/** Lists people of a local government by role, tier or agency; `active` leaves out the disabled. */
export async function listPeople(db: Db, pemdaId: string, wanted: PeopleFilter = {}, session?: ClientSession): Promise<readonly Person[]> {
  const { ids, role, tier, agencyId, active } = wanted;
  const filter = {
    pemdaId,
    ...(ids === undefined ? {} : { _id: op({ $in: [...ids] }) }),
    ...(role === undefined ? {} : { role }),
    ...(tier === undefined ? {} : { tier }),
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(active === true ? { disabled: op({ $ne: true }) } : {}),
  };
  return db.people.find(filter, undefined, session ? { session } : {}).sort({ displayName: 1, _id: 1 }).lean<Person[]>();
}

/** Adds a person; a sign-in name in use throws a duplicate. */
export async function addPerson(db: Db, person: Person, session?: ClientSession): Promise<Person> {
  return insert(db.people, { ...person, login: person.login.toLowerCase() }, session);
}

/** Changes a person if he or she still has revision `rev`; otherwise tells who changed the row. */
export async function changePerson(db: Db, pemdaId: string, change: RevisionChange<Person>): Promise<Person | Problem> {
  return updateRevision(db.people, pemdaId, { ...change, thing: things.account });
}

/** Stores a new password hash, whatever the revision: a person's own secret has no second editor. */
export async function setPasswordHash(db: Db, person: Pick<Person, '_id' | 'pemdaId'>, passwordHash: string, session?: ClientSession): Promise<void> {
  await db.people.updateOne({ _id: person._id, pemdaId: person.pemdaId }, { $set: { passwordHash } }, session ? { session } : {});
}

/** Gives a person another sign-in name; one in use throws a duplicate. */
export async function renameLogin(db: Db, person: Pick<Person, '_id' | 'pemdaId'>, login: string, session?: ClientSession): Promise<void> {
  await db.people.updateOne({ _id: person._id, pemdaId: person.pemdaId }, { $set: { login: login.toLowerCase() }, $inc: { rev: 1 } }, session ? { session } : {});
}

/** Finds everyone with a sign-in name over all local governments; names are unique within one. */
export async function findLogins(db: Db, login: string): Promise<readonly Person[]> {
  return db.people.find({ login: login.toLowerCase() }).limit(20).lean<Person[]>();
}

/** Keeps a second-factor secret until one right code proves that the person has it. */
export async function proposeSecondFactor(db: Db, person: Pick<Person, '_id' | 'pemdaId'>, sealed: string): Promise<void> {
  await db.people.updateOne({ _id: person._id, pemdaId: person.pemdaId }, { $set: { 'settings.proposedTotp': sealed } } as never);
}

/** Switches a proposed second factor on; the code that proved it is used up with its time step. */
export async function confirmSecondFactor(db: Db, person: Pick<Person, '_id' | 'pemdaId'>, second: { readonly sealed: string; readonly step: number }, session?: ClientSession): Promise<void> {
  const change = { $set: { totpSecret: second.sealed, 'settings.totpStep': second.step }, $unset: { 'settings.proposedTotp': 1 } };
  await db.people.updateOne({ _id: person._id, pemdaId: person.pemdaId }, change as never, session ? { session } : {});
}

/** Takes a second factor away, as when a lost phone makes an administrator reset the account. */
export async function dropSecondFactor(db: Db, person: Pick<Person, '_id' | 'pemdaId'>, session?: ClientSession): Promise<void> {
  await db.people.updateOne({ _id: person._id, pemdaId: person.pemdaId }, { $unset: { totpSecret: 1, 'settings.totpStep': 1, 'settings.proposedTotp': 1 } } as never, session ? { session } : {});
}

/** Uses up a time step of a second factor; of two sign-ins with one code only one gets it. */
export async function useTotpStep(db: Db, person: Pick<Person, '_id' | 'pemdaId'>, step: number): Promise<boolean> {
  const unused = [{ 'settings.totpStep': op({ $exists: false }) }, { 'settings.totpStep': op({ $lt: step }) }];
  const { matchedCount } = await db.people.updateOne({ _id: person._id, pemdaId: person.pemdaId, $or: unused } as never, { $set: { 'settings.totpStep': step } } as never);
  return matchedCount === 1;
}

/** Counts active people by agency. */
export async function countByAgency(db: Db, pemdaId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.people.aggregate<{ _id: string; count: number }>([{ $match: { pemdaId, disabled: { $ne: true }, agencyId: { $type: 'string' } } }, { $group: { _id: '$agencyId', count: { $sum: 1 } } }]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/** Adds many people at once, in the caller's transaction; a sign-in name in use throws a duplicate. */
export async function addPeople(db: Db, people: readonly Person[], session: ClientSession): Promise<void> {
  if (people.length > 0) await db.people.insertMany(people.map((person) => ({ ...person, login: person.login.toLowerCase() })), { session });
}
