import type { Instant, TrackState } from '../core/cycle/track.ts';
import { loadClock, toBusiness } from '../db/businessTime.ts';
import type { Db } from '../db/db.ts';

export type TrackStart = { readonly pemdaId: string; readonly cycleId: string; readonly snapshotId: string; readonly trackId: string; readonly agencyId: string; readonly opened: readonly string[]; readonly facts?: TrackState['facts'] };
export type TrackPlace = { readonly cycleId: string; readonly trackId: string };

/** What activities may say to the engine; wired to the Temporal client in the worker's main. */
export type Engine = {
  /** Starts a track, or finds that it was started before; both are fine. */
  readonly startTrack: (start: TrackStart) => Promise<void>;
  /** Tells a track that a stage was opened; a track that is over is left alone. */
  readonly tellStageOpened: (place: TrackPlace, opened: { readonly stage: string; readonly at: Instant }) => Promise<void>;
};

export type ActivityDeps = {
  readonly db: Db;
  readonly engine: Engine;
  /** Real time in milliseconds; the time-skipping tests give the server's. */
  readonly now: () => number | Promise<number>;
};

/** Business time at one moment, and how fast it runs against real time. */
export type BusinessTime = { readonly now: Instant; readonly scale: number };

/** Reads business time and its speed; in a real installation it is real time. */
export async function readBusinessTime({ db, now }: Pick<ActivityDeps, 'db' | 'now'>, pemdaId: string): Promise<BusinessTime> {
  const clock = await loadClock(db, pemdaId);
  return { now: new Date(toBusiness(clock, await now())).toISOString(), scale: clock.scale };
}

/** Gives business time now, as an ISO instant. */
export async function businessInstant(deps: Pick<ActivityDeps, 'db' | 'now'>, pemdaId: string): Promise<Instant> {
  return (await readBusinessTime(deps, pemdaId)).now;
}
