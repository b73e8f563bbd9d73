import type { Db } from '../db/db.ts';
import { listCells, listProjections, type TrackCells } from '../db/trackViews.ts';
import type { Deps } from './deps.ts';

type Kept = Map<string, { readonly projection: number; readonly cells: TrackCells }>;
const kept = new WeakMap<Db, Map<string, Kept>>();
/** Above this share of changed rows the whole cycle is read at once. */
const mostNamed = 500;

/** Gives the cells of a cycle's tracks: those whose projection moved since the last time are read, the others are still true. */
export async function cellsOf({ db }: Pick<Deps, 'db'>, pemdaId: string, cycleId: string): Promise<readonly TrackCells[]> {
  const cycles = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, cycles);
  const known = cycles.get(cycleId) ?? new Map<string, never>() as Kept;
  cycles.set(cycleId, known);
  const projections = await listProjections(db, pemdaId, cycleId);
  const moved = projections.filter(({ _id, projection }) => known.get(_id)?.projection !== projection).map(({ _id }) => _id);
  if (moved.length > 0) {
    const fresh = await listCells(db, pemdaId, { cycleId, ...(moved.length > mostNamed ? {} : { trackIds: moved }) });
    const at = new Map(projections.map(({ _id, projection }) => [_id, projection]));
    for (const cells of fresh) known.set(cells._id, { projection: at.get(cells._id) ?? -1, cells });
  }
  return projections.flatMap(({ _id }) => known.get(_id)?.cells ?? []);
}
