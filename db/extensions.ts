import type { Connection } from 'mongoose';
import type { Db } from './db.ts';
import { table } from './table.ts';

/** A deadline that was moved; `_id` is the commit's key. */
export type Extension = { readonly _id: string; readonly pemdaId: string; readonly agencyId: string; readonly cycleId: string; readonly trackId: string; readonly token: string; readonly from: string; readonly to: string; readonly reasonId: string; readonly decreeRef?: string | undefined; readonly by: string; readonly at: string };

export const defineExtensions = (connection: Connection) =>
  table<Extension>(connection, 'extensions', { _id: 'text', pemdaId: 'text', agencyId: 'text', cycleId: 'text', trackId: 'text', token: 'text', from: 'text', to: 'text', reasonId: 'text', decreeRef: 'text?', by: 'text', at: 'text' }, [[{ pemdaId: 1, cycleId: 1, at: 1 }], [{ pemdaId: 1, trackId: 1, at: 1 }]]);

/** Lists moved deadlines of a track or a cycle in order. */
export async function listExtensions(db: Db, pemdaId: string, wanted: { readonly trackId?: string; readonly cycleId?: string }): Promise<readonly Extension[]> {
  const { trackId, cycleId } = wanted;
  return db.extensions.find({ pemdaId, ...(trackId === undefined ? {} : { trackId }), ...(cycleId === undefined ? {} : { cycleId }) }).sort({ at: 1, _id: 1 }).lean<Extension[]>();
}
