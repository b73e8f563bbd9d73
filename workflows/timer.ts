import { condition } from '@temporalio/workflow';
import type { Instant } from '../core/cycle/track.ts';
import { durable } from './durable.ts';

/**
 * Waits until a business instant, or until `stop` holds; gives the business time of waking, or nothing when stopped.
 * Business time is asked from an activity, so that a scaled or jumped clock stands in history.
 */
export async function waitUntil(pemdaId: string, instant: Instant, stop: () => boolean): Promise<Instant | undefined> {
  const { now, scale } = await durable('businessNow', { pemdaId });
  const left = Math.ceil((Date.parse(instant) - Date.parse(now)) / scale);
  if (stop()) return undefined;
  if (left <= 0) return now;
  if (await condition(stop, left)) return undefined;
  // Asked again: a worker that was away for a week wakes a week late. Two machines' clocks may differ a little.
  const woken = await durable('businessNow', { pemdaId });
  return stop() ? undefined : latest(woken.now, instant);
}

/** Gives the later of two instants. */
export function latest(one: Instant, other: Instant): Instant {
  return Date.parse(one) < Date.parse(other) ? other : one;
}
