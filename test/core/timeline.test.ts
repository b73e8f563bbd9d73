import { describe, expect, test } from '@jest/globals';
import { calendarOf, isWorkingDay } from '../../core/cycle/calendar.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { withClocks } from '../../core/design/durations.ts';
import { movedBars, timelineOf } from '../../core/design/timeline.ts';
import { templates } from '../../templates/index.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';

const calendar = calendarOf(holidayYears);

describe('the calendar of a cycle', () => {
  test.each(templates.map(({ key, definition }) => [key, definition] as const))('%s: deadlines follow one another, all on working days', (_key, definition) => {
    const bars = timelineOf(definition, '2026-03-02', calendar);
    expect(bars.length).toBeGreaterThan(1);
    for (const [i, bar] of bars.entries()) {
      expect(isWorkingDay(calendar, bar.to)).toBe(true);
      expect(bar.to >= bar.from).toBe(true);
      if (i > 0) expect(bar.from > bars[i - 1]!.to || bar.fixed).toBe(true);
    }
    expect(new Set(bars.map(({ key }) => key)).size).toBe(bars.length);
  });

  test('two more days for the first step move everything behind it, and say which and from when to when', () => {
    const before = timelineOf(tinyCycle, '2026-07-06', calendar);
    const after = timelineOf(withClocks(tinyCycle, { fill: 7 }), '2026-07-06', calendar);
    expect(before[0]).toMatchObject({ clock: 'fill', from: '2026-07-06', to: '2026-07-13', days: 5 });
    expect(movedBars(before, after)[0]).toEqual({ title: { id: 'Isi dua pertanyaan', en: 'Answer two questions' }, from: '2026-07-13', to: '2026-07-15' });
    expect(movedBars(before, after)).toHaveLength(before.length);
    expect(movedBars(before, before)).toEqual([]);
  });

  test('marks the days off inside a deadline, and one that falls right behind a long break', () => {
    const [bar] = timelineOf(withClocks(tinyCycle, { fill: 3 }), '2026-03-13', calendar);
    // 18 to 24 March 2026 are off: three working days from the 13th are the 16th, 17th and 25th.
    expect(bar).toMatchObject({ to: '2026-03-25', daysOff: 5, afterBreak: true });
  });
});
