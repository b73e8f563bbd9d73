import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FileRef } from '../../../../core/form/model.ts';
import { unsent } from '../../shell/unsent.ts';
import { sharedKey } from '../profile/SharedComputer.tsx';

/** A change that has not reached the server yet. */
export type Kept = { readonly question: string; readonly value?: unknown; readonly evidence?: readonly FileRef[]; readonly baseRev: number; readonly at: string };
type Row = { readonly personId: string; readonly taskId: string; readonly question: string; readonly iv: Uint8Array<ArrayBuffer>; readonly cipher: ArrayBuffer };
interface Copies extends DBSchema {
  keys: { key: string; value: CryptoKey };
  drafts: { key: [string, string, string]; value: Row; indexes: { person: string; task: [string, string] } };
}

let opened: Promise<IDBPDatabase<Copies>> | undefined;
const database = () =>
  (opened ??= openDB<Copies>('siklus', 1, {
    upgrade: (db) => {
      db.createObjectStore('keys');
      const drafts = db.createObjectStore('drafts', { keyPath: ['personId', 'taskId', 'question'] });
      drafts.createIndex('person', 'personId');
      drafts.createIndex('task', ['personId', 'taskId']);
    },
  }));
const isShared = () => localStorage.getItem(sharedKey) === 'yes';

/** The key never leaves the browser and cannot be exported: a copied disk shows nothing. */
async function keyOf(personId: string): Promise<CryptoKey> {
  const db = await database();
  const found = await db.get('keys', personId);
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await db.put('keys', made, personId);
  return made;
}

/** Keeps changes on this device, encrypted for this person; does nothing on a shared computer. */
export async function keepOnDevice(personId: string, taskId: string, changes: readonly Kept[]): Promise<void> {
  if (isShared()) return;
  const [db, key] = [await database(), await keyOf(personId)];
  const rows = await Promise.all(changes.map(async (change): Promise<Row> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { personId, taskId, question: change.question, iv, cipher: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(change))) };
  }));
  const write = db.transaction('drafts', 'readwrite');
  await Promise.all([...rows.map((row) => write.store.put(row)), write.done]);
}

/** Drops the copies of answers the server has. */
export async function dropFromDevice(personId: string, taskId: string, questions: readonly string[]): Promise<void> {
  const db = await database();
  const write = db.transaction('drafts', 'readwrite');
  await Promise.all([...questions.map((question) => write.store.delete([personId, taskId, question])), write.done]);
}

/** What an earlier visit left behind unsent; copies that cannot be read are dropped. */
export async function leftOnDevice(personId: string, taskId: string): Promise<readonly Kept[]> {
  const db = await database();
  const rows = await db.getAllFromIndex('drafts', 'task', [personId, taskId]);
  if (rows.length === 0) return [];
  const key = await keyOf(personId);
  const read = await Promise.all(rows.map(async ({ iv, cipher, question }) => {
    try {
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, cipher))) as Kept;
    } catch {
      await db.delete('drafts', [personId, taskId, question]);
      return undefined;
    }
  }));
  return read.filter((each) => each !== undefined);
}

unsent.register({
  count: async (personId) => (await database()).countFromIndex('drafts', 'person', personId),
  discard: async (personId) => {
    const db = await database();
    const write = db.transaction(['drafts', 'keys'], 'readwrite');
    for (const key of await write.objectStore('drafts').index('person').getAllKeys(personId)) await write.objectStore('drafts').delete(key);
    await write.objectStore('keys').delete(personId);
    await write.done;
  },
});
