import { durable } from './durable.ts';
import type { NextPeriodInput } from './messages.ts';

/** Opens the next period of a recurring cycle as a draft. A schedule starts it; a period has one draft, however often it is tried. */
export async function nextPeriod({ early, actor, ...place }: NextPeriodInput): Promise<string> {
  const { cycleId: opened } = await durable('openNextPeriod', { ...place, ...(early === true ? { early } : {}), ...(actor === undefined ? {} : { actor }) });
  return opened;
}
