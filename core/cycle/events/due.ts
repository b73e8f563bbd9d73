import { addedQuestions } from '../forms.ts';
import type { NodeId } from '../ir.ts';
import { amend, findToken, put, tell, type Act, type Flow } from '../moves/flow.ts';
import { clockRuleOf } from '../moves/graph.ts';
import { sinceOf } from '../moves/since.ts';
import { openQuestions, openTask } from '../nodes/task.ts';
import type { AwaitedClock, Clock, ClockPurpose, Token, TrackEvent } from '../track.ts';

type Attach = (flow: Flow, token: Token, due: { readonly clock: Clock; readonly node: NodeId }) => Flow;

const start = (flow: Flow, token: Token, clock: Clock): Flow => put(flow, { ...token, clock });

/** What an agency is asked for in a round at a review: returned questions, or those alone that a newer form version brought. */
function askedOf({ state }: Flow, token: Token): { readonly kind: 'returned' | 'formMoved'; readonly count: number } {
  const returned = openQuestions(state).length;
  return returned > 0 ? { kind: 'returned', count: returned } : { kind: 'formMoved', count: addedQuestions(state, token).length };
}

/** What a computed clock does to its token, by what it is for. */
const attach: Readonly<Record<ClockPurpose, Attach>> = {
  task: (flow, token, { clock }) => openTask(flow, token, clock),
  approval: (flow, token, { clock }) => tell(start(flow, token, clock), token, { kind: 'approvalAsked', to: ['head'], dueAt: clock.dueAt }),
  tier: (flow, token, { clock }) => tell(start(flow, token, clock), token, { kind: token.askedBy === token.tier ? 'resubmitted' : 'reviewAsked', to: ['evaluator'], tier: token.holder.tier, dueAt: clock.dueAt }),
  repair: (flow, token, { clock }) => tell(start(flow, token, clock), token, { ...askedOf(flow, token), to: ['operator', 'head'], dueAt: clock.dueAt }),
  gate: (flow, token, { clock }) => tell(start(flow, token, clock), token, { kind: 'reviewAsked', to: [token.holder.role === 'system' ? 'coordinator' : token.holder.role], dueAt: clock.dueAt }),
  stage: (flow, token, { clock, node }) => put(flow, flow.ir.nodes[node]?.kind === 'barrier' ? { ...token, clock } : { ...token, stageClock: clock }),
};

/** Starts a clock that was asked for; an answer nobody waits for any more is dropped. */
export function dueComputed(flow: Flow, event: Extract<TrackEvent, { readonly kind: 'dueComputed' }>): { readonly flow: Flow; readonly act: Act } | undefined {
  const { node } = event;
  const token = findToken(flow.state, event.token);
  const isAwaited = (one: AwaitedClock) => one.purpose === event.clock.purpose && one.node === node && (event.clock.anchor === undefined || event.clock.anchor === one.anchor);
  const awaited = token?.awaits?.find(isAwaited);
  if (token === undefined || awaited === undefined) return undefined;
  const clock = begun(flow, token, event);
  const { awaits, ...rest } = token;
  const left = awaits?.filter((one) => one !== awaited) ?? [];
  const ready: Token = left.length === 0 ? rest : { ...rest, awaits: left };
  const zoned = clock.zone === undefined || clock.zone === flow.state.zone ? flow : amend(flow, { zone: clock.zone });
  const { purpose, dueAt, provisional } = clock;
  const act: Act = { name: purpose === 'task' ? 'taskOpened' : 'clockSet', actor: 'system', token: token.id, quiet: purpose !== 'task', details: { purpose, dueAt, provisional, node: flow.ir.nodes[node]?.key } };
  return { flow: attach[purpose](zoned, ready, { clock, node }), act };
}

/** A clock that is counted from something earlier has nothing to remind of from before it began. */
function begun({ ir, at }: Flow, token: Token, { clock, node }: { readonly clock: Clock; readonly node: NodeId }): Clock {
  const rule = clockRuleOf(ir, token, { purpose: clock.purpose, node });
  if (rule === undefined || sinceOf(rule) === undefined) return clock;
  const missed = clock.remindAt.filter((reminder) => reminder.at <= at);
  return { ...clock, past: [...(clock.past ?? []), ...missed.map((reminder) => reminder.at)], remindAt: clock.remindAt.filter((reminder) => !missed.includes(reminder)) };
}
