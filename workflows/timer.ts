import { condition } from '@temporalio/workflow';
import type { BusinessTime } from '../activities/deps.ts';
import { later } from '../core/cycle/clock.ts';
import type { Instant } from '../core/cycle/track.ts';
import { durable } from './durable.ts';

/** Business time as it was read at the workflow's time `asOf`, after the clock had been moved so many times. */
export type KnownTime = BusinessTime & { readonly asOf: number; readonly moves: number };

// Older than this it is asked again: the machine's clock may have been set meanwhile.
const freshMs = 10_000;

/** Gives business time now from what is known of it, or nothing when that is too old or the clock was moved since. */
export function fromKnown(known: KnownTime | undefined, moves: number): BusinessTime | undefined {
  const passed = Date.now() - (known?.asOf ?? 0);
  if (known === undefined || known.moves !== moves || passed > freshMs) return undefined;
  return { now: later(known.now, passed * known.scale), scale: known.scale };
}

/**
 * Waits until a business instant, or until `stop` holds; gives the business time of waking, or nothing when stopped.
 * Business time is asked from an activity, so that a scaled or jumped clock stands in history; just read with a commit it is not asked twice.
 */
export async function waitUntil(of: { readonly pemdaId: string; readonly known?: BusinessTime | undefined }, instant: Instant, stop: () => boolean): Promise<Instant | undefined> {
  const { pemdaId } = of;
  const { now, scale } = of.known ?? await durable('businessNow', { pemdaId });
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
