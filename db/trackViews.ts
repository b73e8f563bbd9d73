import type { ClientSession, Connection } from 'mongoose';
import type { RoleKey, Tier } from '../core/access.ts';
import type { Token, TrackState, TrackStatus } from '../core/cycle/track.ts';
import { nameAt } from './agencies.ts';
import type { Agency } from './agencies.ts';
import type { Db } from './db.ts';
import { op, table } from './table.ts';

/** Where one agency's track stands, for screens: written by its track only, guarded by `projection`. */
export type TrackView = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly cycleId: string;
  readonly agencyId: string;
  /** Short name at the time of the first projection; screens join the current one. */
  readonly agencyName: string;
  readonly projection: number;
  readonly state: TrackState;
  readonly status: TrackStatus;
  readonly stage?: string | undefined;
  readonly late: boolean;
  readonly dueAt?: string | undefined;
  readonly round: number;
  readonly holderRole?: RoleKey | 'system' | undefined;
  readonly holderTier?: Tier | undefined;
  readonly since?: string | undefined;
};

export const defineTrackViews = (connection: Connection) =>
  table<TrackView>(
    connection,
    'trackViews',
    {
      _id: 'text', pemdaId: 'text', cycleId: 'text', agencyId: 'text', agencyName: 'text', projection: 'number', state: 'any', status: 'text', stage: 'text?', late: 'flag',
      dueAt: 'text?', round: 'number', holderRole: 'text?', holderTier: 'text?', since: 'text?',
    },
    [[{ pemdaId: 1, cycleId: 1, agencyId: 1 }], [{ pemdaId: 1, cycleId: 1, projection: 1, _id: 1 }], [{ pemdaId: 1, agencyId: 1, dueAt: 1 }], [{ pemdaId: 1, holderRole: 1, holderTier: 1, dueAt: 1 }]],
  );

const earliest = (tokens: readonly Token[]): Token | undefined => tokens.toSorted((a, b) => ((a.clock?.dueAt ?? '~') < (b.clock?.dueAt ?? '~') ? -1 : 1))[0];

/** Draws the searchable fields of a view from a state: the token whose clock is due first speaks for the track. */
export function viewFields(state: TrackState): Omit<TrackView, '_id' | 'pemdaId' | 'cycleId' | 'agencyId' | 'agencyName'> {
  const token = earliest(state.tokens);
  const late = Object.values(state.cells).some((cell) => cell.status === 'current' && cell.late) || state.tokens.some((one) => one.clock?.overdueSince !== undefined);
  return { projection: state.projection, state, status: state.status, stage: token?.stage, late, dueAt: token?.clock?.dueAt, round: state.round, holderRole: token?.holder.role, holderTier: token?.holder.tier, since: token?.since };
}

/** The update that puts a state in the place of an older one. */
function newer(state: TrackState) {
  const fields = Object.entries(viewFields(state));
  const set = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(fields.filter(([, value]) => value === undefined).map(([key]) => [key, 1]));
  return { filter: { _id: state.trackId, pemdaId: state.pemdaId, projection: op({ $lt: state.projection }) }, update: { $set: set, ...(Object.keys(unset).length === 0 ? {} : { $unset: unset }) } };
}

/** Writes a track's view unless a newer projection is stored; says whether it was written. */
export async function writeView(db: Db, state: TrackState, session?: ClientSession): Promise<boolean> {
  const options = session ? { session } : {};
  const { filter, update } = newer(state);
  const { matchedCount } = await db.trackViews.updateOne(filter, update as never, options);
  if (matchedCount === 1) return true;
  const agency = await db.agencies.findOne({ _id: state.agencyId, pemdaId: state.pemdaId }, undefined, options).lean<Agency>();
  const agencyName = agency === null ? state.agencyId : nameAt(agency, state.lastAct?.at ?? '9').name.id;
  const { upsertedCount } = await db.trackViews.updateOne({ _id: state.trackId, pemdaId: state.pemdaId }, { $setOnInsert: { cycleId: state.cycleId, agencyId: state.agencyId, agencyName, ...update.$set } } as never, { ...options, upsert: true });
  return upsertedCount === 1;
}

/** Writes the views of several tracks as `writeView` does, with one command where all are there and none is newer. */
export async function writeViews(db: Db, states: readonly TrackState[], session: ClientSession): Promise<void> {
  const { matchedCount } = await db.trackViews.bulkWrite(states.map((state) => ({ updateOne: newer(state) })) as never, { session });
  if (matchedCount < states.length) for (const state of states) await writeView(db, state, session);
}

/** Loads the view of one track, or nothing. */
export async function loadView(db: Db, pemdaId: string, trackId: string): Promise<TrackView | undefined> {
  return (await db.trackViews.findOne({ _id: trackId, pemdaId }).lean<TrackView>()) ?? undefined;
}

export type ViewFilter = { readonly cycleId?: string; readonly agencyId?: string; readonly trackIds?: readonly string[]; readonly holderRole?: RoleKey; readonly holderTier?: Tier; readonly status?: readonly TrackStatus[] };

/** Lists views by cycle, agency, track or holder, earliest deadline first (tracks without one last). */
export async function listViews(db: Db, pemdaId: string, wanted: ViewFilter, limit = 50_000): Promise<readonly TrackView[]> {
  const { cycleId, agencyId, trackIds, holderRole, holderTier, status } = wanted;
  const filter = {
    pemdaId,
    ...(cycleId === undefined ? {} : { cycleId }),
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(trackIds === undefined ? {} : { _id: op({ $in: [...trackIds] }) }),
    ...(holderRole === undefined ? {} : { holderRole }),
    ...(holderTier === undefined ? {} : { holderTier }),
    ...(status === undefined ? {} : { status: op({ $in: [...status] }) }),
  };
  const rows = await db.trackViews.find(filter).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<TrackView[]>();
  return [...rows.filter((row) => row.dueAt !== undefined), ...rows.filter((row) => row.dueAt === undefined)];
}

/** Counts the tracks of a cycle by status and stage; counted from the views, never kept. */
export async function tallyViews(db: Db, pemdaId: string, cycleId: string): Promise<readonly { readonly status: TrackStatus; readonly stage: string | null; readonly late: boolean; readonly count: number }[]> {
  const rows = await db.trackViews.aggregate<{ _id: { status: TrackStatus; stage: string | null; late: boolean }; count: number }>([
    { $match: { pemdaId, cycleId } },
    { $group: { _id: { status: '$status', stage: { $ifNull: ['$stage', null] }, late: '$late' }, count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map((row) => ({ ...row._id, count: row.count }));
}

/** Counts the agencies of a cycle that have something due themselves in other cycles, by cycle and due instant. */
export async function countDuesBeside(db: Db, pemdaId: string, { cycleId, agencyIds }: { readonly cycleId: string; readonly agencyIds: readonly string[] }): Promise<readonly { readonly cycleId: string; readonly dueAt: string; readonly agencies: number }[]> {
  const rows = await db.trackViews.aggregate<{ _id: { cycleId: string; dueAt: string }; agencies: number }>([
    { $match: { pemdaId, agencyId: { $in: [...agencyIds] }, cycleId: { $ne: cycleId }, dueAt: { $exists: true }, holderRole: { $in: ['operator', 'head'] } } },
    { $group: { _id: { cycleId: '$cycleId', dueAt: '$dueAt' }, agencies: { $sum: 1 } } },
    { $sort: { '_id.dueAt': 1 } },
  ]);
  return rows.map(({ _id, agencies }) => ({ ..._id, agencies }));
}

/** What one row of a matrix needs; the rest of the state stays in the database. */
export type TrackCells = Pick<TrackView, '_id' | 'agencyId' | 'agencyName' | 'state'>;
const cellFields = { agencyId: 1, agencyName: 1, 'state.status': 1, 'state.cells': 1, 'state.tokens': 1, 'state.round': 1, 'state.returnsUsed': 1, 'state.ended': 1, 'state.suspended.since': 1 } as const;

/** Lists where every stage of the tracks of a cycle stands, or of the named ones; states are cut down to what a matrix reads. */
export async function listCells(db: Db, pemdaId: string, wanted: { readonly cycleId: string; readonly trackIds?: readonly string[] | undefined }): Promise<readonly TrackCells[]> {
  const { cycleId, trackIds } = wanted;
  const filter = { pemdaId, cycleId, ...(trackIds === undefined ? {} : { _id: op({ $in: [...trackIds] }) }) };
  return db.trackViews.find(filter, cellFields).lean<TrackCells[]>();
}

/** Gives how far each track of a cycle is projected, from the index alone: who kept cells by projection reads only what changed. */
export async function listProjections(db: Db, pemdaId: string, cycleId: string): Promise<readonly { readonly _id: string; readonly projection: number }[]> {
  return db.trackViews.find({ pemdaId, cycleId }, { projection: 1 }).lean<{ _id: string; projection: number }[]>();
}

/** Gives one text that changes with every projection of a cycle, from the index alone. */
export async function projectionSum(db: Db, pemdaId: string, cycleId: string): Promise<string> {
  const [found] = await db.trackViews.aggregate<{ count: number; sum: number }>([{ $match: { pemdaId, cycleId } }, { $group: { _id: null, count: { $sum: 1 }, sum: { $sum: '$projection' } } }]);
  return `${found?.count ?? 0}:${found?.sum ?? 0}`;
}
