import type { ClientSession, Connection } from 'mongoose';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { table } from './table.ts';

/** A local government: its zone, calendar, letterhead and administrators belong to it alone. `pemdaId` repeats `_id`. */
export type Pemda = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly name: Text;
  /** IANA zone, such as Asia/Jakarta. */
  readonly zone: string;
  /** What this Pemda calls an evaluated party: "OPD", "Perangkat Daerah", "SKPD". */
  readonly termForAgency: Text;
  readonly letterhead: { readonly lines: readonly string[]; readonly address: string; readonly contact?: string | undefined };
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly rev: number;
};

export const definePemdas = (connection: Connection) =>
  table<Pemda>(connection, 'pemdas', { _id: 'text', pemdaId: 'text', name: 'any', zone: 'text', termForAgency: 'any', letterhead: 'any', settings: 'any?', rev: 'number' });

/** Loads one local government, or nothing. */
export async function loadPemda(db: Db, pemdaId: string): Promise<Pemda | undefined> {
  return (await db.pemdas.findById(pemdaId).lean<Pemda>()) ?? undefined;
}

/** Lists every local government of this installation (one in the embedded mode). */
export async function listPemdas(db: Db): Promise<readonly Pemda[]> {
  return db.pemdas.find({}).sort({ _id: 1 }).lean<Pemda[]>();
}

/** Gives a local government its name and zone, as its first administrator does. */
export async function namePemda(db: Db, pemdaId: string, named: { readonly name: string; readonly zone: string }, session?: ClientSession): Promise<void> {
  const change = { $set: { name: { id: named.name, en: named.name }, zone: named.zone }, $inc: { rev: 1 } };
  await db.pemdas.updateOne({ _id: pemdaId }, change as never, session ? { session } : {});
}

/** Changes settings of a local government if it still has this revision; says whether it had. */
export async function changePemdaSettings(db: Db, pemdaId: string, change: { readonly rev: number; readonly settings: Readonly<Record<string, unknown>> }, session: ClientSession): Promise<boolean> {
  const set = Object.fromEntries(Object.entries(change.settings).map(([name, value]) => [`settings.${name}`, value]));
  const { matchedCount } = await db.pemdas.updateOne({ _id: pemdaId, rev: change.rev }, { $set: set, $inc: { rev: 1 } } as never, { session });
  return matchedCount === 1;
}
