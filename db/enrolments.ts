import type { ClientSession, Connection } from 'mongoose';
import type { Tier } from '../core/access.ts';
import type { Cycle } from './cycles.ts';
import type { Db } from './db.ts';
import { op, table } from './table.ts';

/** One agency's place in one cycle; `_id` is the track id. */
export type Enrolment = { readonly _id: string; readonly pemdaId: string; readonly cycleId: string; readonly agencyId: string; readonly reviewers: Readonly<Partial<Record<Tier, string>>>; readonly wave?: string | undefined };

export const defineEnrolments = (connection: Connection) =>
  table<Enrolment>(connection, 'enrolments', { _id: 'text', pemdaId: 'text', cycleId: 'text', agencyId: 'text', reviewers: 'any', wave: 'text?' }, [
    [{ pemdaId: 1, cycleId: 1, agencyId: 1 }, { unique: true }],
    [{ pemdaId: 1, agencyId: 1 }],
  ]);

/** Gives the wave of an enrolment; those without one go together. */
export function waveOf({ wave }: Pick<Enrolment, 'wave'>): string {
  return wave ?? '';
}

/** Adds the enrolments that are missing and gives all of the cycle; running it twice adds none twice. */
export async function enrol(db: Db, pemdaId: string, rows: readonly Enrolment[], session?: ClientSession): Promise<readonly Enrolment[]> {
  if (rows.length === 0) return [];
  const writes = rows.map((row) => ({
    updateOne: { filter: { pemdaId, cycleId: row.cycleId, agencyId: row.agencyId }, update: { $setOnInsert: { _id: row._id, reviewers: row.reviewers, ...(row.wave === undefined ? {} : { wave: row.wave }) } }, upsert: true },
  }));
  await db.enrolments.bulkWrite(writes as never, session ? { session } : {});
  const cycleIds = [...new Set(rows.map((row) => row.cycleId))];
  return db.enrolments.find({ pemdaId, cycleId: op({ $in: cycleIds }) }, undefined, session ? { session } : {}).lean<Enrolment[]>();
}

/** Loads one enrolment by its track id, or nothing. */
export async function loadEnrolment(db: Db, pemdaId: string, trackId: string, session?: ClientSession): Promise<Enrolment | undefined> {
  return (await db.enrolments.findOne({ _id: trackId, pemdaId }, undefined, session ? { session } : {}).lean<Enrolment>()) ?? undefined;
}

/** Lists the enrolments of a cycle. */
export async function listEnrolments(db: Db, pemdaId: string, cycleId: string, session?: ClientSession): Promise<readonly Enrolment[]> {
  return db.enrolments.find({ pemdaId, cycleId }, undefined, session ? { session } : {}).sort({ _id: 1 }).lean<Enrolment[]>();
}

/** Gives the track ids a reviewer is assigned to, in one cycle or in all. */
export async function assignedTracks(db: Db, pemdaId: string, personId: string, cycleId?: string): Promise<readonly string[]> {
  const anyTier = [{ 'reviewers.member': personId }, { 'reviewers.lead': personId }, { 'reviewers.controller': personId }, { 'reviewers.inspector': personId }];
  const rows = await db.enrolments.find({ pemdaId, ...(cycleId === undefined ? {} : { cycleId }), $or: anyTier } as never, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map((row) => row._id);
}

export type Reassignment = { readonly cycleId: string; readonly tier: Tier; readonly personId: string; readonly tracks: readonly Pick<Enrolment, '_id' | 'agencyId'>[] };

/** Puts one person on a tier of these tracks; the set-up of their cycle keeps pace, since its next period begins from it. */
export async function reassign(db: Db, pemdaId: string, { cycleId, tier, personId, tracks }: Reassignment, session: ClientSession): Promise<void> {
  const trackIds = tracks.map(({ _id }) => _id);
  await db.enrolments.updateMany({ pemdaId, cycleId, _id: op({ $in: trackIds }) } as never, { $set: { [`reviewers.${tier}`]: personId } }, { session });
  const cycle = await db.cycles.findOne({ _id: cycleId, pemdaId }, { setup: 1 }, { session }).lean<Pick<Cycle, 'setup'>>();
  const before = new Map((cycle?.setup.assignments ?? []).map((one) => [one.agencyId, one]));
  for (const { agencyId } of tracks) {
    const one = before.get(agencyId) ?? { agencyId, reviewers: {} };
    before.set(agencyId, { ...one, reviewers: { ...one.reviewers, [tier]: personId } });
  }
  await db.cycles.updateOne({ _id: cycleId, pemdaId }, { $set: { 'setup.assignments': [...before.values()] } } as never, { session });
}

/** Lists where an agency takes part, over all cycles. */
export async function listAgencyEnrolments(db: Db, pemdaId: string, agencyId: string): Promise<readonly Enrolment[]> {
  return db.enrolments.find({ pemdaId, agencyId }).lean<Enrolment[]>();
}
