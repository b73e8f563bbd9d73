import type { ClockRule, Ir, IrNode } from './ir.ts';
import { clockRuleOf } from './moves/graph.ts';
import type { Clock, Effect, Instant, Token, TrackState, Zone } from './track.ts';

/** A submission received this long after the due instant is still on time (engine.md §3.4.3). */
export const allowanceMs = 60_000;
const jitterMs = 120_000;

/** Gives the instant so many milliseconds later. */
export function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** Says whether an instant has come. */
export function hasCome(instant: Instant, now: Instant): boolean {
  return Date.parse(instant) <= Date.parse(now);
}

/** Says whether something received then is after a deadline, its allowance included: +60 s is on time, one millisecond more is not. */
export function isPast(dueAt: Instant, receivedAt: Instant): boolean {
  return Date.parse(receivedAt) > Date.parse(dueAt) + allowanceMs;
}

/** Gives the delay of an agency's reminders, 0 to 120 s, so that a thousand agencies are not written to in one second. Deadlines have none. */
export function reminderDelay(agencyId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < agencyId.length; i += 1) hash = Math.imul(hash ^ agencyId.charCodeAt(i), 0x01000193) >>> 0;
  return hash % (jitterMs + 1);
}

/** Gives the zone of a track's local government, WIB until its first clock is known. */
export function zoneOf(state: TrackState): Zone {
  return state.zone ?? 'WIB';
}

/** Gives the round a token works in: the track's, unless parallel tasks run in rounds of their own. */
export function roundOf(state: TrackState, token: Token): number {
  return token.round ?? state.round;
}

/** Gives the clock that decides about sending: while the head approves, the later of filling and approval. */
export function sendDue(token: Token): Clock | undefined {
  const { clock, heldClock } = token;
  if (token.phase !== 'inApproval' || heldClock === undefined) return clock;
  return clock === undefined || Date.parse(heldClock.dueAt) >= Date.parse(clock.dueAt) ? heldClock : clock;
}

/** Gives every clock that runs for a token: of its node and of its stage. */
export function clocksOf(token: Token): readonly Clock[] {
  return [token.clock, token.stageClock].filter((clock) => clock !== undefined);
}

/** Says whether a clock opens a barrier on its date instead of ending somebody's time. */
export function isBarrierClock(token: Token, clock: Clock): boolean {
  return token.phase === 'waitingOpen' && clock.purpose === 'stage' && clock === token.clock;
}

/** Gives the next timer instant of a track over all its clocks; nothing while suspended or when it has ended. */
export function nextInstant(state: TrackState): Instant | undefined {
  if (state.suspended !== undefined || state.ended !== undefined) return undefined;
  const delay = reminderDelay(state.agencyId);
  const all = state.tokens.flatMap((token) => clocksOf(token).flatMap((clock) => instantsOf(token, clock, delay)));
  return all.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}

/** Phases in which a version received in time may still be on its way. */
export const mayHavePending: ReadonlySet<Token['phase']> = new Set<Token['phase']>(['open', 'inApproval', 'returned']);

function instantsOf(token: Token, clock: Clock, delay: number): readonly Instant[] {
  if (isBarrierClock(token, clock)) return [clock.dueAt];
  const reminders = clock.remindAt.map(({ at }) => later(at, delay));
  if (clock.overdueSince === undefined) return [...reminders, later(clock.dueAt, allowanceMs)];
  const grace = clock.graceUntil === undefined || !mayHavePending.has(token.phase) ? [] : [later(clock.graceUntil, allowanceMs)];
  return [...reminders, ...grace, ...clock.escalateAt.map(({ at }) => at)];
}

/** Gives the effects that a state at rest still waits for: what `rehydrate` and continue-as-new have to start again. */
export function owed(ir: Ir, state: TrackState): readonly Effect[] {
  if (state.ended !== undefined) return [];
  return state.tokens.flatMap((token) => [...owedClocks(ir, token), ...owedWork(ir.nodes[token.node], token)]);
}

function owedClocks(ir: Ir, token: Token): readonly Effect[] {
  return (token.awaits ?? []).flatMap(({ purpose, node, anchor }): readonly Effect[] => {
    const rule: ClockRule | undefined = clockRuleOf(ir, token, { purpose, node });
    return rule === undefined ? [] : [{ kind: 'computeDue', token: token.id, node, rule, anchor, purpose }];
  });
}

/** Gives the work a machine node asks for, or nothing for every other node. */
export function owedWork(node: IrNode | undefined, token: Token): readonly Effect[] {
  if (node === undefined || token.phase !== 'working') return [];
  if (node.kind === 'score') return [{ kind: 'score', token: token.id, node: node.id, form: node.form, source: node.source, as: node.as }];
  if (node.kind === 'publish') return [{ kind: 'publish', token: token.id, node: node.id, what: node.what }];
  return [];
}
