import { ActivityFailure, isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { taskQueues } from './messages.ts';

// First tried as a local activity: one marker in history instead of three events with the whole input,
// and no trip through the server. Only an outage pays for a regular activity, which retries without limit.
const quick = proxyLocalActivities<Activities>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '6 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 3, maximumAttempts: 3 },
});
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});
/** Activities over many tracks: long, with heartbeats, on the queue that leaves the short ones alone; begun again they harm nothing. */
export const bulk = proxyActivities<Pick<Activities, 'startTracks' | 'openStageForAll'>>({
  taskQueue: taskQueues.io,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

type Name = keyof Activities;

/** Runs an activity until it is done, however long the database is away; it must be safe to run twice. `onTrouble` runs before the long wait begins. */
export async function durable<N extends Name>(name: N, input: Parameters<Activities[N]>[0], onTrouble?: () => Promise<void>): Promise<Awaited<ReturnType<Activities[N]>>> {
  try {
    return await call(quick, name, input);
  } catch (failure) {
    if (!(failure instanceof ActivityFailure) || isCancellation(failure)) throw failure;
    await onTrouble?.();
    return call(patient, name, input);
  }
}

type Proxy = typeof quick | typeof patient;

function call<N extends Name>(proxy: Proxy, name: N, input: Parameters<Activities[N]>[0]) {
  const run = proxy[name] as unknown as (given: typeof input) => Promise<Awaited<ReturnType<Activities[N]>>>;
  return run(input);
}
