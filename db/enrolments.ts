import type { ClientSession, Connection } from 'mongoose';
import type { Tier } from '../core/access.ts';
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
export async function listEnrolments(db: Db, pemdaId: string, cycleId: string): Promise<readonly Enrolment[]> {
  return db.enrolments.find({ pemdaId, cycleId }).sort({ _id: 1 }).lean<Enrolment[]>();
}

/** Gives the track ids a reviewer is assigned to, in one cycle or in all. */
export async function assignedTracks(db: Db, pemdaId: string, personId: string, cycleId?: string): Promise<readonly string[]> {
  const anyTier = [{ 'reviewers.member': personId }, { 'reviewers.lead': personId }, { 'reviewers.controller': personId }, { 'reviewers.inspector': personId }];
  const rows = await db.enrolments.find({ pemdaId, ...(cycleId === undefined ? {} : { cycleId }), $or: anyTier } as never, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map((row) => row._id);
}

/** Replaces who reviews one track. */
export async function assignReviewers(db: Db, pemdaId: string, trackId: string, reviewers: Enrolment['reviewers']): Promise<void> {
  await db.enrolments.updateOne({ _id: trackId, pemdaId }, { $set: { reviewers } });
}

/** Lists where an agency takes part, over all cycles. */
export async function listAgencyEnrolments(db: Db, pemdaId: string, agencyId: string): Promise<readonly Enrolment[]> {
  return db.enrolments.find({ pemdaId, agencyId }).lean<Enrolment[]>();
}
