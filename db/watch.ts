import type { CollectionName, Db } from './db.ts';

/** What one write touched: enough to decide who may hear of it, nothing of its content. */
export type Touched = { readonly collection: CollectionName; readonly id: string; readonly pemdaId: string; readonly agencyId?: string | undefined; readonly cycleId?: string | undefined; readonly trackId?: string | undefined; readonly personId?: string | undefined };

const watched: readonly CollectionName[] = ['trackViews', 'drafts', 'reviews', 'notes', 'notices', 'meetings', 'decisions', 'actionItems', 'cycles', 'forms', 'formVersions', 'formPresentations', 'businessTime'];
const kept = Object.fromEntries(['pemdaId', 'agencyId', 'cycleId', 'trackId', 'personId'].map((field) => [field, `$fullDocument.${field}`]));
const pauseMs = 1_000;

type Change = { readonly _id: unknown; readonly collection: CollectionName; readonly id: string; readonly pemdaId?: string };

/** Tells every write to what screens show, in order, until stopped; a broken stream goes on where it was. */
export function watchWrites(db: Db, tell: (touched: Touched) => void, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let close: () => Promise<void> = async () => undefined;
  const run = async () => {
    let resumeAfter: unknown;
    while (!stopped) {
      const stream = db.connection.db!.watch<Change>(
        [{ $match: { 'ns.coll': { $in: watched }, operationType: { $in: ['insert', 'update', 'replace'] } } }, { $project: { collection: '$ns.coll', id: '$documentKey._id', ...kept } }],
        { fullDocument: 'updateLookup', ...(resumeAfter === undefined ? {} : { resumeAfter }) },
      );
      close = () => stream.close();
      try {
        for await (const change of stream as unknown as AsyncIterable<Change>) {
          resumeAfter = change._id;
          if (typeof change.pemdaId === 'string') tell(change as unknown as Touched);
        }
      } catch (error) {
        // After a restart the place may be gone: then it goes on from now, and screens read everything again by themselves.
        if (!stopped) {
          failed(error);
          if ((error as { code?: number }).code === 286) resumeAfter = undefined;
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      }
      await stream.close().catch(() => undefined);
    }
  };
  const ended = run();
  return async () => {
    stopped = true;
    await close().catch(() => undefined);
    await ended;
  };
}
