import { describe, expect, test } from '@jest/globals';
import { addDays, addWorkingDays, calendarOf, computeClock, dayOf, extendedDue, instantOf, isWorkingDay, workingDaysBetween } from '../../core/cycle/calendar.ts';
import { formatDate, formatDay } from '../../core/cycle/dates.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import type { ClockRule } from '../../core/cycle/ir.ts';
import { dateInWords, numberInWords } from '../../core/submission/words.ts';

const calendar = calendarOf(holidayYears);
const rule = (change: Partial<ClockRule> = {}): ClockRule => ({ due: { kind: 'workingDays', days: 7, at: '23:59' }, reminders: [-7, -3, -1, 0], repeatEvery: 2, escalation: [{ after: 1, to: 'head' }, { after: 5, to: 'secretary' }], late: { policy: 'accept' }, ...change });
const wib = { calendar, zone: 'WIB', purpose: 'task' } as const;

describe('the working-day calendar', () => {
  test('has 240 working days in 2026, month by month as the offices count them', () => {
    const months = Array.from({ length: 12 }, (_, month) => {
      let count = 0;
      for (let day = `2026-${String(month + 1).padStart(2, '0')}-01`; Number(day.slice(5, 7)) === month + 1; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
      return count;
    });
    expect(months).toEqual([20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]);
    expect(months.reduce((a, b) => a + b)).toBe(240);
  });

  test.each([
    ['2026-03-13', 14, '2026-04-10'],
    ['2026-03-16', 10, '2026-04-07'],
    ['2026-05-26', 5, '2026-06-05'],
    ['2026-12-23', 3, '2026-12-30'],
  ])('counts from the next working day: %s + %i days is %s', (from, days, to) => {
    expect(addWorkingDays(calendar, from, days)).toBe(to);
    expect(workingDaysBetween(calendar, from, to)).toBe(days);
    expect(workingDaysBetween(calendar, to, from)).toBe(-days);
  });

  test('counts backwards for reminders and stays on a working day with none', () => {
    expect(addWorkingDays(calendar, '2026-04-10', -1)).toBe('2026-04-09');
    expect(addWorkingDays(calendar, '2026-04-06', -1)).toBe('2026-04-02');
    expect(addWorkingDays(calendar, '2026-07-15', 0)).toBe('2026-07-15');
    expect(addWorkingDays(calendar, '2026-07-18', 0)).toBe('2026-07-20');
  });

  test('takes a local holiday that the administrator adds', () => {
    const bali = calendarOf([...holidayYears, { year: 2026, provisional: false, days: [{ date: '2026-07-15' }] }]);
    expect(addWorkingDays(bali, '2026-07-14', 1)).toBe('2026-07-16');
  });

  test('puts 23.59 into the three zones of Indonesia', () => {
    expect(instantOf('2026-07-15', '23:59', 'WIB')).toBe('2026-07-15T16:59:00.000Z');
    expect(instantOf('2026-07-15', '23:59', 'WITA')).toBe('2026-07-15T15:59:00.000Z');
    expect(instantOf('2026-07-15', '23:59', 'WIT')).toBe('2026-07-15T14:59:00.000Z');
    expect(dayOf('2026-07-15T17:30:00.000Z', 'WIB')).toBe('2026-07-16');
    expect(dayOf('2026-07-15T16:30:00.000Z', 'WIT')).toBe('2026-07-16');
  });
});

describe('a clock', () => {
  test('of seven working days from 6 July is due on 15 July at 23.59 WIB, reminds before and escalates after', () => {
    const clock = computeClock(rule(), '2026-07-06T01:00:00.000Z', wib);
    expect(clock.dueAt).toBe('2026-07-15T16:59:00.000Z');
    expect(clock.remindAt.slice(0, 3).map(({ at }) => at)).toEqual(['2026-07-10T00:30:00.000Z', '2026-07-14T00:30:00.000Z', '2026-07-15T00:30:00.000Z']);
    expect(clock.remindAt.filter(({ at }) => at > clock.dueAt)).toHaveLength(10);
    expect(new Set(clock.remindAt.map(({ ordinal }) => ordinal)).size).toBe(clock.remindAt.length);
    expect(clock.escalateAt).toEqual([{ at: '2026-07-16T00:30:00.000Z', to: 'head' }, { at: '2026-07-22T00:30:00.000Z', to: 'secretary' }]);
    expect(clock.provisional).toBe(false);
  });

  test('skips a reminder whose morning had passed when the task opened', () => {
    const clock = computeClock(rule({ due: { kind: 'workingDays', days: 3, at: '23:59' } }), '2026-07-06T01:00:00.000Z', wib);
    expect(clock.remindAt[0]?.at).toBe('2026-07-08T00:30:00.000Z');
  });

  test('of a fixed date inside a chain of holidays moves to the next working day', () => {
    const clock = computeClock(rule({ due: { kind: 'date', date: '2026-03-20', at: '16:00' } }), '2026-03-02T01:00:00.000Z', wib);
    expect(clock.dueAt).toBe('2026-03-25T09:00:00.000Z');
  });

  test('ends its grace in working days, and does not remind after that', () => {
    const clock = computeClock(rule({ late: { policy: 'grace', days: 2 } }), '2026-07-06T01:00:00.000Z', wib);
    expect(clock.graceUntil).toBe('2026-07-17T16:59:00.000Z');
    expect(clock.remindAt.at(-1)?.at).toBe('2026-07-17T00:30:00.000Z');
    expect(computeClock(rule({ late: { policy: 'close' } }), '2026-07-06T01:00:00.000Z', wib).remindAt.every(({ at }) => at < clock.dueAt)).toBe(true);
  });

  test('that falls into 2027 is marked provisional until the decree is imported', () => {
    expect(computeClock(rule(), '2026-12-23T01:00:00.000Z', wib).provisional).toBe(true);
    expect(computeClock(rule(), '2029-01-03T01:00:00.000Z', wib).provisional).toBe(true);
    const imported = calendarOf([{ year: 2027, provisional: false, days: [] }]);
    expect(computeClock(rule(), '2027-02-01T01:00:00.000Z', { ...wib, calendar: imported }).provisional).toBe(false);
  });

  test('extended by five working days keeps its hour', () => {
    expect(extendedDue('2026-07-15T16:59:00.000Z', 5, wib)).toBe('2026-07-22T16:59:00.000Z');
    expect(extendedDue('2026-07-15T16:59:00.000Z', 5, { ...wib, now: '2026-07-20T01:00:00.000Z' })).toBe('2026-07-22T16:59:00.000Z');
    expect(extendedDue('2026-07-15T16:59:00.000Z', 5, { ...wib, now: '2026-08-03T01:00:00.000Z' })).toBe('2026-08-10T16:59:00.000Z');
  });
});

describe('dates in words', () => {
  const due = '2026-07-15T16:59:00.000Z';
  test('name weekday, month and zone in both languages', () => {
    expect(formatDate(due, { zone: 'WIB', style: 'full' })).toEqual({ id: 'Rabu, 15 Juli 2026 pukul 23.59 WIB', en: 'Wednesday, 15 July 2026 at 23:59 WIB' });
    expect(formatDate(due, { zone: 'WIT', style: 'full' }).id).toBe('Kamis, 16 Juli 2026 pukul 01.59 WIT');
    expect(formatDate(due, { zone: 'WITA', style: 'time' }).id).toBe('00.59 WITA');
    expect(formatDate(due, { zone: 'WIB', style: 'date' })).toEqual({ id: '15 Juli 2026', en: '15 July 2026' });
    expect(formatDay('2026-12-31', 'short')).toEqual({ id: '31 Des 2026', en: '31 Dec 2026' });
    expect(formatDay('2026-08-07', 'day').id).toBe('Jumat, 7 Agustus 2026');
  });

  test('write numbers and the opening of a berita acara', () => {
    expect([0, 11, 17, 20, 45, 100, 111, 999, 1000, 1999, 2026, 1_000_000, 12_345_678].map(numberInWords)).toEqual([
      'nol', 'sebelas', 'tujuh belas', 'dua puluh', 'empat puluh lima', 'seratus', 'seratus sebelas', 'sembilan ratus sembilan puluh sembilan', 'seribu', 'seribu sembilan ratus sembilan puluh sembilan',
      'dua ribu dua puluh enam', 'satu juta', 'dua belas juta tiga ratus empat puluh lima ribu enam ratus tujuh puluh delapan',
    ]);
    expect(dateInWords('2026-08-03')).toBe('Senin tanggal Tiga bulan Agustus tahun Dua Ribu Dua Puluh Enam (03-08-2026)');
    expect(() => numberInWords(-1)).toThrow(RangeError);
  });
});
