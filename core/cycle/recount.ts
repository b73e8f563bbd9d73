import { addWorkingDays, computeClock, dayOf, instantOf, isWorkingDay, timeOf, type Calendar } from './calendar.ts';
import { zoneOf } from './clock.ts';
import type { ClockRule, Ir, StageNode } from './ir.ts';
import { clockRuleOf } from './moves/graph.ts';
import { moveClock } from './moves/flow.ts';
import { anchorOf, sinceOf } from './moves/since.ts';
import type { Clock, ClockSlot, Instant, RecountedClock, Token, TrackState } from './track.ts';

/** The working days before and after a change of the calendar, and when it is looked at. */
export type CalendarChange = { readonly before: Calendar; readonly after: Calendar; readonly now: Instant };

const slots: readonly ClockSlot[] = ['clock', 'heldClock', 'stageClock'];

/**
 * Gives the running clocks of a track that another calendar counts otherwise, each with its new instants. What is late
 * stays late, nothing moves into the past, and a deadline that a person set moves only off a day on which nobody works.
 */
export function recountClocks(ir: Ir, state: TrackState, change: CalendarChange): readonly RecountedClock[] {
  return runningClocks(state, change.now).flatMap(({ token, slot, clock, zone }) => {
    const rule = ruleOf(ir, token, slot);
    const place = { ...change, zone };
    const counted = recounted(clock, [rule, rule], place);
    const next = counted === 'own' ? offTheDay(clock, place) : counted;
    return next === undefined ? [] : [{ token: token.id, slot, from: clock.dueAt, clock: next }];
  });
}

type Standing = { readonly ir: Ir; readonly state: TrackState };

/**
 * Gives the running clocks that another design counts otherwise. What is late stays late, nothing moves into the past,
 * and a deadline that a person set stays.
 */
export function redesignedClocks(before: Standing, after: Standing, { calendar, now }: { readonly calendar: Calendar; readonly now: Instant }): readonly RecountedClock[] {
  return runningClocks(before.state, now).flatMap(({ token, slot, clock, zone }) => {
    const there = after.state.tokens.find(({ id }) => id === token.id);
    const [was, is] = [ruleOf(before.ir, token, slot), there && ruleOf(after.ir, there, slot)];
    const next = there && recounted(clock, [was, is], { before: calendar, after: calendar, now, zone, anchor: anchorIn(after.state, { token, clock }, [was, is]) });
    return next === undefined || next === 'own' ? [] : [{ token: token.id, slot, from: clock.dueAt, clock: next }];
  });
}

function runningClocks(state: TrackState, now: Instant) {
  if (state.ended !== undefined) return [];
  return state.tokens.flatMap((token) => slots.flatMap((slot) => {
    const clock = token[slot];
    return clock === undefined || clock.overdueSince !== undefined || clock.dueAt <= now ? [] : [{ token, slot, clock, zone: clock.zone ?? zoneOf(state) }];
  }));
}

/** What another rule counts from: the same instant, unless it names something else. */
function anchorIn(state: TrackState, { token, clock }: { readonly token: Token; readonly clock: Clock }, [was, is]: readonly [ClockRule | undefined, ClockRule | undefined]): Instant | undefined {
  const [old, fresh] = [was && sinceOf(was), is && sinceOf(is)];
  return is === undefined || JSON.stringify(old) === JSON.stringify(fresh) ? clock.anchor : anchorOf(state, is, old === undefined ? (clock.anchor ?? token.since) : token.since);
}

/** `anchor`: what the new rule counts from, when not from the same. */
type Place = CalendarChange & { readonly zone: NonNullable<Clock['zone']>; readonly anchor?: Instant | undefined };

/** The clock by the new rule and calendar, nothing when it stays, `own` when it is not the one the old rule gives: a person set it. */
function recounted(clock: Clock, [was, is]: readonly [ClockRule | undefined, ClockRule | undefined], { before, after, now, zone, anchor: moved }: Place): Clock | 'own' | undefined {
  const { anchor, purpose } = clock;
  const counted = (rule: ClockRule | undefined, calendar: Calendar, from: Instant | undefined) => (rule === undefined || from === undefined ? undefined : computeClock(rule, from, { calendar, zone, purpose }));
  const [old, fresh] = [counted(was, before, anchor), counted(is, after, moved ?? anchor)];
  if (old === undefined || fresh === undefined || old.dueAt !== clock.dueAt) return 'own';
  if (fresh.dueAt <= now || sameInstants(old, fresh)) return undefined;
  const plan = [...(fresh.past ?? []), ...fresh.remindAt.map(({ at }) => at)].toSorted();
  return { ...fresh, extended: clock.extended, past: plan.filter((at) => at <= now), remindAt: plan.map((at, i) => ({ at, ordinal: i + 1 })).filter(({ at }) => at > now) };
}

const sameInstants = (a: Clock, b: Clock): boolean => JSON.stringify(instantsOf(a)) === JSON.stringify(instantsOf(b));
const instantsOf = ({ dueAt, graceUntil, remindAt, escalateAt, past, provisional, late }: Clock) => [dueAt, graceUntil, remindAt, escalateAt, past, provisional, late];

/** A deadline set by a person keeps its day, unless nobody works on it any more. */
function offTheDay(clock: Clock, { after, now, zone }: Pick<Place, 'after' | 'now' | 'zone'>): Clock | undefined {
  const day = dayOf(clock.dueAt, zone);
  if (isWorkingDay(after, day)) return undefined;
  return moveClock(clock, instantOf(addWorkingDays(after, day, 0), timeOf(clock.dueAt, zone), zone), now);
}

function ruleOf(ir: Ir, token: Token, slot: ClockSlot): ClockRule | undefined {
  const clock = token[slot];
  if (clock === undefined) return undefined;
  if (slot === 'stageClock') return ir.nodes.find((node): node is StageNode => node.kind === 'stage' && node.key === token.stage)?.clock;
  return clockRuleOf(ir, token, { purpose: clock.purpose, node: token.node });
}
