import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Zone } from '../core/cycle/track.ts';
import type { Db } from '../db/db.ts';
import type { EvidenceStore } from './evidence/store.ts';
import type { PublishLimits } from './publish-limits.ts';

/** What one running server is set to; read once from the environment by `main.ts`, given directly by tests. */
export type Settings = {
  readonly mode: 'demo' | 'real';
  /** Public address: links, the Origin check and the kind of cookie follow from it. */
  readonly url: string;
  /** How long the answer to a submission waits for its track before it becomes 202. */
  readonly submitWaitMs: number;
  /** How long every other act waits before the service counts as unavailable. */
  readonly actWaitMs: number;
  readonly publishLimits: PublishLimits;
  /** Folder of unfinished uploads. */
  readonly uploadFolder: string;
  /** Folder of the built interface. */
  readonly pageFolder: string;
  /** 32 bytes that encrypt second-factor secrets. */
  readonly secret: Uint8Array;
  /** Express `trust proxy`; false means that forwarded headers count for nothing. */
  readonly trustProxy: boolean | number | string;
  /** Who knows it may read `/metrics` from another machine. */
  readonly metricsToken?: string | undefined;
  readonly mongodbAddress: string;
  readonly temporalAddress: string;
};

/** Everything a handler needs beside its call. */
export type Deps = {
  readonly db: Db;
  readonly client: Client;
  readonly evidence: EvidenceStore;
  readonly settings: Settings;
  readonly log: Logger;
  /** Real time in milliseconds. */
  readonly now: () => number;
  /** Told how long after its acknowledgement a submission was to be seen. */
  readonly seen?: ((seconds: number) => void) | undefined;
};

export const zoneNames: Readonly<Record<Zone, string>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };
const zones: Readonly<Record<string, Zone>> = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

export function zoneOfName(name: string | undefined): Zone {
  return zones[name ?? ''] ?? 'WIB';
}
