import type { Text } from '../../problem.ts';
import { dayOf } from '../calendar.ts';
import { clockRuleOf } from './graph.ts';
import type { Ir, IrNode, NodeId } from '../ir.ts';
import { anchorOf } from './since.ts';
import { messageKinds, type Actor, type AwaitedClock, type Change, type Clock, type ClockPurpose, type Effect, type Instant, type Message, type MessageKind, type Token, type TrackState } from '../track.ts';

/** A message without its key, which it gets from the commit it belongs to. */
export type Saying = Omit<Message, 'key'> & { readonly token: string };

/** What a step has come to so far. Every function of a step takes one and gives the next. */
export type Flow = {
  readonly ir: Ir;
  readonly state: TrackState;
  readonly at: Instant;
  readonly changes: readonly Change[];
  readonly sayings: readonly Saying[];
  readonly effects: readonly Effect[];
};
/** A token that has to go on to a node. */
export type Move = { readonly token: string; readonly to: NodeId };
/** What an act leads to: the flow, and who goes where next. */
export type Going = { readonly flow: Flow; readonly go: readonly Move[] };
/** How an event is written into the audit chain. A quiet act does not raise `rev`. */
export type Act = { readonly name: string; readonly actor: Actor; readonly token?: string | undefined; readonly reasonId?: string | undefined; readonly details?: Readonly<Record<string, unknown>>; readonly quiet?: boolean; readonly commandId?: string | undefined };

/** Begins a step. */
export function begin(ir: Ir, state: TrackState, at: Instant): Flow {
  return { ir, state, at, changes: [], sayings: [], effects: [] };
}

/** Gives a token by its id, or nothing. */
export function findToken(state: TrackState, id: string): Token | undefined {
  return state.tokens.find((token) => token.id === id);
}

/** Gives the node a token stands at; a track never points beside its definition. */
export function nodeOf(ir: Ir, token: Token): IrNode {
  return ir.nodes[token.node] as IrNode;
}

/** Puts a token into the state, in the place of the one with its id. */
export function put(flow: Flow, token: Token): Flow {
  return { ...flow, state: { ...flow.state, tokens: flow.state.tokens.map((one) => (one.id === token.id ? token : one)) } };
}

/** Changes the state beside its tokens. */
export function amend(flow: Flow, change: Partial<TrackState>): Flow {
  return { ...flow, state: { ...flow.state, ...change } };
}

/** Adds a change of process data. */
export function record(flow: Flow, ...changes: readonly Change[]): Flow {
  return { ...flow, changes: [...flow.changes, ...changes] };
}

/** Adds an effect that runs after the commit. */
export function ask(flow: Flow, ...effects: readonly Effect[]): Flow {
  return { ...flow, effects: [...flow.effects, ...effects] };
}

type Recipient = Message['to']['role'];
const ofAgency: ReadonlySet<Recipient> = new Set<Recipient>(['operator', 'head']);

/** Tells people something about the place a token stands in; those of the agency are named by their agency. */
export function tell(flow: Flow, token: Token, message: { readonly kind: MessageKind; readonly to: readonly Recipient[]; readonly tier?: Message['to']['tier']; readonly dueAt?: Instant | undefined; readonly count?: number; readonly text?: Text }): Flow {
  const { to, tier, ...rest } = message;
  const sayings = to.map((role): Saying => ({
    ...rest,
    token: token.id,
    stage: token.stage,
    to: { role, ...(role === 'evaluator' && tier !== undefined ? { tier } : {}), ...(ofAgency.has(role) ? { agencyId: flow.state.agencyId } : {}) },
  }));
  return { ...flow, sayings: [...flow.sayings, ...sayings] };
}

/** Gives those who have a token in hand: of an agency both operator and head, for the engine the coordinator. */
export function holdersOf({ holder: { role, tier } }: Token): { readonly to: readonly Recipient[]; readonly tier?: Message['to']['tier'] } {
  if (role === 'operator' || role === 'head') return { to: ['operator', 'head'] };
  return { to: [role === 'system' ? 'coordinator' : role], tier };
}

/** Gives the message kind that a definition names; an own name of the definition is a custom message. */
export function messageKind(name: string): MessageKind {
  return messageKinds.find((kind) => kind === name) ?? 'custom';
}

/** Gives the token without its clocks, but for the clock of its stage. */
export function withoutClocks(ir: Ir, token: Token): Token {
  const { clock: _clock, heldClock: _held, awaits, ...rest } = token;
  const kept = awaits?.filter(({ node }) => ir.nodes[node]?.kind === 'stage') ?? [];
  return kept.length === 0 ? rest : { ...rest, awaits: kept };
}

/** Asks for a clock of a node; without a due rule for it nothing is asked. */
export function askClock(flow: Flow, token: Token, { purpose, node = token.node }: { readonly purpose: ClockPurpose; readonly node?: NodeId }): Flow {
  const rule = clockRuleOf(flow.ir, token, { purpose, node });
  if (rule === undefined) return put(flow, token);
  const anchor = anchorOf(flow.state, rule, flow.at);
  const awaited: AwaitedClock = { purpose, node, anchor };
  const others = (token.awaits ?? []).filter((one) => one.purpose !== purpose || one.node !== node);
  return ask(put(flow, { ...token, awaits: [...others, awaited] }), { kind: 'computeDue', token: token.id, node, rule, anchor, purpose });
}

/** Says whether a moved deadline is provisional: in a year that no calendar was asked about it is, until it is computed anew. */
export function isProvisional({ dueAt, provisional, zone = 'WIB' }: Clock, moved: Instant): boolean {
  return provisional || dayOf(dueAt, zone).slice(0, 4) !== dayOf(moved, zone).slice(0, 4);
}

/** Moves a clock: its reminders and escalations move by the same time, those in the past are dropped, planned ones come back. */
export function moveClock(clock: Clock, dueAt: Instant, now: Instant): Clock {
  const shift = Date.parse(dueAt) - Date.parse(clock.dueAt);
  const moved = (at: Instant) => new Date(Date.parse(at) + shift).toISOString();
  const ahead = (at: Instant) => Date.parse(at) > Date.parse(now);
  const { overdueSince: _since, ...rest } = clock;
  const plan = [...(clock.past ?? []), ...clock.remindAt.map(({ at }) => at)].map(moved);
  const ladder = [...(clock.told ?? []), ...clock.escalateAt].map(({ at, to }) => ({ at: moved(at), to }));
  const first = clock.extended * 100 + 101;
  return {
    ...rest,
    dueAt,
    provisional: isProvisional(clock, dueAt),
    past: plan.filter((at) => !ahead(at)),
    told: [],
    ...(clock.graceUntil === undefined ? {} : { graceUntil: moved(clock.graceUntil) }),
    remindAt: plan.map((at, i) => ({ at, ordinal: first + i })).filter(({ at }) => ahead(at)),
    escalateAt: ladder,
  };
}
