import { allowanceMs, clocksOf, hasCome, isBarrierClock, later, mayHavePending, reminderDelay, sendDue } from '../clock.ts';
import type { BarrierNode } from '../ir.ts';
import { ask, findToken, nodeOf, put, tell, type Act, type Flow, type Move } from '../moves/flow.ts';
import { openStage } from '../moves/since.ts';
import { walk } from '../moves/walk.ts';
import type { Clock, Message, Token, TrackEvent } from '../track.ts';

type Done = { readonly flow: Flow; readonly act?: Act } | undefined;
type Recipient = Message['to']['role'];
/** What one look at the clocks has come to. */
type Look = { readonly flow: Flow; readonly acts: readonly { readonly name: string; readonly token: string }[]; readonly go: readonly Move[] };

/** Does everything whose time has come: reminders, due instants, grace ends, escalations, dated openings. */
export function timer(flow: Flow, _event: Extract<TrackEvent, { readonly kind: 'timer' }>): Done {
  const { state } = flow;
  if (state.suspended !== undefined) return undefined;
  const start: Look = { flow, acts: [], go: [] };
  const look = state.tokens.reduce((so, { id }) => lookAtToken(so, id), start);
  if (look.acts.length === 0) return look.flow.effects.length === 0 ? undefined : { flow: look.flow };
  const name = ranked.find((act) => look.acts.some((done) => done.name === act)) ?? 'reminded';
  const quiet = name === 'reminded' || name === 'escalated';
  const token = look.acts.find((done) => done.name === name)?.token;
  return { flow: walk(look.flow, look.go), act: { name, actor: 'system', token, details: { acts: look.acts.map((done) => done.name) }, quiet } };
}

const ranked = ['opened', 'closed', 'overdue', 'escalated', 'reminded'] as const;

function lookAtToken(look: Look, id: string): Look {
  const token = findToken(look.flow.state, id) as Token;
  return clocksOf(token).reduce((so, clock) => (isBarrierClock(token, clock) ? lookAtBarrier(so, token) : lookAtClock(so, id, clock)), look);
}

function lookAtBarrier(look: Look, token: Token): Look {
  const { flow, acts, go } = look;
  if (token.clock === undefined || !hasCome(token.clock.dueAt, flow.at)) return look;
  const node = nodeOf(flow.ir, token) as BarrierNode;
  const opened = openStage(flow, node.stage);
  return { flow: opened, acts: [...acts, { name: 'opened', token: token.id }], go: [...go, { token: token.id, to: node.next }] };
}

function lookAtClock(look: Look, id: string, clock: Clock): Look {
  return escalate(fallDue(remind(look, id, clock), id, clock.purpose), id, clock.purpose);
}

const slotOf = (purpose: Clock['purpose']): 'clock' | 'stageClock' => (purpose === 'stage' ? 'stageClock' : 'clock');

/** Several missed reminders come to one message: the latest. */
function remind(look: Look, id: string, clock: Clock): Look {
  const { flow } = look;
  const delay = reminderDelay(flow.state.agencyId);
  const due = clock.remindAt.filter(({ at }) => hasCome(later(at, delay), flow.at));
  const last = due.at(-1);
  if (last === undefined) return look;
  const token = findToken(flow.state, id) as Token;
  const kept: Clock = { ...clock, past: [...(clock.past ?? []), ...due.map(({ at }) => at)], remindAt: clock.remindAt.filter((one) => !due.includes(one)) };
  const told = tell(put(flow, { ...token, [slotOf(clock.purpose)]: kept }), token, { kind: 'reminder', to: holders(flow, token, clock), tier: token.holder.tier, dueAt: shownDue(clock), count: last.ordinal });
  return { ...look, flow: told, acts: [...look.acts, { name: 'reminded', token: id }] };
}

/** A stage's own deadline is not the one its cell shows, so its messages carry none. */
function shownDue(clock: Clock): string | undefined {
  return clock.purpose === 'stage' ? undefined : clock.dueAt;
}

function holders(flow: Flow, token: Token, clock: Clock): readonly Recipient[] {
  if (clock.purpose === 'stage') return [flow.ir.stages.find(({ key }) => key === token.stage)?.owner ?? 'coordinator'];
  return [token.holder.role === 'system' ? 'coordinator' : token.holder.role];
}

/** At the due instant it first asks for versions received in time; only their absence makes anything late. */
function fallDue(look: Look, id: string, purpose: Clock['purpose']): Look {
  const { flow } = look;
  const token = findToken(flow.state, id) as Token;
  const clock = token[slotOf(purpose)];
  const until = clock === undefined ? undefined : nextEnd(token, clock);
  if (clock === undefined || until === undefined || !hasCome(later(until, allowanceMs), flow.at)) return look;
  if (purpose !== 'stage' && mayHavePending.has(token.phase)) return { ...look, flow: ask(flow, { kind: 'lookForPending', token: id, dueAt: until }) };
  return { ...look, flow: markOverdue(flow, token, purpose), acts: [...look.acts, { name: 'overdue', token: id }] };
}

/** The end that a clock still has ahead: its due instant, then the end of its grace. */
function nextEnd(token: Token, clock: Clock): string | undefined {
  if (clock.overdueSince === undefined) return clock.dueAt;
  return mayHavePending.has(token.phase) && clock.late === 'grace' ? clock.graceUntil : undefined;
}

function markOverdue(flow: Flow, token: Token, purpose: Clock['purpose']): Flow {
  const slot = slotOf(purpose);
  const clock = token[slot] as Clock;
  const late = put(flow, { ...token, [slot]: { ...clock, overdueSince: flow.at } });
  return tell(late, token, { kind: 'overdue', to: holders(flow, token, clock), tier: token.holder.tier, dueAt: shownDue(clock) });
}

function escalate(look: Look, id: string, purpose: Clock['purpose']): Look {
  const { flow } = look;
  const token = findToken(flow.state, id) as Token;
  const clock = token[slotOf(purpose)];
  const due = clock?.overdueSince === undefined ? [] : clock.escalateAt.filter(({ at }) => hasCome(at, flow.at));
  if (clock === undefined || due.length === 0) return look;
  const rest: Clock = { ...clock, told: [...(clock.told ?? []), ...due], escalateAt: clock.escalateAt.filter((one) => !due.includes(one)) };
  const left = put(flow, { ...token, [slotOf(purpose)]: rest });
  const told = due.reduce((so, { to }) => tell(so, token, { kind: 'escalated', to: [to], dueAt: shownDue(clock) }), left);
  return { ...look, flow: told, acts: [...look.acts, { name: 'escalated', token: id }] };
}

/** Nothing was received in time: the token is late, or closed where nothing late is taken. */
export function noPending(flow: Flow, { token: id, dueAt }: Extract<TrackEvent, { readonly kind: 'noPending' }>): Done {
  const { state } = flow;
  const token = findToken(state, id);
  const clock = token?.clock;
  if (token === undefined || clock === undefined || state.suspended !== undefined || !mayHavePending.has(token.phase)) return undefined;
  // Only the instant counts, not the answer's own time: the machine that looked may run a little behind.
  if (nextEnd(token, clock) !== dueAt) return undefined;
  const wasLate = clock.overdueSince !== undefined;
  const late = wasLate ? flow : markOverdue(flow, token, clock.purpose);
  const ends = wasLate || (clock.late === 'close' && hasCome(sendDue(token)?.dueAt ?? dueAt, dueAt));
  const closed = ends ? close(late, id) : late;
  return { flow: closed, act: { name: ends ? 'closed' : 'overdue', actor: 'system', token: id, details: { dueAt } } };
}

function close(flow: Flow, id: string): Flow {
  const token = findToken(flow.state, id) as Token;
  const { clock } = token;
  const shut: Token = { ...token, phase: 'closedUnsubmitted', since: flow.at, holder: { role: 'coordinator' }, ...(clock === undefined ? {} : { clock: { ...clock, past: [...(clock.past ?? []), ...clock.remindAt.map(({ at }) => at)], remindAt: [] } }) };
  return tell(put(flow, shut), shut, { kind: 'closed', to: ['operator', 'head', 'coordinator'], dueAt: clock?.dueAt });
}
