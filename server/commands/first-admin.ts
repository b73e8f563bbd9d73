import { openDb } from '../../db/db.ts';
import { newId } from '../../db/ids.ts';
import { prepare } from '../../db/migrations.ts';
import { addPerson, listPeople, type Person } from '../../db/people.ts';
import { seedBase } from '../../db/seed.ts';
import type { Db } from '../../db/db.ts';
import { makeLink } from '../auth/link.ts';
import { readConfig } from '../config.ts';

async function firstAdministrator(db: Db, pemdaId: string): Promise<Person | undefined> {
  const administrators = await listPeople(db, pemdaId, { role: 'administrator', active: true });
  if (administrators.some(({ passwordHash }) => passwordHash !== undefined)) return undefined;
  const position = { id: 'Administrator Siklus', en: 'Siklus Administrator' };
  return administrators[0] ?? addPerson(db, { _id: newId(), pemdaId, login: 'administrator', displayName: position.id, role: 'administrator', assignments: [{ position, role: 'administrator', from: new Date().toISOString().slice(0, 10) }], rev: 1 });
}

/** Makes the one-time link by which the first administrator sets up a real installation; nothing once there is one. */
export async function firstAdminLink(db: Db, url: string): Promise<string | undefined> {
  const pemdaId = await seedBase(db, { mode: 'real' });
  const person = await firstAdministrator(db, pemdaId);
  if (person === undefined) return undefined;
  return (await makeLink({ db, now: Date.now, settings: { url } }, { pemdaId, personId: person._id, purpose: 'setUp' })).address;
}

if (import.meta.main) {
  const config = readConfig(process.env);
  const db = await openDb(config.mongodbUri);
  await prepare(db, 'real');
  const address = await firstAdminLink(db, config.url);
  if (address !== undefined) process.stdout.write(`\n  Siapkan administrator pertama (sekali pakai, berlaku 24 jam):\n  ${address}\n`);
  await db.close();
}
