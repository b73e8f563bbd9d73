import { workflowInfo } from '@temporalio/workflow';
import { durable } from './durable.ts';
import type { NextPeriodInput } from './messages.ts';

/** Opens the next period of a recurring cycle as a draft. A schedule starts it; the same run opens one draft, however often it is tried. */
export async function nextPeriod({ pemdaId, cycleId, early }: NextPeriodInput): Promise<string> {
  const { cycleId: opened } = await durable('openNextPeriod', { pemdaId, cycleId, run: workflowInfo().firstExecutionRunId, ...(early === true ? { early } : {}) });
  return opened;
}
