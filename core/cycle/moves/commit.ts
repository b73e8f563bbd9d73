import { zoneOf } from '../clock.ts';
import { formatDate } from '../dates.ts';
import { problem, type Problem } from '../../problem.ts';
import type { Actor, AuditEntry, Effect, Message, StepResult, TrackState, TrackStatus } from '../track.ts';
import { findToken, type Act, type Flow, type Saying } from './flow.ts';
import { settleCells } from './stages.ts';

const remembered = 50;

/** Names who acts, for sentences. */
function nameOf(actor: Actor): string {
  return actor === 'system' ? 'sistem' : actor.name;
}

/** Ends a step with its one commit: cells and facts brought into agreement, numbers raised, one audit entry, messages with their keys. */
export function commit(before: TrackState, flow: Flow, act: Act): StepResult {
  const { actor, token, reasonId, name } = act;
  const settled = settle(before, flow, act);
  const audit: AuditEntry = {
    seq: settled.auditSeq, act: name, actor, at: flow.at, token, reasonId,
    stage: (token === undefined ? undefined : (findToken(settled, token) ?? findToken(before, token))?.stage) ?? settled.tokens[0]?.stage,
    before: { status: before.status, rev: before.rev }, after: { status: settled.status, rev: settled.rev },
    details: act.details ?? {},
  };
  const key = `${settled.auditSeq}/${name}`;
  const done: Effect = { kind: 'commit', key, audit, changes: flow.changes, messages: keyed(settled, flow.sayings), state: settled };
  return { state: settled, effects: [done, ...flow.effects.filter((effect) => isStillAsked(settled, effect))] };
}

function settle(before: TrackState, flow: Flow, act: Act): TrackState {
  const { state, at } = flow;
  return {
    ...state,
    facts: factsOf(state),
    cells: settleCells(state, at),
    status: statusOf(state),
    rev: before.rev + (act.quiet === true ? 0 : 1),
    projection: before.projection + 1,
    auditSeq: before.auditSeq + 1,
    ...(act.quiet === true ? {} : { lastAct: { kind: act.name, by: nameOf(act.actor), at } }),
    seen: act.commandId === undefined ? state.seen : [...(state.seen.length < remembered ? state.seen : state.seen.slice(1 - remembered)), act.commandId],
  };
}

/** Gives the facts that gates and branches may read; the same object while they stay the same. */
export function factsOf({ facts, notes, round, submission }: TrackState): TrackState['facts'] {
  let openNotes = 0;
  for (const id in notes) if (notes[id]?.status !== 'accepted') openNotes += 1;
  const late = submission?.late ?? false;
  return facts['late'] === late && facts['round'] === round && facts['openNotes'] === openNotes ? facts : { ...facts, late, round, openNotes };
}

function statusOf(state: TrackState): TrackStatus {
  if (state.ended !== undefined) return state.status === 'withdrawn' ? 'withdrawn' : 'ended';
  if (state.suspended !== undefined) return 'suspended';
  return (state.tokens.find(({ phase }) => phase !== 'joined') ?? state.tokens[0])?.phase ?? 'working';
}

function keyed(state: TrackState, sayings: readonly Saying[]): readonly Message[] {
  return sayings.map(({ token, ...message }, i) => ({ ...message, key: `${state.trackId}/${token}/${state.round}/${message.kind}/${state.auditSeq}.${i}` }));
}

// A step that goes on past a node has no more use for the clock it asked for there.
function isStillAsked(state: TrackState, effect: Effect): boolean {
  if (effect.kind !== 'computeDue') return true;
  return findToken(state, effect.token)?.awaits?.some(({ purpose, node, anchor }) => purpose === effect.purpose && node === effect.node && anchor === effect.anchor) ?? false;
}

/** Says that somebody else changed the case meanwhile: who, and when in local time. */
export function stale(state: TrackState): Problem {
  const { by = '?', at } = state.lastAct ?? {};
  const when = at === undefined ? '?' : formatDate(at, { zone: zoneOf(state), style: 'full' }).id;
  return problem('stale', { who: by, when, ...(at === undefined ? {} : { at }) });
}
