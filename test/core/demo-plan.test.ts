import { describe, expect, test } from '@jest/globals';
import { addWorkingDays, calendarOf, computeClock, extendedDue, instantOf } from '../../core/cycle/calendar.ts';
import { nextInstant } from '../../core/cycle/clock.ts';
import { compileCycle } from '../../core/cycle/compile.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import type { Ir } from '../../core/cycle/ir.ts';
import { refusal } from '../../core/cycle/refusal.ts';
import { startState } from '../../core/cycle/start.ts';
import { step } from '../../core/cycle/step.ts';
import type { Command, Effect, TrackEvent, TrackState } from '../../core/cycle/track.ts';
import { demoCalendar, demoPlan, type DemoStep, type DemoTrack } from '../../core/samples/demo-plan.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';

const calendar = calendarOf(holidayYears);
const place = { calendar, zone: 'WIB' } as const;
const compiled = compileCycle(akipCycle, { forms: { lke: 'akip-lke:1' } });
if (!('ir' in compiled)) throw new Error(JSON.stringify(compiled.faults));
const { ir, snapshotId } = compiled;
const onDay = (day: number, at: string) => instantOf(day === 0 ? demoCalendar.start : addWorkingDays(calendar, demoCalendar.start, day), at, 'WIB');

/** What the workflow would answer to an effect. */
function answer(effect: Effect, at: string): TrackEvent[] {
  if (effect.kind === 'computeDue') return [{ kind: 'dueComputed', token: effect.token, node: effect.node, clock: computeClock(effect.rule, effect.anchor, { ...place, purpose: effect.purpose }), at }];
  if (effect.kind === 'score') return [{ kind: 'scored', token: effect.token, as: effect.as, total: '0.0000', grade: 'D', facts: {}, at }];
  if (effect.kind === 'publish') return [{ kind: 'published', token: effect.token, at }];
  if (effect.kind === 'lookForPending') return [{ kind: 'noPending', token: effect.token, dueAt: effect.dueAt, at }];
  return [];
}

function play(state: TrackState, event: TrackEvent, at: string): TrackState {
  const result = step(ir as Ir, state, event);
  return result.effects.flatMap((effect) => answer(effect, at)).reduce((so, next) => play(so, next, at), result.state);
}

/** Lets the clocks ring up to an instant. */
function wait(state: TrackState, until: string): TrackState {
  for (let so = state, rung = 0; ; rung += 1) {
    const next = nextInstant(so);
    if (next === undefined || next > until) return so;
    if (rung > 200) throw new Error('The clocks never come to rest.');
    so = play(so, { kind: 'timer', at: next }, next);
  }
}

type Words = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'at' | 'actor'> : never) : never;
const open = (state: TrackState) => ({ token: state.tokens[0]!.id, round: state.round });
const noteOf = (question: string) => `note-${question}`;

const review = (state: TrackState, decided: Extract<DemoStep, { act: 'review' }>, at: string): Words[] => {
  const reopened = decided.returned.map(({ question }) => question);
  const settled = Object.keys(state.notes).filter((question) => !reopened.includes(question));
  const notes = [...reopened.map((questionId) => ({ questionId, noteId: noteOf(questionId), status: 'open' as const })), ...settled.map((questionId) => ({ questionId, noteId: state.notes[questionId]!.noteId, status: 'accepted' as const }))];
  return [{ kind: 'finishReview', ...open(state), decision: reopened.length ? 'return' : 'pass', review: { reviewId: at, hash: at, notes } }];
};

/** The commands that one act of the plan stands for. */
function commands(state: TrackState, act: DemoStep, at: string): Words[] {
  if (act.act === 'draft') return [];
  if (act.act === 'extend') return [{ kind: 'extend', token: open(state).token, newDue: extendedDue(state.tokens[0]!.clock!.dueAt, act.days, place), reasonId: 'r' }];
  if (act.act === 'askApproval') return [{ kind: 'askApproval', ...open(state) }];
  if (act.act === 'review') return review(state, act, at);
  if (act.act === 'meeting') return [...act.returned.map(({ question }): Words => ({ kind: 'decideInMeeting', meetingId: act.session, decisionId: `d-${question}`, decision: 'return', questionId: question, noteId: noteOf(question) })), { kind: 'closeMeeting', meetingId: act.session }];
  return [{ kind: 'submit', ...open(state), versionId: at, hash: at, changed: [] }];
}

/** Plays one agency's plan through the rules of the engine up to the day the demo shows. */
function demoState(track: DemoTrack): TrackState {
  const begin = onDay(0, '08:00');
  const fresh = startState(ir, { snapshotId, pemdaId: 'p', cycleId: 'c', trackId: track.agency, agencyId: track.agency, opened: [] });
  const end = track.steps.reduce((before, act, i) => {
    const at = onDay(act.day, '10:00');
    return commands(wait(before, at), act, at).reduce((state, words, n) => {
      if (act.act === 'review') expect([track.agency, i, state.tokens[0]!.holder.tier]).toEqual([track.agency, i, act.tier]);
      const command = { ...words, id: `${i}.${n}`, at, actor: 'system' } as Command;
      expect([track.agency, i, refusal(ir, state, command)]).toEqual([track.agency, i, undefined]);
      return play(state, { kind: 'command', command }, at);
    }, wait(before, at));
  }, play(fresh, { kind: 'started', at: begin }, begin));
  return wait(end, instantOf(demoCalendar.today, '12:00', 'WIB'));
}

const stands = (agency: string) => demoState(demoPlan.find((track) => track.agency === agency)!);

describe('the demo plan, played by the rules of the engine', () => {
  test.each(demoPlan.map((track) => [track.agency, track] as const))('brings %s where the plan says it stands', (_agency, track) => {
    const state = demoState(track);
    const at = state.ended ? 'selesai' : state.tokens[0]!.stage;
    expect(at).toBe(track.standsAt);
  });

  test('leaves only Dinas Sosial late, and its lateness has reached the regional secretary', () => {
    const late = demoPlan.filter((track) => demoState(track).tokens.some((token) => token.clock?.overdueSince !== undefined));
    expect(late.map((track) => track.agency)).toEqual(['dinsos']);
    expect(stands('dinsos').tokens[0]!.clock!.escalateAt).toEqual([]);
  });

  test('returned Dinas Tenaga Kerja twice, and opens six questions at Dinas Kesehatan', () => {
    const disnaker = stands('disnaker');
    expect([disnaker.returnsUsed, disnaker.tokens[0]!.phase]).toEqual([2, 'returned']);
    const opened = Object.entries(stands('dinkes').notes).filter(([, note]) => note.status === 'open').map(([question]) => question);
    expect(opened.sort()).toEqual(['q1b', 'q1c', 'q2b', 'q2c', 'q3c', 'q4c']);
  });

  test('finishes Bappeda after a repair and Disdukcapil without one', () => {
    expect(['bappeda', 'disdukcapil'].map((agency) => [stands(agency).ended?.outcome, stands(agency).round])).toEqual([['finished', 2], ['finished', 1]]);
  });
});

describe('the cycle templates', () => {
  test.each([['AKIP', akipCycle], ['tiny', tinyCycle], ['every node', everyNodeCycle]] as const)('%s compiles without a fault', (_name, definition) => {
    const result = compileCycle(definition, { forms: Object.fromEntries(Object.keys(definition.forms).map((key) => [key, `${key}:1`])) });
    expect('faults' in result ? result.faults : []).toEqual([]);
  });

  test('"every node" holds each of the thirteen kinds', () => {
    expect(new Set(everyNodeCycle.nodes.map((node) => node.kind))).toEqual(new Set(['stage', 'task', 'review', 'gate', 'loop', 'barrier', 'meeting', 'branch', 'parallel', 'score', 'notify', 'publish', 'end']));
  });
});
