import type { Connection } from 'mongoose';
import { acts, roleKeys, roleNames, seedRights, type Act, type Rights, type RoleKey } from '../core/access.ts';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { op, table } from './table.ts';

/** What a role may do in this local government: these rows decide. `seeded` are the acts the row has decided about, so that a later version adds only new ones. */
export type Role = { readonly _id: string; readonly pemdaId: string; readonly key: RoleKey; readonly name: Text; readonly acts: Rights; readonly seeded?: readonly Act[] | undefined };

export const defineRoles = (connection: Connection) => table<Role>(connection, 'roles', { _id: 'text', pemdaId: 'text', key: 'text', name: 'any', acts: 'any', seeded: 'any?' }, [[{ pemdaId: 1, key: 1 }, { unique: true }]]);

/** Lists the roles of a local government. */
export async function listRoles(db: Db, pemdaId: string): Promise<readonly Role[]> {
  return db.roles.find({ pemdaId }).sort({ key: 1 }).lean<Role[]>();
}

/** Loads what a role may do here; one without a row has what the seed gives it. */
export async function loadRights(db: Db, pemdaId: string, key: RoleKey): Promise<Rights> {
  const row = await db.roles.findOne({ pemdaId, key }, { acts: 1 }).lean<Pick<Role, 'acts'>>();
  return row?.acts ?? seedRights(key);
}

/** Adds the six roles, and to those there already what this version's seed says of acts they have not decided about; what an administrator changed stays. */
export async function seedRoles(db: Db, pemdaId: string): Promise<void> {
  for (const key of roleKeys) {
    const _id = `${pemdaId}:${key}`;
    const rights = seedRights(key);
    await db.roles.updateOne({ _id }, { $setOnInsert: { pemdaId, key, name: roleNames[key], acts: rights, seeded: acts } } as never, { upsert: true });
    // A row from before roles decided repeats an older seed: it is brought up to this one as a whole.
    await db.roles.updateOne({ _id, seeded: op({ $exists: false }) } as never, { $set: { acts: rights, seeded: acts } } as never);
    const row = await db.roles.findById(_id, { seeded: 1 }).lean<Pick<Role, 'seeded'>>();
    const fresh = acts.filter((act) => row?.seeded?.includes(act) !== true);
    for (const act of fresh) await db.roles.updateOne({ _id, seeded: op({ $ne: act }) } as never, { $addToSet: { seeded: act }, ...(rights[act] === undefined ? {} : { $set: { [`acts.${act}`]: rights[act] } }) } as never);
  }
}
