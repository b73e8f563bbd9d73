import { condition, patched } from '@temporalio/workflow';
import type { Ir } from '../core/cycle/ir.ts';
import { step } from '../core/cycle/step.ts';
import type { Effect, TrackEvent, TrackState } from '../core/cycle/track.ts';
import { perform, storeCommits } from './effects.ts';

/** A piece of work waiting for its turn: an effect, or anything else that gives the events that follow from it. */
export type Work = Effect | (() => Promise<readonly TrackEvent[]>);
type Commit = Extract<Effect, { readonly kind: 'commit' }>;

/** What one track workflow holds in memory. Only `apply` and the runner change it. */
export type Run = {
  readonly ir: Ir;
  state: TrackState;
  readonly waiting: Work[];
  /** Pieces of work ever queued and ever finished: a caller waits until `finished` reaches its ticket. */
  queued: number;
  finished: number;
  /** Raised when the clock has to be looked at again. */
  rearms: number;
};

/**
 * Takes one event: the state changes at once, before anything is awaited; the effects queue behind earlier ones.
 * Gives the ticket of its last commit.
 */
export function apply(run: Run, event: TrackEvent): number {
  const { state, effects } = step(run.ir, run.state, event);
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

/**
 * Does the queued work for ever, one piece at a time, so that commits of a track are strictly ordered. A commit waits for
 * the due instants that follow from it and goes into one transaction with theirs (decision 0010); nothing that reads what
 * it stores, and nobody who waits for it, overtakes it.
 */
export async function runWork(run: Run): Promise<never> {
  const held: Commit[] = [];
  let done = 0;
  for (;;) {
    if (held.length === 0) {
      run.finished += done;
      done = 0;
      await condition(() => run.waiting.length > 0);
    }
    const work = run.waiting[0];
    if (held.length > 0 && !mayComeFirst(work)) {
      await storeCommits(held.splice(0));
      continue;
    }
    run.waiting.shift();
    if (isCommit(work)) held.push(work);
    else for (const event of await doWork(run, work)) apply(run, event);
    done += 1;
  }
}

const isCommit = (work: Work | undefined): work is Commit => typeof work === 'object' && work.kind === 'commit';

function mayComeFirst(work: Work | undefined): boolean {
  return typeof work === 'object' && (work.kind === 'commit' || work.kind === 'computeDue') && patched('commits-together');
}

async function doWork(run: Run, work: Exclude<Work, Commit> | undefined): Promise<readonly TrackEvent[]> {
  if (work === undefined) return [];
  return typeof work === 'function' ? work() : perform(run, work);
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
