import { condition, patched } from '@temporalio/workflow';
import type { Ir } from '../core/cycle/ir.ts';
import { step } from '../core/cycle/step.ts';
import type { Effect, TrackEvent, TrackState } from '../core/cycle/track.ts';
import { needsNoCommit, perform, storeCommits } from './effects.ts';
import type { KnownTime } from './timer.ts';

/** A piece of work waiting for its turn: an effect, or anything else that gives the events that follow from it. */
export type Work = Effect | (() => Promise<readonly TrackEvent[]>);
type Commit = Extract<Effect, { readonly kind: 'commit' }>;

/** What one track workflow holds in memory. Only `apply` and the runner change it. */
export type Run = {
  ir: Ir;
  /** How its commits are stored, as its input says. */
  readonly commits?: 'waiting' | undefined;
  state: TrackState;
  readonly waiting: Work[];
  /** Pieces of work ever queued and ever finished: a caller waits until `finished` reaches its ticket. */
  queued: number;
  finished: number;
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

/**
 * Does the queued work for ever, one piece at a time, so that commits of a track are strictly ordered. A commit waits for
 * the work that follows from it and reads nothing of it – a due instant, the score of what was handed in – and goes into one
 * transaction with the commits of that (decision 0010). Nobody who waits for it overtakes it, and trouble in that work stores it first.
 */
export async function runWork(run: Run): Promise<never> {
  const held: Commit[] = [];
  const settle = async () => {
    const moves = run.rearms;
    const time = held.length === 0 ? undefined : await storeCommits(held.splice(0));
    if (time !== undefined) run.known = { ...time, asOf: Date.now(), moves };
  };
  let done = 0;
  for (;;) {
    if (held.length === 0) {
      run.finished += done;
      done = 0;
      await condition(() => run.waiting.length > 0);
    }
    const work = run.waiting[0];
    if (held.length > 0 && !mayComeFirst(run, work)) {
      await settle();
      continue;
    }
    run.waiting.shift();
    if (isCommit(work)) held.push(work);
    else for (const event of await doWork(run, work, settle)) apply(run, event);
    done += 1;
  }
}

const isCommit = (work: Work | undefined): work is Commit => typeof work === 'object' && work.kind === 'commit';

function mayComeFirst({ ir, commits }: Run, work: Work | undefined): boolean {
  if (typeof work !== 'object') return false;
  // A run says by its input what it does: a patch marker would be two more events in each history.
  if (work.kind === 'commit' || work.kind === 'computeDue') return commits === 'waiting' || patched('commits-together');
  return commits === 'waiting' && needsNoCommit(ir, work);
}

async function doWork(run: Run, work: Exclude<Work, Commit> | undefined, settle: () => Promise<void>): Promise<readonly TrackEvent[]> {
  if (work === undefined) return [];
  if (typeof work === 'function') return work();
  const { ir, state, commits } = run;
  return perform({ ir, state, ...(commits === 'waiting' ? { settle } : {}) }, work);
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
