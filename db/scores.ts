import type { ClientSession, Connection } from 'mongoose';
import type { RoleKey } from '../core/access.ts';
import type { Db } from './db.ts';
import { op, table } from './table.ts';

/** The value decided for one question, by whom and where. */
export type Decided = { readonly value: unknown; readonly by: string; readonly byName: string; readonly role: RoleKey; readonly at: string; readonly source: 'review' | 'rakor'; readonly ref: string; readonly notApplicable?: boolean | undefined };
/** What the evaluators decided so far on one track; `_id` is the track id. */
export type Assessment = { readonly _id: string; readonly pemdaId: string; readonly agencyId: string; readonly decided: Readonly<Record<string, Decided>> };

/** A computed score; `_id` is `<trackId>:<as>:<round>`. Numbers are decimal texts, as the rules give them. */
export type Score = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly cycleId: string;
  readonly trackId: string;
  readonly as: string;
  readonly round: number;
  readonly total: string;
  readonly grade: string;
  readonly tree: unknown;
  readonly at: string;
  readonly formVersion: string;
  readonly publishedAt?: string | undefined;
};

export const defineAssessments = (connection: Connection) => table<Assessment>(connection, 'assessments', { _id: 'text', pemdaId: 'text', agencyId: 'text', decided: 'any' });
export const defineScores = (connection: Connection) =>
  table<Score>(
    connection,
    'scores',
    { _id: 'text', pemdaId: 'text', agencyId: 'text', cycleId: 'text', trackId: 'text', as: 'text', round: 'number', total: 'text', grade: 'text', tree: 'any', at: 'text', formVersion: 'text', publishedAt: 'text?' },
    [[{ pemdaId: 1, cycleId: 1, as: 1 }], [{ pemdaId: 1, trackId: 1, as: 1, round: -1 }]],
  );

/** Loads what is decided on a track; nothing decided is an empty record. */
export async function loadDecided(db: Db, pemdaId: string, trackId: string): Promise<Readonly<Record<string, Decided>>> {
  return (await db.assessments.findOne({ _id: trackId, pemdaId }).lean<Assessment>())?.decided ?? {};
}

/** Records decided values of a track question by question; the later decision stands. */
export async function decideValues(db: Db, track: { readonly pemdaId: string; readonly agencyId: string; readonly trackId: string }, decided: Readonly<Record<string, Decided>>, session?: ClientSession): Promise<void> {
  const { pemdaId, agencyId, trackId } = track;
  const set = Object.fromEntries(Object.entries(decided).map(([question, row]) => [`decided.${question}`, row]));
  if (Object.keys(set).length === 0) return;
  await db.assessments.updateOne({ _id: trackId, pemdaId }, { $set: set, $setOnInsert: { agencyId } } as never, { upsert: true, ...(session ? { session } : {}) });
}

/** Stores a computed score; computing it again for the same round replaces it. */
export async function saveScore(db: Db, score: Omit<Score, '_id'>, session?: ClientSession): Promise<void> {
  const { pemdaId, trackId, as, round, ...rest } = score;
  await db.scores.updateOne({ _id: `${trackId}:${as}:${round}`, pemdaId }, { $set: { trackId, as, round, ...rest } } as never, { upsert: true, ...(session ? { session } : {}) });
}

/** Lists the scores of one track or of a whole cycle, latest round first. */
export async function listScores(db: Db, pemdaId: string, wanted: { readonly trackId?: string; readonly cycleId?: string; readonly as?: string }): Promise<readonly Score[]> {
  const { trackId, cycleId, as } = wanted;
  const filter = { pemdaId, ...(trackId === undefined ? {} : { trackId }), ...(cycleId === undefined ? {} : { cycleId }), ...(as === undefined ? {} : { as }) };
  return db.scores.find(filter).sort({ trackId: 1, as: 1, round: -1 }).lean<Score[]>();
}

/** Marks the scores of a track as published to its agency. */
export async function publishScores(db: Db, pemdaId: string, trackId: string, at: string, session?: ClientSession): Promise<void> {
  await db.scores.updateMany({ pemdaId, trackId, publishedAt: op({ $exists: false }) }, { $set: { publishedAt: at } }, session ? { session } : {});
}
