import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Actor, Command, Instant, TrackState } from '../core/cycle/track.ts';

/** What a track is started with: a fresh enrolment, or the whole earlier state (continue-as-new and `rehydrate` share it). */
export type TrackInput = {
  readonly snapshotId: string;
  readonly pemdaId: string;
  readonly cycleId: string;
  readonly trackId: string;
  readonly agencyId: string;
  /** Stages already open for this track. */
  readonly opened: readonly string[];
  /** What is known of the agency at the start: `agency.kind`. Branches read it; absent in runs begun before. */
  readonly facts?: TrackState['facts'];
  readonly state?: TrackState;
  /** Events after which it continues as new; left out, Temporal's own suggestion (4,096) decides. */
  readonly historyLimit?: number;
  /** How its commits are stored; `following`: one activity follows each act to its rest (decision 0017); `waiting`: together with what follows from them (decision 0012). Absent in the oldest runs. All keep the order of their history. */
  readonly commits?: 'waiting' | 'following';
};
/** What a cycle is started with. Tracks are started in batches by an activity, never as children (engine.md §2). */
export type CycleInput = { readonly pemdaId: string; readonly cycleId: string; readonly snapshotId: string; readonly state?: CycleState };
export type CycleState = { readonly status: 'opening' | 'running' | 'closing' | 'locked' | 'published' | 'archived'; readonly openedStages: readonly string[]; readonly openedWaves?: readonly OpenedWave[]; readonly tracks: number; readonly ended: number; readonly seen?: readonly string[] };
/** A stage opened for one wave of agencies only. */
export type OpenedWave = { readonly stage: string; readonly wave: string };
/** What a coordinator tells a cycle; `id` is the update id, and a repeated one changes nothing. */
export type CycleSteering = { readonly id: string; readonly kind: 'openStage' | 'lock' | 'publish' | 'archive'; readonly stage?: string; readonly wave?: string; readonly actor?: Actor; readonly at?: Instant };
/** A recurring cycle whose next period is to be opened. */
export type NextPeriodInput = { readonly pemdaId: string; readonly cycleId: string; /** Asked for by a person: the period after the newest one, though it has not begun. */ readonly early?: boolean; /** Who asked for it; nobody when its time came. */ readonly actor?: Actor };
export type RakorInput = { readonly pemdaId: string; readonly cycleId: string; readonly meetingId: string; readonly startsAt: Instant; readonly remindAt: readonly Instant[] };

/** A person's act on one track. Refused by its validator it leaves nothing in history; the answer is the new state. */
export const act = defineUpdate<TrackState, [Command]>('act');
/** The cycle opened a stage for all, or for this wave. */
export const stageOpened = defineSignal<[{ stage: string; at: Instant }]>('stageOpened');
/** Business time jumped or the calendar changed: look at the clock again. */
export const rearm = defineSignal<[]>('rearm');
/** Where the track stands. */
export const where = defineQuery<TrackState>('where');
/** Makes the track write its projection again (after a database was restored). */
export const reproject = defineSignal<[]>('reproject');

/** A track crossed a stage boundary. */
export const trackMoved = defineSignal<[{ trackId: string; stage: string; what: 'reached' | 'left' | 'ended' }]>('trackMoved');
/** The cycle has another design, or agencies moved to one: it counts again. */
export const designAdded = defineSignal<[]>('designAdded');
/** A coordinator opens a stage (barrier), closes, locks or publishes the cycle. */
export const steerCycle = defineUpdate<CycleState, [CycleSteering]>('steerCycle');
export const cycleState = defineQuery<CycleState>('cycleState');

/** The time of a meeting moved, or it was finalised. */
export const meetingMoved = defineSignal<[{ startsAt: Instant; remindAt: readonly Instant[] }]>('meetingMoved');
export const meetingFinalised = defineSignal<[]>('meetingFinalised');

/** Ids of the workflows: codes only, never names. */
export const workflowIds = {
  cycle: (cycleId: string) => `cycle/${cycleId}`,
  track: (cycleId: string, trackId: string) => `track/${cycleId}/${trackId}`,
  next: (cycleId: string) => `next/${cycleId}`,
  rakor: (cycleId: string, meetingId: string) => `rakor/${cycleId}/${meetingId}`,
};
export const taskQueues = { main: 'siklus', io: 'siklus-io' } as const;
