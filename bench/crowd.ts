import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '../core/form/canonical.ts';
import { addAgency } from '../db/agencies.ts';
import type { Db } from '../db/db.ts';
import { addPerson, findByLogin } from '../db/people.ts';
import { sampleIds } from '../db/seed.ts';
import { addSession } from '../db/sessions.ts';

export type Head = { readonly agencyId: string; readonly cookie: string };
export type Crowd = { readonly heads: readonly Head[]; readonly administrator: string; readonly coordinator: string; readonly seats: Readonly<Record<'member' | 'lead' | 'controller' | 'inspector', string>> };

const pemdaId = sampleIds.pemda;

/** Makes `n` agencies with one head each, all signed in: passwords are not what is measured. */
export async function aCrowd(db: Db, n: number): Promise<Crowd> {
  const heads: Head[] = [];
  for (let i = 0; i < n; i += 1) {
    const agencyId = `a-${randomUUID()}`;
    const name = { id: `Perangkat Daerah Uji ${i + 1}`, en: `Test Agency ${i + 1}` };
    await addAgency(db, { _id: agencyId, pemdaId, names: [{ name, shortName: `PD${i + 1}`, from: '2020-01-01T00:00:00.000Z' }], kind: 'dinas', rev: 1 });
    const personId = `p-${randomUUID()}`;
    const position = { id: `Kepala ${name.id}`, en: `Head of ${name.en}` };
    await addPerson(db, { _id: personId, pemdaId, login: `kepala.${agencyId}`, displayName: position.id, role: 'head', agencyId, assignments: [{ position, role: 'head', agencyId, from: '2020-01-01' }], rev: 1 });
    heads.push({ agencyId, cookie: await signedIn(db, personId) });
  }
  const seat = async (login: string) => (await findByLogin(db, pemdaId, login))!._id;
  return {
    heads, administrator: await signedIn(db, await seat('administrator')), coordinator: await signedIn(db, await seat('koordinator')),
    seats: { member: await seat('anggota'), lead: await seat('ketua'), controller: await seat('dalnis'), inspector: await seat('inspektur') },
  };
}

async function signedIn(db: Db, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  const later = new Date(now.getTime() + 86_400_000);
  await addSession(db, { _id: sha256(token), pemdaId, personId, createdAt: now, lastSeenAt: now, expiresAt: later, absoluteUntil: later });
  return `siklus=${token}`;
}
