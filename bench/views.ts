import type { Db } from '../db/db.ts';
import type { TrackView } from '../db/trackViews.ts';

/** Copies one cycle's views and agencies until it has `n`: the matrix reads views only, and the engine is not what is measured. */
export async function copyViews(db: Db, cycleId: string, n: number): Promise<void> {
  const views = await db.trackViews.find({ cycleId }).lean<TrackView[]>();
  const copies = Array.from({ length: Math.max(0, n - views.length) }, (_, i) => {
    const view = views[i % views.length]!;
    return { ...view, _id: `copy-${i}`, state: { ...view.state, trackId: `copy-${i}` }, agencyId: `copy-agency-${i}` };
  });
  if (copies.length === 0) return;
  await db.trackViews.insertMany(copies);
  const names = (i: number) => [{ name: { id: `Perangkat Daerah Salinan ${i}`, en: `Copied Agency ${i}` }, shortName: `PDS${i}`, from: '2020-01-01T00:00:00.000Z' }];
  await db.agencies.insertMany(copies.map(({ agencyId, pemdaId }, i) => ({ _id: agencyId, pemdaId, names: names(i), kind: 'dinas', rev: 1 })));
}
