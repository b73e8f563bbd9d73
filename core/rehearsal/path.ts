import { computeClock } from '../cycle/calendar.ts';
import { nextInstant } from '../cycle/clock.ts';
import { refusal } from '../cycle/refusal.ts';
import { factsRead, choosingRules } from '../cycle/rules.ts';
import { agencyFacts, startState } from '../cycle/start.ts';
import { step } from '../cycle/step.ts';
import type { Command, Effect, Instant, Token, TrackEvent, TrackState } from '../cycle/track.ts';
import { intentAt, reviewerOf, type Intent } from './actors.ts';
import type { Behaviour } from '../cycle/ir.ts';
import { randomOf, type Given, type Happening, type PathResult, type RehearsalPlan, type Waiting } from './plan.ts';

/** One agency's path on a simulated clock, advanced until it waits for others or nothing more will happen. */
export type Path = {
  readonly agency: number;
  /** Plays on until the path waits at a barrier, ends, stands still or the time is up. */
  readonly run: () => void;
  /** Opens a stage for this path. */
  readonly open: (stage: string, at: Instant) => void;
  readonly now: () => Instant;
  readonly state: () => TrackState;
  readonly waitsAt: () => string | undefined;
  readonly result: () => PathResult;
  readonly happenings: readonly Happening[];
  readonly waited: readonly Waiting[];
  readonly given: readonly Given[];
};

type Commit = Extract<Effect, { readonly kind: 'commit' }>;

/** Thresholds that branches and results of this cycle read: the rehearsal has to answer them, for nobody fills anything in. */
const thresholdsOf = ({ ir }: RehearsalPlan): readonly string[] => factsRead(ir.nodes.flatMap(choosingRules)).filter((fact) => fact.startsWith('threshold.'));

/** Starts the path of one agency through the very `step` that the workflow runs. */
export function pathOf(plan: RehearsalPlan, agency: number, behaviour: Behaviour): Path {
  const { ir, zone, calendar, startsAt, until } = plan;
  const whose = plan.agencies[agency]!;
  const random = randomOf(plan.seed * 7919 + agency);
  const thresholds = thresholdsOf(plan);
  let state = startState(ir, { snapshotId: 'gladi', pemdaId: 'gladi', cycleId: 'gladi', trackId: `k${agency}`, agencyId: whose.key, opened: [], facts: agencyFacts(whose.kind) });
  let now = startsAt;
  let count = 0;
  let late = false;
  let pending: { readonly intent: Intent | undefined; readonly of: string } | undefined;
  const happenings: Happening[] = [];
  const waited: Waiting[] = [];
  const given: Given[] = [];
  const arrived = new Map<string, { readonly at: Instant; readonly token: Token }>();

  const answer = (effect: Effect): TrackEvent | undefined => {
    if (effect.kind === 'computeDue') return { kind: 'dueComputed', token: effect.token, node: effect.node, at: now, clock: computeClock(effect.rule, effect.anchor, { calendar, zone, purpose: effect.purpose }) };
    if (effect.kind === 'score') return { kind: 'scored', token: effect.token, as: effect.as, total: (55 + Math.floor(random() * 35)).toFixed(2), grade: '', facts: Object.fromEntries(thresholds.map((fact) => [fact, behaviour === 'punctual' || random() < 0.6])), at: now };
    if (effect.kind === 'publish') return { kind: 'published', token: effect.token, at: now };
    return effect.kind === 'lookForPending' ? { kind: 'noPending', token: effect.token, dueAt: effect.dueAt, at: now } : undefined;
  };
  const note = ({ audit, messages, state: { round } }: Commit): void => {
    const told = messages.map(({ kind, to, stage, dueAt }): Happening => ({ at: audit.at, agency, commit: audit.seq, act: audit.act, stage, round, message: kind, to: to.role, ...(to.tier ? { tier: to.tier } : {}), ...(dueAt ? { dueAt } : {}) }));
    happenings.push(...(told.length ? told : [{ at: audit.at, agency, commit: audit.seq, act: audit.act, stage: audit.stage ?? '', round }]));
    late ||= audit.act === 'overdue' || audit.act === 'closed';
  };
  // What waited at a reviewer is closed when the tier or the phase changes.
  const keepWaiting = (): void => {
    const open = new Map(state.tokens.filter(({ phase }) => phase === 'submitted' || phase === 'inReview').map((token) => [`${token.id}/${token.node}/${token.tier ?? 0}/${state.round}`, token]));
    for (const [key, since] of arrived) {
      if (open.has(key)) continue;
      arrived.delete(key);
      const tier = since.token.holder.tier ?? 'member';
      waited.push({ reviewer: reviewerOf(whose, tier), tier, agency, from: since.at, to: now });
    }
    for (const [key, token] of open) if (!arrived.has(key)) arrived.set(key, { at: now, token });
  };
  const take = (event: TrackEvent): void => {
    const result = step(ir, state, event);
    state = result.state;
    for (const effect of result.effects) if (effect.kind === 'commit') note(effect);
    for (const effect of result.effects) {
      const next = answer(effect);
      if (next !== undefined) take(next);
    }
  };

  /** What the token that comes first will do; thought of once per state of the path, so that reminders change no mind. */
  const intent = (): Intent | undefined => {
    const of = `${state.rev}/${state.tokens.map(({ id, phase }) => id + phase).join()}`;
    if (pending?.of !== of) {
      const all = state.tokens.flatMap((token) => intentAt({ plan, agency: whose, behaviour, state, token, now, random }) ?? []);
      pending = { of, intent: all.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] };
    }
    return pending.intent;
  };
  const act = ({ at, commands }: Intent): void => {
    now = at > now ? at : now;
    pending = undefined;
    for (const [i, saying] of commands.entries()) {
      const command = { ...saying, id: `u${(count += 1)}`, at: now } as Command;
      if (refusal(ir, state, command) !== undefined) continue;
      given.push({ at: now, command });
      take({ kind: 'command', command });
      // A second verdict only stands in for a refused one; a meeting's closing follows its decisions.
      if (commands[i + 1]?.kind === command.kind) break;
    }
  };

  take({ kind: 'started', at: now });
  const waitsAt = () => {
    const token = state.ended === undefined ? state.tokens.find(({ phase, holder }) => phase === 'waitingOpen' && holder.role !== 'system') : undefined;
    return token === undefined || state.tokens.some(({ phase }) => phase !== 'waitingOpen' && phase !== 'joined') ? undefined : token.stage;
  };
  const run = (): void => {
    keepWaiting();
    while (state.ended === undefined && waitsAt() === undefined) {
      const [next, tick] = [intent(), nextInstant(state)];
      const at = [next?.at, tick].filter((each) => each !== undefined).toSorted()[0];
      if (at === undefined || at > until) break;
      const before = state;
      if (next !== undefined && (tick === undefined || next.at <= tick)) act(next);
      else {
        now = at > now ? at : now;
        take({ kind: 'timer', at: now });
        // An instant that a timer leaves standing is over: time must not stand still.
        if (nextInstant(state) === tick && state === before) break;
      }
      keepWaiting();
      if (state === before && next !== undefined && next.at <= now) break;
    }
  };
  return {
    agency, happenings, waited, given, run, waitsAt,
    open: (stage, at) => { now = at > now ? at : now; pending = undefined; take({ kind: 'stageOpened', stage, at: now }); },
    now: () => now,
    state: () => state,
    result: () => {
      const token = state.tokens[0];
      const stuck = state.ended === undefined && token !== undefined ? { stage: token.stage, phase: token.phase, since: token.since } : undefined;
      return { agency, behaviour, late, ...(state.ended === undefined ? {} : { endedAt: state.ended.at, outcome: state.ended.outcome }), ...(stuck === undefined ? {} : { stuck }) };
    },
  };
}
