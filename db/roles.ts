import type { Connection } from 'mongoose';
import type { Act, RoleKey, Scope } from '../core/access.ts';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { table } from './table.ts';

/** What a role may do in this local government; the six seeded rows repeat `access` of core. */
export type Role = { readonly _id: string; readonly pemdaId: string; readonly key: RoleKey; readonly name: Text; readonly acts: Readonly<Partial<Record<Act, Scope>>> };

export const defineRoles = (connection: Connection) => table<Role>(connection, 'roles', { _id: 'text', pemdaId: 'text', key: 'text', name: 'any', acts: 'any' }, [[{ pemdaId: 1, key: 1 }, { unique: true }]]);

/** Lists the roles of a local government. */
export async function listRoles(db: Db, pemdaId: string): Promise<readonly Role[]> {
  return db.roles.find({ pemdaId }).sort({ key: 1 }).lean<Role[]>();
}
