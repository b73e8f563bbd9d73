import { allHandlersFinished, condition, continueAsNew, patched, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { nextInstant, owed } from '../core/cycle/clock.ts';
import { refusal } from '../core/cycle/refusal.ts';
import { startState } from '../core/cycle/start.ts';
import type { Command, TrackState } from '../core/cycle/track.ts';
import { durable } from './durable.ts';
import { guarded, refuseIf } from './guard.ts';
import { act, rearm, reproject, stageOpened, where, type TrackInput } from './messages.ts';
import { fromKnown, waitUntil } from './timer.ts';
import { apply, isDone, isIdle, isOver, queue, queueEffect, untilFollowed, type Run } from './track-run.ts';
import { runWork } from './work.ts';

/**
 * One agency's path through the frozen definition, and the only writer of that agency's process documents.
 * Ends when the path ends; continues as new with its whole state when its history grows long.
 */
export async function track(input: TrackInput): Promise<string> {
  const place: { run?: Run } = {};
  // Handlers stand before the first await: a message that comes with the very first task must find them.
  listen(place, input);
  const { ir, at } = await durable('loadIr', { pemdaId: input.pemdaId, snapshotId: input.state?.snapshotId ?? input.snapshotId });
  const run: Run = { ir, commits: input.commits, state: input.state ?? startState(ir, input), waiting: [], queued: 0, finished: 0, rearms: 0 };
  place.run = run;
  if (input.state === undefined) apply(run, { kind: 'started', at });
  // A rebuilt track stands at its last commit: what should have followed from it is done now.
  else for (const effect of owed(ir, run.state)) queueEffect(run, effect);
  const atRest = () => isIdle(run) && (isOver(run) || isLong(input));
  await Promise.race([runWork(run), keepTime(run), condition(atRest)]);
  // An Update answered in the same task as the last command is sometimes lost: one more turn first (engine.md §2).
  do {
    await condition(() => allHandlersFinished() && isIdle(run));
    await sleep(1);
  } while (!allHandlersFinished() || !isIdle(run));
  if (!isOver(run)) return continueAsNew<typeof track>({ ...input, commits: 'following', opened: run.state.opened, state: run.state });
  return run.state.ended?.outcome ?? run.state.status;
}

function listen(place: { run?: Run }, input: TrackInput): void {
  const running = async (): Promise<Run> => {
    if (place.run === undefined) await condition(() => place.run !== undefined);
    return place.run as Run;
  };
  setHandler(act, guarded(async (command: Command) => answer(await running(), command)), {
    // Before the definition is loaded the handler decides; the same rules run there again.
    // So it does for a move to another design, which it has to load first.
    validator: (command) => { if (place.run !== undefined && command.kind !== 'moveDesign' && !isRepeat(place.run, command)) refuseIf(refusal(place.run.ir, place.run.state, command)); },
  });
  setHandler(stageOpened, async ({ stage, at }) => {
    const run = await running();
    if (run.following === true) await untilFollowed(run);
    apply(run, { kind: 'stageOpened', stage, at });
  });
  setHandler(rearm, async () => { (await running()).rearms += 1; });
  setHandler(reproject, async () => {
    const run = await running();
    queue(run, async () => { await durable('project', { state: run.state }); return []; });
  });
  setHandler(where, () => {
    const state = place.run?.state ?? input.state;
    if (state === undefined) throw new Error('the definition is not loaded yet');
    return state;
  });
}

/** A repeated act gets the present state once everything before it is stored; a new one waits for its own commit. */
async function answer(run: Run, command: Command): Promise<TrackState> {
  if (run.following === true) await untilFollowed(run);
  if (command.kind === 'moveDesign' && !isRepeat(run, command)) return moveDesign(run, command);
  const repeated = isRepeat(run, command);
  if (!repeated) refuseIf(refusal(run.ir, run.state, command));
  const ticket = repeated ? run.queued : apply(run, { kind: 'command', command });
  await condition(() => isDone(run, ticket));
  return run.state;
}

/** The other design is taken up between two pieces of work: nothing under way was asked for by the old one. */
async function moveDesign(run: Run, command: Extract<Command, { kind: 'moveDesign' }>): Promise<TrackState> {
  const { ir: next } = await durable('loadIr', { pemdaId: run.state.pemdaId, snapshotId: command.to });
  while (!isIdle(run)) await condition(() => isIdle(run));
  refuseIf(refusal(run.ir, run.state, command, next));
  const ticket = apply(run, { kind: 'command', command, next });
  await condition(() => isDone(run, ticket));
  return run.state;
}

function isRepeat(run: Run, command: Command): boolean {
  return run.state.seen.includes(command.id);
}

/** Keeps one pending timer: the next of all instants of the state. */
async function keepTime(run: Run): Promise<never> {
  for (;;) {
    await condition(() => isIdle(run));
    const next = nextInstant(run.state);
    const turn = run.rearms;
    const changed = () => nextInstant(run.state) !== next || run.rearms !== turn;
    const at = next === undefined ? undefined : await waitUntil({ pemdaId: run.state.pemdaId, known: fromKnown(run.known, run.rearms) }, next, changed);
    if (run.following === true) await untilFollowed(run);
    const { projection } = run.state;
    if (at !== undefined) apply(run, { kind: 'timer', at });
    await condition(() => isIdle(run));
    // What the timer set off may wait for the very same instant, as a second wait until one date: it is over as well.
    if (at !== undefined && !changed() && run.state.projection > projection && patched('same-instant')) continue;
    // An instant that a timer left standing must not spin: a change wakes the clock again, or the next minute.
    if (next === undefined) await condition(changed);
    else await condition(changed, '1 minute');
  }
}

function isLong(input: TrackInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || (input.historyLimit !== undefined && historyLength > input.historyLimit);
}
