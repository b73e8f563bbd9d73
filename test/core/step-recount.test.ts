import { describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../core/cycle/calendar.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { recountClocks } from '../../core/cycle/recount.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, calendar, compiled, type Play } from '../support/track-play.ts';

const ir = compiled(tinyCycle);
const due = '2026-07-13T16:59:00.000Z';
const nextDay = '2026-07-14T16:59:00.000Z';
/** The national list with some local days off, and without some days. */
const withDays = (...dates: readonly string[]) => calendarOf(holidayYears.map((year) => (year.year === 2026 ? { ...year, days: [...year.days, ...dates.map((date) => ({ date }))] } : year)));
const localDay = withDays('2026-07-09');
const recounts = (play: Play, after = localDay, before = calendar) => recountClocks(ir, play.state, { before, after, now: play.now });
const tells = (play: Play, clocks = recounts(play)) => play.does('administrator', { kind: 'recount', calendar: 'contoh:2026:2', clocks, reasonId: 'sk' });

describe('a local day off is added while agencies work', () => {
  test('a deadline counted over it moves by one working day, with its reminders, and the agency is told; nothing turns stale', () => {
    const dinkes = aTrack(ir);
    const { rev } = dinkes.state;
    expect(recounts(dinkes)).toMatchObject([{ token: 't1', slot: 'clock', from: due, clock: { dueAt: nextDay } }]);
    expect(tells(dinkes)).toBeUndefined();
    expect(dinkes.token?.clock?.dueAt).toBe(nextDay);
    expect(dinkes.messages('calendarMoved').map(({ to, dueAt }) => [to.role, dueAt])).toEqual([['operator', nextDay], ['head', nextDay]]);
    expect(dinkes.commits.at(-1)?.audit).toMatchObject({ act: 'recount', reasonId: 'sk', details: { moves: [{ from: due, to: nextDay }] } });
    expect(dinkes.state.rev).toBe(rev);
    dinkes.until('2026-07-14T10:00:00.000Z');
    expect(dinkes.acts()).not.toContain('overdue');
    expect(dinkes.messages('reminder').filter(({ dueAt }) => dueAt === nextDay)).toHaveLength(3);
  });

  test('a day after the deadline moves nothing, and a second look finds nothing more to move', () => {
    const dinkes = aTrack(ir);
    expect(recounts(dinkes, withDays('2026-10-05'))).toEqual([]);
    tells(dinkes);
    expect(recounts(dinkes)).toEqual([]);
  });

  test('a reminder already sent is not sent again', () => {
    const dinkes = aTrack(ir);
    dinkes.until('2026-07-08T04:00:00.000Z');
    const sent = dinkes.messages('reminder').length;
    tells(dinkes, recounts(dinkes, withDays('2026-07-10')));
    dinkes.until('2026-07-08T10:00:00.000Z');
    expect(dinkes.messages('reminder')).toHaveLength(sent);
  });

  test('a deadline set by a person stays, unless nobody works on its day', () => {
    const dinkes = aTrack(ir);
    dinkes.does('coordinator', { kind: 'extend', token: 't1', newDue: '2026-07-15T16:59:00.000Z', reasonId: 'r' });
    expect(recounts(dinkes)).toEqual([]);
    expect(recounts(dinkes, withDays('2026-07-15', '2026-07-16'))).toMatchObject([{ clock: { dueAt: '2026-07-17T16:59:00.000Z' } }]);
  });

  test('what is late stays late, what ended stays ended', () => {
    const dinkes = aTrack(ir);
    dinkes.until('2026-07-13T17:10:00.000Z');
    expect(dinkes.token?.clock?.overdueSince).toBeDefined();
    expect(recounts(dinkes)).toEqual([]);
    dinkes.does('administrator', { kind: 'withdraw', reasonId: 'r' });
    expect(recounts(dinkes)).toEqual([]);
  });
});

describe('a day off is taken away', () => {
  test('the deadline comes earlier, but never into the past', () => {
    const dinkes = aTrack(ir);
    tells(dinkes);
    expect(recounts(dinkes, calendar, localDay)).toMatchObject([{ from: nextDay, clock: { dueAt: due } }]);
    dinkes.setTime('2026-07-14T02:00:00.000Z');
    expect(recounts(dinkes, calendar, localDay)).toEqual([]);
  });
});

describe('the message about it', () => {
  test('leaves alone what moved meanwhile, and is refused when nothing is left', () => {
    const dinkes = aTrack(ir);
    const counted = recounts(dinkes);
    dinkes.does('coordinator', { kind: 'extend', token: 't1', newDue: '2026-07-20T16:59:00.000Z', reasonId: 'r' });
    expect(tells(dinkes, counted)).toMatchObject({ problem: 'noClock' });
    expect(dinkes.token?.clock?.dueAt).toBe('2026-07-20T16:59:00.000Z');
  });

  test('is only for who may change the calendar, and reaches a suspended agency too', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.does('coordinator', { kind: 'recount', calendar: 'k', clocks: recounts(dinkes), reasonId: 'r' })).toMatchObject({ problem: 'notAllowed' });
    dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    expect(tells(dinkes)).toBeUndefined();
    expect(dinkes.state.tokens[0]?.clock?.dueAt).toBe(nextDay);
  });
});
