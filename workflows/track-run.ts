import { condition } from '@temporalio/workflow';
import type { BusinessTime } from '../activities/deps.ts';
import type { Ir } from '../core/cycle/ir.ts';
import { step } from '../core/cycle/step.ts';
import type { Effect, TrackEvent, TrackState } from '../core/cycle/track.ts';
import type { TrackInput } from './messages.ts';
import type { KnownTime } from './timer.ts';

/** A piece of work waiting for its turn: an effect, or anything else that gives the events that follow from it. */
export type Work = Effect | (() => Promise<readonly TrackEvent[]>);

/** What one track workflow holds in memory. Only `apply` and the runner change it. */
export type Run = {
  ir: Ir;
  /** How its commits are stored, as its input says. */
  readonly commits?: TrackInput['commits'];
  state: TrackState;
  readonly waiting: Work[];
  /** Pieces of work ever queued and ever finished: a caller waits until `finished` reaches its ticket. */
  queued: number;
  finished: number;
  /** Its queue is being followed to its rest: until that is over, nothing else happens to it. */
  following?: boolean;
  /** Raised when the clock has to be looked at again. */
  rearms: number;
  /** Business time as the last commit read it. */
  known?: KnownTime | undefined;
};

/**
 * Takes one event: the state changes at once, before anything is awaited; the effects queue behind earlier ones.
 * Gives the ticket of its last commit.
 */
export function apply(run: Run, event: TrackEvent): number {
  const { state, effects } = step(run.ir, run.state, event);
  if (event.kind === 'command' && event.next !== undefined && state !== run.state) run.ir = event.next;
  run.state = state;
  let ticket = run.queued;
  for (const effect of effects) {
    const place = queueEffect(run, effect);
    if (effect.kind === 'commit') ticket = place;
  }
  return ticket;
}

/** Queues a piece of work and gives its ticket. */
export function queue(run: Run, work: Work): number {
  run.waiting.push(work);
  run.queued += 1;
  return run.queued;
}

/** Queues an effect and gives its ticket. */
export function queueEffect(run: Run, effect: Effect): number {
  return queue(run, effect);
}

/** Says whether the piece of work with this ticket is done. */
export function isDone(run: Run, ticket: number): boolean {
  return run.finished >= ticket;
}

/** Says whether nothing is queued or running. */
export function isIdle(run: Run): boolean {
  return run.finished === run.queued;
}

/** Says whether the path of this agency is over. */
export function isOver(run: Run): boolean {
  return run.state.ended !== undefined;
}

/** Keeps business time as it was just read, for the clock of the track. */
export function keepKnown(run: Run, time: BusinessTime, moves: number): void {
  run.known = { ...time, asOf: Date.now(), moves };
}

/** Waits until the queue is no longer being followed; asked only where it is, so that older histories meet no new turn. */
export async function untilFollowed(run: Run): Promise<void> {
  while (run.following === true) await condition(() => run.following !== true);
}
