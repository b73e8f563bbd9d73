import { ApplicationFailure } from '@temporalio/common';
import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import type { Command } from '../core/cycle/track.ts';
import { isProblem, problem, type Problem } from '../core/problem.ts';
import { loadClock, toBusiness } from '../db/businessTime.ts';
import type { Db } from '../db/db.ts';
import { listPemdas } from '../db/pemdas.ts';
import { listPending, refuseSubmission, type Submission } from '../db/submissions.ts';
import { loadView } from '../db/trackViews.ts';
import { act, workflowIds } from '../workflows/messages.ts';

export type ReconcilerDeps = {
  readonly db: Db;
  readonly client: Client;
  /** Versions younger than this are left to the request that brought them. */
  readonly olderThanMs: number;
  readonly now?: () => number | Promise<number>;
};
export type Sweep = { readonly sent: number; readonly applied: number; readonly refused: number; readonly waiting: number };
type End = 'applied' | 'refused' | 'waiting';

const atOnce = 8;
const answerMs = 10_000;

/** Sends every pending version again with its own update id, until its track has confirmed or refused it; nothing is sent twice in effect. */
export async function reconcile(deps: ReconcilerDeps): Promise<Sweep> {
  const now = deps.now ?? Date.now;
  const ends: End[] = [];
  for (const { _id: pemdaId } of await listPemdas(deps.db)) {
    const clock = await loadClock(deps.db, pemdaId);
    const until = new Date(toBusiness(clock, (await now()) - deps.olderThanMs)).toISOString();
    const pending = await listPending(deps.db, pemdaId, { until });
    for (let from = 0; from < pending.length; from += atOnce) {
      ends.push(...await Promise.all(pending.slice(from, from + atOnce).map((version) => resend(deps, version))));
    }
  }
  const count = (end: End) => ends.filter((one) => one === end).length;
  return { sent: ends.length, applied: count('applied'), refused: count('refused'), waiting: count('waiting') };
}

async function resend({ db, client }: ReconcilerDeps, version: Submission): Promise<End> {
  const view = await loadView(db, version.pemdaId, version.trackId);
  // Nothing stands where the track should be: it was never started, or is being rebuilt. The version is safe and waits.
  if (view === undefined) return 'waiting';
  const answer = await sendAct(client, { cycleId: view.cycleId, command: version.command, trackId: version.trackId });
  if (answer === undefined) return 'applied';
  if (answer === 'unknown' || answer.problem === 'internal' || (answer.problem === 'finished' && view.state.ended === undefined)) return 'waiting';
  const { _id, pemdaId, trackId, receivedAt } = version;
  await refuseSubmission(db, { _id, pemdaId, trackId, problem: answer.problem, details: answer.details, at: receivedAt });
  return 'refused';
}

type Sending = { readonly cycleId: string; readonly trackId: string; readonly command: Command };

/** Sends one act under its own update id: nothing when applied, the problem when refused, `unknown` when no answer came in time. */
async function sendAct(client: Client, { cycleId, trackId, command }: Sending): Promise<undefined | Problem | 'unknown'> {
  try {
    const handle = client.workflow.getHandle(workflowIds.track(cycleId, trackId));
    await client.withDeadline(Date.now() + answerMs, () => handle.executeUpdate(act, { updateId: command.id, args: [command] }));
    return undefined;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return problem('finished');
    return refusalIn(error) ?? 'unknown';
  }
}

/** Finds the problem a track refused an Update with; any other failure is none. */
export function refusalIn(error: unknown): Problem | undefined {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) return undefined;
  const { type, message, details } = error.cause;
  const found = { problem: type, message, details: (details?.[0] ?? {}) as Problem['details'] };
  return isProblem(found) ? found : undefined;
}
