import type { Connection } from 'mongoose';
import { table } from './table.ts';

/** How often something went wrong lately for one account, address or link: `key` is a hash, and the row is gone once its time is over. All server processes count here together (written by the rate limiter alone). */
export type Attempt = { readonly _id: unknown; readonly key: string; readonly points: number; readonly expire?: Date | undefined };

export const defineAttempts = (connection: Connection) =>
  table<Attempt>(connection, 'attempts', { _id: 'any', key: 'text', points: 'number', expire: 'date?' }, [[{ key: 1 }, { unique: true }], [{ expire: 1 }, { expireAfterSeconds: 0 }]]);
