import { ScheduleNotFoundError, ScheduleOverlapPolicy, isGrpcDeadlineError, type Client } from '@temporalio/client';
import { problem, type Problem } from '../core/problem.ts';
import { openingMonths, type Recurrence } from '../core/cycle/recurrence.ts';
import { startOnce } from './engine.ts';
import { taskQueues, workflowIds, type NextPeriodInput } from '../workflows/messages.ts';

type Plan = NextPeriodInput & { readonly recurrence: Recurrence; /** IANA name. */ readonly timezone: string };

const options = ({ pemdaId, cycleId, recurrence, timezone }: Plan) => ({
  spec: { calendars: [{ month: openingMonths(recurrence).map((month) => ({ start: monthNames[month - 1]!, end: monthNames[month - 1]! })), dayOfMonth: recurrence.day, hour: 6, minute: 0, comment: 'next period' }], timezone },
  action: { type: 'startWorkflow' as const, workflowType: 'nextPeriod', workflowId: workflowIds.next(cycleId), taskQueue: taskQueues.main, args: [{ pemdaId, cycleId }] },
  // Two never run at once; one that was missed for up to a day is caught up (issue: catch-up 24 h).
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '24 hours' as const },
});

const monthNames = ['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const;

/** Has the engine open the next periods, or changes when; saying the same again changes nothing. */
export async function keepRecurring(client: Client, plan: Plan): Promise<void> {
  const handle = client.schedule.getHandle(workflowIds.next(plan.cycleId));
  try {
    await handle.update(() => ({ ...options(plan), state: {} }));
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    await client.schedule.create({ scheduleId: workflowIds.next(plan.cycleId), ...options(plan) });
  }
}

/** Ends the recurrence; one that is not there is no error. */
export async function endRecurring(client: Client, cycleId: string): Promise<void> {
  await client.schedule.getHandle(workflowIds.next(cycleId)).delete().catch((error: unknown) => { if (!(error instanceof ScheduleNotFoundError)) throw error; });
}

const openMs = 10_000;

/** Opens the next period now and gives its draft; a period has one, however often it is asked for. Without an answer in time it is `unavailable`, and asked for again it is found. */
export async function openEarly(client: Client, input: NextPeriodInput, operationId: string): Promise<string | Problem> {
  const workflowId = `${workflowIds.next(input.cycleId)}/${operationId}`;
  return client.withDeadline(Date.now() + openMs, async () => {
    await startOnce(client, { type: 'nextPeriod', workflowId, input });
    return client.workflow.getHandle(workflowId).result() as Promise<string>;
  }).catch((error: unknown) => (isGrpcDeadlineError(error) ? problem('unavailable') : Promise.reject(error instanceof Error ? error : new Error(String(error)))));
}

/** Gives the next times at which a period opens. */
export async function nextOpenings(client: Client, cycleId: string): Promise<readonly string[]> {
  try {
    const { info } = await client.schedule.getHandle(workflowIds.next(cycleId)).describe();
    return info.nextActionTimes.slice(0, 3).map((time) => time.toISOString());
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return [];
    throw error;
  }
}
