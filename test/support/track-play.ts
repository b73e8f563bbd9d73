import type { Tier } from '../../core/access.ts';
import { calendarOf, computeClock } from '../../core/cycle/calendar.ts';
import { nextInstant } from '../../core/cycle/clock.ts';
import { compileCycle } from '../../core/cycle/compile.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import type { CycleDefinition, Ir } from '../../core/cycle/ir.ts';
import { refusal } from '../../core/cycle/refusal.ts';
import { startState } from '../../core/cycle/start.ts';
import { step } from '../../core/cycle/step.ts';
import type { Actor, Command, Effect, TrackEvent, TrackState } from '../../core/cycle/track.ts';
import type { Problem } from '../../core/problem.ts';

type Commit = Extract<Effect, { kind: 'commit' }>;
type Said<C> = C extends { kind: string } ? Omit<C, 'id' | 'at' | 'actor'> : never;
export type Saying = Said<Command>;

export const calendar = calendarOf(holidayYears);

const person = (personId: string, role: Exclude<Actor, 'system'>['role'], more: { tier?: Tier; agencyId?: string } = {}): Exclude<Actor, 'system'> => ({ personId, name: personId, position: personId, role, ...more });

/** The people of the tests: Dinas Kesehatan is judged by the Inspektorat. */
export const people = {
  operator: person('operator.dinkes', 'operator', { agencyId: 'dinkes' }),
  head: person('kepala.dinkes', 'head', { agencyId: 'dinkes' }),
  member: person('anggota', 'evaluator', { tier: 'member', agencyId: 'inspektorat' }),
  lead: person('ketua', 'evaluator', { tier: 'lead', agencyId: 'inspektorat' }),
  controller: person('dalnis', 'evaluator', { tier: 'controller', agencyId: 'inspektorat' }),
  inspector: person('inspektur', 'evaluator', { tier: 'inspector', agencyId: 'inspektorat' }),
  coordinator: person('koordinator', 'coordinator'),
  administrator: person('administrator', 'administrator'),
  leadership: person('pimpinan', 'leadership'),
} as const;
export type Person = keyof typeof people;

/** Compiles a definition with every form published; a fault fails the test with its sentence. */
export function compiled(definition: CycleDefinition): Ir {
  const forms = Object.fromEntries(Object.keys(definition.forms).map((key) => [key, `${key}:1`]));
  const result = compileCycle(definition, { forms });
  if ('faults' in result) throw new Error(result.faults.map(({ message }) => message.en).join('\n'));
  return result.ir;
}

export type Play = ReturnType<typeof aTrack>;
type PlayOptions = { readonly at?: string; readonly scores?: Readonly<Record<string, string>>; /** What a score finds of thresholds. */ readonly facts?: TrackState['facts']; readonly opened?: readonly string[]; readonly state?: TrackState };

/** One track of Dinas Kesehatan on a simulated clock: effects are done at once, time moves only when the test says so. */
export function aTrack(first: Ir, { at = '2026-07-06T01:00:00.000Z', scores = {}, facts = {}, opened = [], state: given }: PlayOptions = {}) {
  let ir = first;
  let state = given ?? startState(ir, { snapshotId: 's', pemdaId: 'p', cycleId: 'c', trackId: 'k1', agencyId: 'dinkes', opened });
  let now = at;
  let count = 0;
  const commits: Commit[] = [];
  const others: Effect[] = [];
  const pending: Command[] = [];

  const answer = (effect: Effect): TrackEvent | undefined => {
    if (effect.kind === 'computeDue') return { kind: 'dueComputed', token: effect.token, node: effect.node, at: now, clock: computeClock(effect.rule, effect.anchor, { calendar, zone: 'WIB', purpose: effect.purpose }) };
    if (effect.kind === 'score') return { kind: 'scored', token: effect.token, as: effect.as, total: scores[effect.as] ?? '73', grade: 'BB', facts, at: now };
    if (effect.kind === 'publish') return { kind: 'published', token: effect.token, at: now };
    if (effect.kind !== 'lookForPending') return undefined;
    const waiting = pending.shift();
    return waiting === undefined ? { kind: 'noPending', token: effect.token, dueAt: effect.dueAt, at: now } : { kind: 'command', command: waiting };
  };
  const take = (event: TrackEvent): void => {
    const result = step(ir, state, event);
    if (event.kind === 'command' && event.next !== undefined && result.state !== state) ir = event.next;
    state = result.state;
    for (const effect of result.effects) {
      if (effect.kind === 'commit') commits.push(effect);
      else others.push(effect);
    }
    for (const effect of result.effects) {
      const next = answer(effect);
      if (next !== undefined) take(next);
    }
  };
  const commandOf = (who: Person, saying: Saying): Command => ({ ...saying, id: `u${(count += 1)}`, at: now, actor: people[who] }) as Command;
  const token = () => state.tokens.find(({ phase }) => phase !== 'joined')?.id ?? 't1';
  const does = (who: Person, saying: Saying, next?: Ir): Problem | undefined => {
    const command = commandOf(who, saying);
    const why = refusal(ir, state, command, next);
    take({ kind: 'command', command, next });
    return why;
  };

  if (given === undefined) take({ kind: 'started', at: now });
  return {
    get ir() { return ir; },
    get state() { return state; },
    get now() { return now; },
    get token() { return state.tokens.find(({ id }) => id === token()); },
    get place() { return `${ir.nodes[state.tokens.find(({ id }) => id === token())?.node ?? -1]?.key ?? 'nowhere'}/${state.status}`; },
    commits, others, take, does, commandOf,
    acts: () => commits.map(({ audit }) => audit.act),
    messages: (kind?: string) => commits.flatMap(({ messages }) => messages).filter((message) => kind === undefined || message.kind === kind),
    changes: () => commits.flatMap(({ changes }) => changes),
    /** Moves the clock without looking at it. */
    setTime(at: string) { now = at; },
    /** Lets time pass, firing every timer on the way. */
    until(at: string) {
      for (let next = nextInstant(state); next !== undefined && Date.parse(next) <= Date.parse(at); next = nextInstant(state)) {
        now = Date.parse(next) > Date.parse(now) ? next : now;
        take({ kind: 'timer', at: now });
        if (nextInstant(state) === next) throw new Error(`the timer of ${next} left its instant standing at ${state.status}`);
      }
      now = at;
    },
    /** A version that was stored in time but that the track has not heard of. */
    leavesPending(who: Person, saying: Saying, receivedAt: string) { pending.push({ ...commandOf(who, saying), at: receivedAt } as Command); },
    asks: () => does('operator', { kind: 'askApproval', token: token(), round: state.round }),
    sends: (who: Person = 'head') => does(who, { kind: 'submit', token: token(), round: state.round, versionId: `v${state.round}.${count}`, hash: 'h', changed: [] }),
    finishes: (who: Person, decision: 'pass' | 'return' | 'sendBack', notes: Readonly<Record<string, 'open' | 'accepted'>> = {}) =>
      does(who, { kind: 'finishReview', token: token(), round: state.round, decision, review: { reviewId: `r${count}`, hash: 'h', notes: Object.entries(notes).map(([questionId, status]) => ({ questionId, noteId: status === 'open' ? `n.${questionId}.${count}` : (state.notes[questionId]?.noteId ?? 'n'), status })) } }),
    decides: (decision: 'accept' | 'return' | 'score' | 'extend' | 'escalate' | 'postpone', questionId?: string, newDue?: string) =>
      does('coordinator', { kind: 'decideInMeeting', meetingId: 'm1', decisionId: `d${count}`, decision, ...(questionId === undefined ? {} : { questionId, noteId: `nd.${questionId}.${count}` }), ...(newDue === undefined ? {} : { newDue }) }),
    closesMeeting: (meetingId = 'm1') => does('coordinator', { kind: 'closeMeeting', meetingId }),
  };
}
