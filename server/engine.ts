import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Engine } from '../activities/deps.ts';
import { listCycles } from '../db/cycles.ts';
import type { Db } from '../db/db.ts';
import { listEnrolments } from '../db/enrolments.ts';
import { listMeetings } from '../db/meetings.ts';
import type { Deps } from './deps.ts';
import { designAdded, rearm, stageOpened, taskQueues, workflowIds, type CycleInput, type NextPeriodInput, type RakorInput, type TrackInput } from '../workflows/messages.ts';

// A worker that died in the middle of a task holds its tracks for this long (the default is 10 s).
const workflowTaskTimeout = '5 seconds';

type Start = { readonly type: 'cycle' | 'track' | 'rakor' | 'nextPeriod'; readonly workflowId: string; readonly input: CycleInput | TrackInput | RakorInput | NextPeriodInput };

/** Starts a workflow; one that exists already, running or ended well, is left as it is. */
export async function startOnce(client: Client, { type, workflowId, input }: Start): Promise<void> {
  try {
    await client.workflow.start(type, {
      workflowId, args: [input], taskQueue: taskQueues.main, workflowTaskTimeout,
      // One that ended well stays ended; one that was terminated or failed may be rebuilt.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY', workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Starts a cycle; its tracks start by themselves from the enrolments. One that exists already is left as it is. */
export async function startCycle(client: Client, input: CycleInput): Promise<void> {
  await startOnce(client, { type: 'cycle', workflowId: workflowIds.cycle(input.cycleId), input });
}

/** Starts a track with its input; one that exists already, running or ended well, is left as it is. */
export async function startTrack(client: Client, input: TrackInput): Promise<void> {
  await startOnce(client, { type: 'track', workflowId: workflowIds.track(input.cycleId, input.trackId), input: { ...input, commits: 'following' } });
}

/** Has a cycle count its agencies again by all its designs. It counts a moment later; untold, it finds a new design with the next agency that moves. */
export async function tellDesignAdded({ client, log }: Pick<Deps, 'client' | 'log'>, cycleId: string): Promise<void> {
  await client.workflow.getHandle(workflowIds.cycle(cycleId)).signal(designAdded).catch((error: unknown) => log.warn({ error: String(error), cycleId }, 'the cycle was not told to count again'));
}

const dayMs = 86_400_000;

/** Starts the clock of a meeting, with reminders a week and a day before when none are given. */
export async function startRakor(client: Client, plan: Omit<RakorInput, 'remindAt'> & Partial<Pick<RakorInput, 'remindAt'>>): Promise<void> {
  const input = { ...plan, remindAt: plan.remindAt ?? remindersOf(plan.startsAt) };
  await startOnce(client, { type: 'rakor', workflowId: workflowIds.rakor(plan.cycleId, plan.meetingId), input });
}

/** The usual reminders of a meeting: a week and a day before. */
export function remindersOf(startsAt: string): readonly string[] {
  return [7, 1].map((days) => new Date(Date.parse(startsAt) - days * dayMs).toISOString());
}

/** Says whether a call to a workflow went through; a workflow that is over is no error. */
export async function unlessOver(call: () => Promise<void>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Wires what activities say to the engine to a Temporal client. */
export function createEngine(client: Client): Engine {
  return {
    startTrack: (start) => startTrack(client, start),
    tellStageOpened: async ({ cycleId, trackId }, opened) => {
      await unlessOver(() => client.workflow.getHandle(workflowIds.track(cycleId, trackId)).signal(stageOpened, opened));
    },
  };
}

const alive = ['opening', 'running', 'closing', 'locked', 'published'] as const;

/** Makes every workflow of a local government look at the clock again, after business time jumped or changed its speed; gives how many. */
export async function rearmAll({ db, client }: { readonly db: Db; readonly client: Client }, pemdaId: string): Promise<number> {
  const ids: string[] = [];
  for (const { _id: cycleId } of await listCycles(db, pemdaId, alive)) {
    const [enrolments, meetings] = await Promise.all([listEnrolments(db, pemdaId, cycleId), listMeetings(db, pemdaId, cycleId)]);
    ids.push(...enrolments.map(({ _id }) => workflowIds.track(cycleId, _id)), ...meetings.map(({ _id }) => workflowIds.rakor(cycleId, _id)));
  }
  let told = 0;
  for (let from = 0; from < ids.length; from += 16) {
    const went = await Promise.all(ids.slice(from, from + 16).map((id) => unlessOver(() => client.workflow.getHandle(id).signal(rearm))));
    told += went.filter(Boolean).length;
  }
  return told;
}

/** Terminates whatever still runs of a cycle: its clockwork first, so that nothing is begun anew. */
export async function endCycle({ db, client }: { readonly db: Db; readonly client: Client }, { pemdaId, cycleId }: { readonly pemdaId: string; readonly cycleId: string }): Promise<void> {
  const [enrolments, meetings] = await Promise.all([listEnrolments(db, pemdaId, cycleId), listMeetings(db, pemdaId, cycleId)]);
  const ids = [workflowIds.cycle(cycleId), ...meetings.map(({ _id }) => workflowIds.rakor(cycleId, _id)), ...enrolments.map(({ _id }) => workflowIds.track(cycleId, _id))];
  for (const id of ids) await unlessOver(async () => { await client.workflow.getHandle(id).terminate('the sample cycle was taken away'); });
}

const pollsWithinMs = 90_000;

/** Says whether a worker asked for work on the main queue within the last minute and a half. */
export async function workerPolls(client: Client): Promise<boolean> {
  const { namespace } = client.options;
  const { pollers } = await client.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueues.main }, taskQueueType: 1 });
  return (pollers ?? []).some(({ lastAccessTime }) => Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1000 < pollsWithinMs);
}
