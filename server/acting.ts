import { WorkflowNotFoundError } from '@temporalio/client';
import type { Command, TrackState } from '../core/cycle/track.ts';
import { problem, type Problem } from '../core/problem.ts';
import { refuseSubmission, type Submission } from '../db/submissions.ts';
import { act, workflowIds } from '../workflows/messages.ts';
import type { Deps } from './deps.ts';
import { refusalIn } from './reconciler.ts';

export type Place = { readonly cycleId: string; readonly trackId: string };
/** How a message to a track ended; `unknown` means no answer yet: it may still be applied. */
export type End = { readonly state: TrackState } | { readonly refused: Problem } | 'unknown';

/** An Update keeps its own deadline, longer than any HTTP answer waits. */
const updateMs = 30_000;
/** Above this many Updates without an answer the engine lags: submissions are answered 202 at once (engine.md §5). */
const mostWaiting = 50;
/** From this many on an answer waits only this long: the durable write is the acknowledgement (quality.md P-02). */
const busy = { waiting: 2, ms: 120 } as const;
/**
 * So many submissions are at the engine at once: few while others are being received, whose acknowledgement comes first,
 * one more for every hundred in line, and many once none has come for `lullMs`.
 */
const atOnce = { receiving: 2, perInLine: 1 / 100, quiet: 16, lullMs: 200 } as const;
const mostQueued = 5_000;
const queue: (() => void)[] = [];
let waiting = 0;
let receiving = 0;
let receivedAt = Number.NEGATIVE_INFINITY;

/** Says whether the engine lags so far behind that waiting for it is no use. */
export function engineLags(): boolean {
  return waiting >= mostWaiting;
}

/** Gives how many messages to tracks have no answer yet. */
export function updatesWaiting(): number {
  return waiting;
}

const isQuiet = (): boolean => receiving === 0 && performance.now() - receivedAt >= atOnce.lullMs;
const isFull = (): boolean => waiting >= (isQuiet() ? atOnce.quiet : Math.min(atOnce.quiet, atOnce.receiving + Math.floor(queue.length * atOnce.perInLine)));

/** Receives a submission: until it is stored, the engine gets few of those in line. */
export async function whileReceiving<T>(work: () => Promise<T>): Promise<T> {
  receiving += 1;
  try {
    return await work();
  } finally {
    receiving -= 1;
    receivedAt = performance.now();
    sendNext();
    setTimeout(sendNext, atOnce.lullMs).unref();
  }
}

/** Sends those in line as far as the engine has room. */
function sendNext(): void {
  while (!isFull()) {
    const next = queue.shift();
    if (next === undefined) return;
    next();
  }
}

async function execute({ client }: Deps, { cycleId, trackId }: Place, command: Command): Promise<End> {
  waiting += 1;
  try {
    const handle = client.workflow.getHandle(workflowIds.track(cycleId, trackId));
    const state = await client.withDeadline(Date.now() + updateMs, () => handle.executeUpdate(act, { updateId: command.id, args: [command] }));
    return { state };
  } catch (error) {
    const refused = refusalIn(error);
    if (refused !== undefined) return { refused };
    return error instanceof WorkflowNotFoundError ? { refused: problem('finished') } : 'unknown';
  } finally {
    waiting -= 1;
    sendNext();
  }
}

const after = (ms: number): Promise<'unknown'> => new Promise((resolve) => setTimeout(() => resolve('unknown'), ms).unref());

/** Waits for one submission alone as long as the settings say; among others only until it is clear that they pile up. */
async function patience(mostMs: number): Promise<'unknown'> {
  const first = Math.min(busy.ms, mostMs);
  await after(first);
  return waiting >= busy.waiting ? 'unknown' : after(mostMs - first);
}

/** Sends an act and waits for its end; no end in time is `unavailable`, and the same request again asks for the same act. */
export async function sendAct(deps: Deps, place: Place, command: Command): Promise<TrackState | Problem> {
  if (engineLags()) return problem('unavailable');
  const end = await Promise.race([execute(deps, place, command), after(deps.settings.actWaitMs)]);
  if (end === 'unknown') return problem('unavailable');
  return 'refused' in end ? end.refused : end.state;
}

/**
 * Sends a stored submission to its track and waits a moment. A late refusal is recorded when it comes; what never gets
 * an answer is sent again by the reconciler.
 */
export async function sendSubmission(deps: Deps, place: Place, version: Submission): Promise<End> {
  const send = () => execute(deps, place, version.command).then(async (end) => {
    if (end !== 'unknown' && 'refused' in end) await recordRefusal(deps, version, end.refused);
    return end;
  });
  if (isFull()) {
    // Its turn comes when one before it is answered; should this process end first, the reconciler sends it.
    if (queue.length < mostQueued) queue.push(() => void send().catch(() => undefined));
    return 'unknown';
  }
  const sending = send();
  sending.catch((error: unknown) => deps.log.warn({ error: String(error), trackId: place.trackId }, 'submission left to the reconciler'));
  const acknowledged = Promise.race([sending, patience(deps.settings.submitWaitMs)]);
  void measure(deps, { sending, acknowledged });
  return acknowledged;
}

/** A submission is to be seen once its track has answered; one that was acknowledged before that kept people waiting so long. */
async function measure({ seen, now }: Deps, { sending, acknowledged }: { readonly sending: Promise<End>; readonly acknowledged: Promise<End> }): Promise<void> {
  const told = acknowledged.then(now, () => undefined);
  const end = await sending.catch(() => 'unknown' as const);
  const [at, since] = [now(), await told];
  if (end !== 'unknown' && 'state' in end && since !== undefined) seen?.(Math.max(0, at - since) / 1000);
}

async function recordRefusal({ db }: Deps, { _id, pemdaId, trackId }: Submission, refused: Problem): Promise<void> {
  await refuseSubmission(db, { _id, pemdaId, trackId, problem: refused.problem, details: refused.details, at: new Date().toISOString() });
}
