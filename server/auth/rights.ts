import type { Rights, RoleKey } from '../../core/access.ts';
import type { Db } from '../../db/db.ts';
import { loadRights } from '../../db/roles.ts';

/** How long a process trusts what it read: a changed role acts everywhere within this time. */
const freshMs = 1_000;
type Known = { readonly rights: Promise<Rights>; readonly until: number };
const known = new WeakMap<Db, Map<string, Known>>();

/** Gives what a role may do in a local government, by its row; read at most once a second for everybody in that role. */
export function rightsOf(db: Db, pemdaId: string, role: RoleKey): Promise<Rights> {
  const own = known.get(db) ?? new Map<string, Known>();
  known.set(db, own);
  const key = `${pemdaId}:${role}`;
  const found = own.get(key);
  if (found !== undefined && found.until > performance.now()) return found.rights;
  const rights = loadRights(db, pemdaId, role);
  own.set(key, { rights, until: performance.now() + freshMs });
  // A read that failed is no knowledge: the next request asks again.
  rights.catch(() => own.delete(key));
  return rights;
}

/** Forgets what was read, so that a change this process made acts on its very next request. */
export function forgetRights(db: Db): void {
  known.delete(db);
}
