import { describe, expect, test } from '@jest/globals';
import type { ClockRule, CycleDefinition } from '../../core/cycle/ir.ts';
import { nextInstant, reminderDelay } from '../../core/cycle/clock.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

const due = '2026-07-13T16:59:00.000Z';
/** The tiny cycle with another way to treat late work; due on Monday, 13 July 2026 at 23.59 WIB. */
const tinyWith = (late: ClockRule['late']) => {
  const nodes = tinyCycle.nodes.map((node) => (node.key === 'fill' && node.kind === 'task' ? { ...node, clock: { ...node.clock, late } } : node));
  return compiled({ ...tinyCycle, nodes } as CycleDefinition);
};
const accepting = tinyWith({ policy: 'accept' });
const closing = tinyWith({ policy: 'close' });
const gracious = tinyWith({ policy: 'grace', days: 2 });
const submission = { kind: 'submit', token: 't1', round: 1, versionId: 'v1', hash: 'h', changed: [] } as const;
const after = (ms: number) => new Date(Date.parse(due) + ms).toISOString();

describe('reminders', () => {
  test('come one by one, a little delayed for each agency, and never raise the revision', () => {
    const dinkes = aTrack(accepting);
    const { rev } = dinkes.state;
    expect(nextInstant(dinkes.state)).toBe(new Date(Date.parse('2026-07-08T00:30:00.000Z') + reminderDelay('dinkes')).toISOString());
    dinkes.until('2026-07-13T10:00:00.000Z');
    expect(dinkes.messages('reminder').map(({ to, dueAt, stage }) => [to.role, dueAt, stage])).toEqual([['operator', due, 'isi'], ['operator', due, 'isi'], ['operator', due, 'isi']]);
    expect(dinkes.state.rev).toBe(rev);
  });

  test('that were missed come to a single one', () => {
    const dinkes = aTrack(accepting);
    dinkes.setTime('2026-07-13T10:00:00.000Z');
    dinkes.take({ kind: 'timer', at: '2026-07-13T10:00:00.000Z' });
    expect(dinkes.messages('reminder').map(({ count }) => count)).toEqual([3]);
  });

  test('stop when the task is done', () => {
    const dinkes = aTrack(accepting);
    dinkes.sends();
    dinkes.until('2026-07-09T16:00:00.000Z');
    expect(dinkes.messages('reminder').filter(({ to }) => to.role === 'operator')).toHaveLength(0);
  });

  test('are delayed by at most two minutes, differently for different agencies', () => {
    const delays = ['dinkes', 'disdik', 'dinsos', 'dpupr', 'bappeda'].map(reminderDelay);
    expect(delays.every((delay) => delay >= 0 && delay <= 120_000)).toBe(true);
    expect(new Set(delays).size).toBe(delays.length);
  });
});

describe('on time or late', () => {
  test.each([[60_000, false], [60_001, true], [61_000, true]])('received %i ms after the deadline: late is %s', (ms, late) => {
    const dinkes = aTrack(accepting);
    dinkes.setTime(after(ms));
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.state.submission?.late).toBe(late);
    expect(dinkes.state.facts['late']).toBe(late);
  });

  test('a closing stage takes it at +60 s and refuses it at +61 s, with the deadline in words', () => {
    const early = aTrack(closing);
    early.setTime(after(60_000));
    expect(early.sends()).toBeUndefined();
    const tooLate = aTrack(closing);
    tooLate.setTime(after(61_000));
    expect(tooLate.sends()).toMatchObject({ problem: 'deadlinePassed', details: { due: 'Senin, 13 Juli 2026 pukul 23.59 WIB' } });
  });

  test('a closing stage does not let the head be asked after the deadline either', () => {
    const dinkes = aTrack(closing);
    dinkes.setTime(after(60_000));
    expect(dinkes.asks()).toBeUndefined();
    const tooLate = aTrack(closing);
    tooLate.setTime(after(61_000));
    expect(tooLate.asks()).toMatchObject({ problem: 'deadlinePassed' });
  });

  test('nothing is called late before the versions received in time were looked for', () => {
    const dinkes = aTrack(accepting);
    dinkes.leavesPending('head', submission, after(-1000));
    dinkes.until(after(120_000));
    expect(dinkes.acts()).not.toContain('overdue');
    expect(dinkes.state.submission).toMatchObject({ late: false, receivedAt: after(-1000) });
    expect(dinkes.place).toBe('review/submitted');
  });

  test('the due timer fires sixty seconds after the deadline', () => {
    const dinkes = aTrack(accepting);
    dinkes.until(after(-60_000));
    expect(nextInstant(dinkes.state)).toBe(after(60_000));
    dinkes.until(after(60_000));
    expect(dinkes.token?.clock?.overdueSince).toBe(after(60_000));
    expect(dinkes.state.cells['isi']).toMatchObject({ late: true, status: 'current' });
    expect(dinkes.messages('overdue')).toHaveLength(1);
  });

  test('a version that waited while the track was down is on time although the track called it late', () => {
    const dinkes = aTrack(closing);
    const waited = { ...dinkes.commandOf('head', submission), at: after(59_000) };
    dinkes.until('2026-07-14T01:00:00.000Z');
    expect(dinkes.place).toBe('fill/closedUnsubmitted');
    dinkes.take({ kind: 'command', command: waited });
    expect(dinkes.place).toBe('review/submitted');
    expect(dinkes.state.submission).toMatchObject({ late: false });
    expect(dinkes.state.cells['isi']).toMatchObject({ status: 'done', late: false });
    dinkes.until('2026-07-14T02:00:00.000Z');
    expect(dinkes.messages('escalated').map(({ to }) => to.role)).toEqual(['head']);
    dinkes.until('2026-07-16T10:00:00.000Z');
    expect(dinkes.messages('escalated')).toHaveLength(1);
  });
});

describe('the ladder after the deadline', () => {
  test('tells the head after one working day and the regional secretary after five, in that order', () => {
    const dinkes = aTrack(accepting);
    dinkes.until('2026-07-30T10:00:00.000Z');
    expect(dinkes.messages('escalated').map(({ to }) => to.role)).toEqual(['head', 'secretary']);
    expect(dinkes.messages('reminder').length).toBeGreaterThan(5);
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.state.submission?.late).toBe(true);
  });

  test('grace takes late work for two working days and then closes', () => {
    const inTime = aTrack(gracious);
    inTime.until('2026-07-15T16:00:00.000Z');
    expect(inTime.place).toBe('fill/open');
    expect(inTime.sends()).toBeUndefined();
    expect(inTime.state.submission?.late).toBe(true);
    const closed = aTrack(gracious);
    closed.until('2026-07-15T17:01:00.000Z');
    expect(closed.place).toBe('fill/closedUnsubmitted');
    expect(closed.messages('closed').map(({ to }) => to.role)).toEqual(['operator', 'head', 'coordinator']);
    expect(closed.sends()).toMatchObject({ problem: 'closed' });
  });
});

describe('moving a deadline', () => {
  const extension = { kind: 'extend', token: 't1', newDue: '2026-07-20T16:59:00.000Z', reasonId: 'r' } as const;

  test('moves reminders and escalations with it, is recorded and told, and leaves the revision', () => {
    const dinkes = aTrack(accepting);
    dinkes.until('2026-07-10T10:00:00.000Z');
    const { rev } = dinkes.state;
    expect(dinkes.does('coordinator', extension)).toBeUndefined();
    const clock = dinkes.token?.clock;
    expect(clock).toMatchObject({ dueAt: extension.newDue, extended: 1 });
    expect(clock?.remindAt.filter(({ at }) => at < extension.newDue).map(({ at }) => at)).toEqual(['2026-07-15T00:30:00.000Z', '2026-07-17T00:30:00.000Z', '2026-07-20T00:30:00.000Z']);
    expect(clock?.escalateAt[0]?.at).toBe('2026-07-21T00:30:00.000Z');
    expect(dinkes.state.rev).toBe(rev);
    expect(dinkes.changes()).toContainEqual({ kind: 'recordExtension', token: 't1', from: due, to: extension.newDue, reasonId: 'r', decreeRef: undefined });
    expect(dinkes.messages('extended').map(({ to }) => to.role)).toEqual(['operator', 'head']);
  });

  test('opens a closed stage again, and a late one is late no more', () => {
    const dinkes = aTrack(closing);
    dinkes.until('2026-07-15T01:00:00.000Z');
    expect(dinkes.place).toBe('fill/closedUnsubmitted');
    expect(dinkes.does('coordinator', extension)).toBeUndefined();
    expect(dinkes.place).toBe('fill/open');
    expect(dinkes.state.cells['isi']?.late).toBe(false);
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.state.submission?.late).toBe(false);
  });

  test('tells the ladder anew when the longer time is missed as well', () => {
    const dinkes = aTrack(accepting);
    dinkes.until('2026-07-15T01:00:00.000Z');
    dinkes.does('coordinator', extension);
    dinkes.until('2026-07-22T01:00:00.000Z');
    expect(dinkes.messages('escalated').map(({ to }) => to.role)).toEqual(['head', 'head']);
  });

  test('never makes a submission under way stale', () => {
    const dinkes = aTrack(accepting);
    const command = dinkes.commandOf('head', submission);
    dinkes.does('coordinator', extension);
    dinkes.take({ kind: 'command', command });
    expect(dinkes.state.submission).toMatchObject({ versionId: 'v1', late: false });
  });

  test('while the versions of the old deadline are looked for, the answer about the old one counts no more', () => {
    const dinkes = aTrack(closing);
    dinkes.setTime(after(60_000));
    dinkes.does('coordinator', extension);
    dinkes.take({ kind: 'noPending', token: 't1', dueAt: due, at: after(61_000) });
    expect(dinkes.place).toBe('fill/open');
    expect(dinkes.token?.clock?.overdueSince).toBeUndefined();
  });

  test('into a year whose decree is not out yet is marked provisional', () => {
    const dinkes = aTrack(accepting);
    expect(dinkes.token?.clock?.provisional).toBe(false);
    dinkes.does('coordinator', { ...extension, newDue: '2027-01-11T16:59:00.000Z' });
    expect(dinkes.token?.clock?.provisional).toBe(true);
  });

  test('into the past is no extension', () => {
    const dinkes = aTrack(accepting);
    dinkes.until('2026-07-22T01:00:00.000Z');
    expect(dinkes.does('coordinator', extension)).toMatchObject({ problem: 'notShorter' });
  });

  test('to an earlier instant needs the stricter act, and only by the coordinator', () => {
    const dinkes = aTrack(accepting);
    expect(dinkes.does('coordinator', { ...extension, newDue: '2026-07-10T16:59:00.000Z' })).toMatchObject({ problem: 'notShorter' });
    expect(dinkes.does('operator', extension)).toMatchObject({ problem: 'notAllowed' });
    const shorter = { kind: 'shorten', token: 't1', newDue: '2026-07-10T16:59:00.000Z', reasonId: 'r' } as const;
    expect(dinkes.does('coordinator', { ...shorter, newDue: '2026-07-20T16:59:00.000Z' })).toMatchObject({ problem: 'notLonger' });
    expect(dinkes.does('coordinator', { ...shorter, newDue: '2026-07-01T16:59:00.000Z' })).toMatchObject({ problem: 'notLonger' });
    expect(dinkes.does('coordinator', shorter)).toBeUndefined();
    expect(dinkes.token?.clock).toMatchObject({ dueAt: shorter.newDue, extended: 0 });
    expect(dinkes.messages('shortened')).toHaveLength(2);
  });

  test('is refused where no clock runs', () => {
    const dinkes = aTrack(accepting);
    dinkes.sends();
    dinkes.finishes('member', 'pass');
    dinkes.does('coordinator', { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' });
    expect(dinkes.does('coordinator', extension)).toMatchObject({ problem: 'finished' });
  });
});

describe('suspending', () => {
  test('stops the clocks and gives the lost days back', () => {
    const dinkes = aTrack(accepting);
    dinkes.until('2026-07-07T03:00:00.000Z');
    expect(dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' })).toBeUndefined();
    expect(dinkes.state.status).toBe('suspended');
    expect(nextInstant(dinkes.state)).toBeUndefined();
    expect(dinkes.sends()).toMatchObject({ problem: 'suspended' });
    dinkes.setTime('2026-07-14T03:00:00.000Z');
    expect(dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' })).toMatchObject({ problem: 'suspended' });
    expect(dinkes.does('coordinator', { kind: 'resume' })).toBeUndefined();
    expect(dinkes.place).toBe('fill/open');
    expect(dinkes.token?.clock?.dueAt).toBe('2026-07-20T16:59:00.000Z');
    expect(dinkes.does('coordinator', { kind: 'resume' })).toMatchObject({ problem: 'notSuspended' });
  });

  test('of a day and an hour gives two days back, so that the deadline keeps its hour', () => {
    const dinkes = aTrack(accepting);
    dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    dinkes.setTime('2026-07-07T02:00:00.000Z');
    dinkes.does('coordinator', { kind: 'resume' });
    expect(dinkes.token?.clock?.dueAt).toBe('2026-07-15T16:59:00.000Z');
  });

  test('holds everything that would happen by itself, and lets an opened stage in afterwards', () => {
    const every = aTrack(compiled(everyNodeCycle));
    every.sends();
    every.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    every.take({ kind: 'stageOpened', stage: 'reviu', at: every.now });
    expect(every.token?.phase).toBe('waitingOpen');
    every.does('coordinator', { kind: 'resume' });
    expect(every.place).toBe('review/submitted');
    const dinkes = aTrack(accepting);
    dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    const { state } = dinkes;
    dinkes.take({ kind: 'timer', at: '2026-08-01T00:00:00.000Z' });
    dinkes.take({ kind: 'noPending', token: 't1', dueAt: due, at: '2026-08-01T00:00:00.000Z' });
    expect(dinkes.state).toBe(state);
  });

  test('withdrawing ends it for good', () => {
    const dinkes = aTrack(accepting);
    expect(dinkes.does('coordinator', { kind: 'withdraw', reasonId: 'r' })).toMatchObject({ problem: 'notAllowed' });
    expect(dinkes.does('administrator', { kind: 'withdraw', reasonId: 'r' })).toBeUndefined();
    expect(dinkes.state).toMatchObject({ status: 'withdrawn', ended: { outcome: 'withdrawn' } });
    expect(dinkes.others).toContainEqual({ kind: 'tellCycle', stage: 'isi', what: 'ended' });
    const { state } = dinkes;
    expect(dinkes.sends()).toMatchObject({ problem: 'finished' });
    dinkes.take({ kind: 'timer', at: '2027-01-01T00:00:00.000Z' });
    expect(dinkes.state).toBe(state);
  });
});
