import { agencySum, listAgencies, nameAt } from '../db/agencies.ts';
import type { Db } from '../db/db.ts';
import { listCells, listProjections, projectionSum, type TrackCells } from '../db/trackViews.ts';
import type { Deps } from './deps.ts';

type Kept = { fingerprint: string; rows: readonly TrackCells[]; readonly byId: Map<string, { readonly projection: number; readonly cells: TrackCells }> };
const kept = new WeakMap<Db, Map<string, Kept>>();
/** Above this many changed rows the whole cycle is read at once. */
const mostNamed = 500;

/** Gives the cells of a cycle's tracks: those whose projection moved since the last time are read, the others are still true. */
export async function cellsOf({ db }: Pick<Deps, 'db'>, pemdaId: string, cycleId: string): Promise<readonly TrackCells[]> {
  const cycles = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, cycles);
  const known = cycles.get(cycleId) ?? { fingerprint: '', rows: [], byId: new Map() };
  cycles.set(cycleId, known);
  // Projections only grow, so that their number and sum change with any of them.
  const fingerprint = await projectionSum(db, pemdaId, cycleId);
  if (known.fingerprint === fingerprint) return known.rows;
  const projections = await listProjections(db, pemdaId, cycleId);
  const moved = projections.filter(({ _id, projection }) => known.byId.get(_id)?.projection !== projection).map(({ _id }) => _id);
  if (moved.length > 0) {
    const fresh = await listCells(db, pemdaId, { cycleId, ...(moved.length > mostNamed ? {} : { trackIds: moved }) });
    const at = new Map(projections.map(({ _id, projection }) => [_id, projection]));
    for (const cells of fresh) known.byId.set(cells._id, { projection: at.get(cells._id) ?? -1, cells });
  }
  // What moved while it was read is read again the next time: the fingerprint is the older one.
  Object.assign(known, { fingerprint, rows: projections.flatMap(({ _id }) => known.byId.get(_id)?.cells ?? []) });
  return known.rows;
}

const named = new WeakMap<Db, Map<string, { readonly fingerprint: string; readonly names: ReadonlyMap<string, string> }>>();

/** Gives the names agencies bear, by id; they are read again when one of them changed, and every minute, for names begin on a date. */
export async function namesOf({ db }: Pick<Deps, 'db'>, pemdaId: string, at: string): Promise<ReadonlyMap<string, string>> {
  const known = named.get(db) ?? new Map<string, { fingerprint: string; names: ReadonlyMap<string, string> }>();
  named.set(db, known);
  const fingerprint = `${at.slice(0, 16)} ${await agencySum(db, pemdaId)}`;
  const found = known.get(pemdaId);
  if (found?.fingerprint === fingerprint) return found.names;
  const names = new Map((await listAgencies(db, pemdaId)).map((agency) => [agency._id, nameAt(agency, at).name.id]));
  known.set(pemdaId, { fingerprint, names });
  return names;
}
