import { condition, patched } from '@temporalio/workflow';
import { needsNoCommit } from '../core/cycle/follow.ts';
import type { Effect, TrackEvent } from '../core/cycle/track.ts';
import { durable } from './durable.ts';
import { perform, storeCommits } from './effects.ts';
import { apply, keepKnown, type Run, type Work } from './track-run.ts';

type Commit = Extract<Effect, { readonly kind: 'commit' }>;

/** Does the queued work for ever, so that commits of a track are strictly ordered; how, its input says. */
export function runWork(run: Run): Promise<never> {
  return run.commits === 'following' ? followWork(run) : waitingWork(run);
}

/**
 * One activity follows the queue to its rest and stores all of it in one transaction; its events are played again here, in
 * the same order (decision 0017). What it leaves – another workflow to be told, work in trouble – is done by itself.
 */
async function followWork(run: Run): Promise<never> {
  for (;;) {
    await condition(() => run.waiting.length > 0);
    if (await followed(run)) continue;
    const work = run.waiting.shift();
    if (isCommit(work)) await store(run, [work]);
    else for (const event of await doWork(run, work)) apply(run, event);
    run.finished += 1;
  }
}

/** Says whether anything of the queue was done by following it. */
async function followed(run: Run): Promise<boolean> {
  const { ir, state, waiting } = run;
  const own = waiting.findIndex((work) => typeof work === 'function');
  const effects = (own < 0 ? waiting : waiting.slice(0, own)).filter((work) => typeof work === 'object');
  if (effects[0] === undefined || !needsNoCommit(ir, effects[0])) return false;
  const moves = run.rearms;
  run.following = true;
  const { done, events, time } = await durable('follow', { state, effects });
  run.following = false;
  keepKnown(run, time, moves);
  const next = events.values();
  for (let n = 0; n < done; n += 1) {
    const work = run.waiting.shift() as Effect;
    if (work.kind === 'score' || work.kind === 'computeDue') apply(run, next.next().value!);
  }
  run.finished += done;
  return done > 0;
}

/**
 * As runs begun before do it: one piece at a time. A commit waits for the work that follows from it and reads nothing of
 * it, and goes into one transaction with the commits of that (decision 0010). Nobody who waits for it overtakes it, and
 * trouble in that work stores it first.
 */
async function waitingWork(run: Run): Promise<never> {
  const held: Commit[] = [];
  const settle = async () => { if (held.length > 0) await store(run, held.splice(0)); };
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
    else for (const event of await doWork(run, work, run.commits === 'waiting' ? settle : undefined)) apply(run, event);
    done += 1;
  }
}

const isCommit = (work: Work | undefined): work is Commit => typeof work === 'object' && work.kind === 'commit';

async function store(run: Run, commits: readonly Commit[]): Promise<void> {
  const moves = run.rearms;
  const time = await storeCommits(commits);
  if (time !== undefined) keepKnown(run, time, moves);
}

function mayComeFirst({ ir, commits }: Run, work: Work | undefined): boolean {
  if (typeof work !== 'object') return false;
  // A run says by its input what it does: a patch marker would be two more events in each history.
  if (work.kind === 'commit' || work.kind === 'computeDue') return commits === 'waiting' || patched('commits-together');
  return commits === 'waiting' && needsNoCommit(ir, work);
}

async function doWork({ ir, state }: Run, work: Exclude<Work, Commit> | undefined, settle?: () => Promise<void>): Promise<readonly TrackEvent[]> {
  if (work === undefined) return [];
  if (typeof work === 'function') return work();
  return perform({ ir, state, ...(settle === undefined ? {} : { settle }) }, work);
}
