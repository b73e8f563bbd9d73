import type { Db } from '../db/db.ts';

/** How long a process trusts what it read: what another process changed acts here within this time. */
const freshMs = 1_000;
type Known = { readonly value: Promise<unknown>; readonly until: number };
const known = new WeakMap<Db, Map<string, Known>>();

/**
 * Reads at most once a second, for everybody, what nearly every request asks for and hardly anybody changes.
 * The key names what is read and whose it is. A read that failed is no knowledge: the next request asks again.
 */
export function briefly<T>(db: Db, key: string, read: () => Promise<T>): Promise<T> {
  const own = known.get(db) ?? new Map<string, Known>();
  known.set(db, own);
  const found = own.get(key);
  if (found !== undefined && found.until > performance.now()) return found.value as Promise<T>;
  const value = read();
  own.set(key, { value, until: performance.now() + freshMs });
  value.catch(() => own.delete(key));
  return value;
}

/** Forgets what was read, so that a change this process made acts on its very next request. */
export function forgetBriefly(db: Db): void {
  known.delete(db);
}
