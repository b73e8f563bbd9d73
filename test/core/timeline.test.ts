import { describe, expect, test } from '@jest/globals';
import { calendarOf, instantOf, isWorkingDay } from '../../core/cycle/calendar.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { setClock, withDays } from '../../core/design/clocks.ts';
import { movedDates, movedWords } from '../../core/design/moved-dates.ts';
import { addStep } from '../../core/design/edit.ts';
import { type Bar, movedRows, timelineOf } from '../../core/design/timeline.ts';
import { templates } from '../../templates/index.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

const calendar = calendarOf(holidayYears);

describe('the calendar of a cycle', () => {
  test.each(templates.map(({ key, definition }) => [key, definition] as const))('%s: deadlines follow one another, all on working days', (_key, definition) => {
    const bars = timelineOf(definition, '2026-03-02', calendar).filter(({ kind }) => kind === 'bar');
    expect(bars.length).toBeGreaterThan(1);
    for (const [i, bar] of bars.entries()) {
      expect(isWorkingDay(calendar, bar.to)).toBe(true);
      expect(bar.to >= bar.from).toBe(true);
      if (i > 0) expect(bar.from > bars[i - 1]!.to).toBe(true);
    }
    expect(new Set(bars.map(({ key }) => key)).size).toBe(bars.length);
  });

  test('two more days for the first step move everything behind it, and say which and from when to when', () => {
    const before = timelineOf(tinyCycle, '2026-07-06', calendar);
    const after = timelineOf(withDays(tinyCycle, { fill: 7 }), '2026-07-06', calendar);
    expect(before[0]).toMatchObject({ clock: 'fill', from: '2026-07-06', to: '2026-07-13', days: 5 });
    expect(movedRows(before, after)[0]).toEqual({ key: 'fill/0', title: { id: 'Isi dua pertanyaan', en: 'Answer two questions' }, from: '2026-07-13', to: '2026-07-15' });
    expect(movedRows(before, after)).toHaveLength(before.length);
    expect(movedRows(before, before)).toEqual([]);
  });

  test('more days for the first round of repair move its end and everything behind it', () => {
    const before = timelineOf(tinyCycle, '2026-07-06', calendar);
    const bar = before.find(({ step }) => step === 'revise')!;
    expect(bar).toMatchObject({ clock: 'rounds.1', days: 5, from: '2026-07-23', to: '2026-07-29' });
    const after = timelineOf(withDays(tinyCycle, { 'rounds.1': 30 }), '2026-07-06', calendar);
    expect(movedRows(before, after).map(({ title, to }) => [title.id, to])).toEqual([['Perbaiki pertanyaan yang dikembalikan – putaran 1', '2026-09-04'], ['Verifikasi perbaikan – anggota tim', '2026-09-08']]);
  });

  test('shows meetings and waits on their earliest day, and begins behind a wait only when it opens', () => {
    const definition = { ...everyNodeCycle, nodes: everyNodeCycle.nodes.map((node) => (node.key === 'wait' ? { ...node, opens: 'date', date: '2026-08-17' } as typeof node : node)) };
    const rows = timelineOf(definition, '2026-07-06', calendar);
    const [wait, meeting] = ['wait', 'meeting'].map((key) => rows.findIndex(({ step }) => step === key));
    // Independence Day: the engine opens it on the next working day.
    expect(rows[wait!]).toMatchObject({ kind: 'barrier', from: '2026-08-18', to: '2026-08-18', moved: { date: '2026-08-17', to: '2026-08-18' } });
    expect(rows[wait! + 1]).toMatchObject({ step: 'review', from: '2026-08-19' });
    expect(rows[meeting!]).toMatchObject({ kind: 'meeting', from: rows[meeting! + 1]!.from });
  });

  test('branches that run together begin on the same day, and what comes where they meet waits for the longest', () => {
    const { definition, key } = addStep(tinyCycle, 'parallel', 'fill');
    const [, fill, one, two, review] = timelineOf(withDays(definition, { [`${key}_1`]: 3, [`${key}_2`]: 8 }), '2026-07-06', calendar) as [Bar, Bar, Bar, Bar, Bar];
    expect([one.step, two.step, review.step]).toEqual([`${key}_1`, `${key}_2`, 'review']);
    expect([one.from, two.from]).toEqual(['2026-07-16', '2026-07-16']);
    expect([fill.to < one.from, one.to < two.to, review.from]).toEqual([true, true, '2026-07-28']);
  });

  test('counts from the day of the launch as the engine does, also when that is a day off', () => {
    const play = aTrack(compiled(tinyCycle), { at: '2026-07-04T01:00:00.000Z' });
    expect(timelineOf(tinyCycle, '2026-07-04', calendar)[0]).toMatchObject({ from: '2026-07-06', to: play.token!.clock!.dueAt.slice(0, 10) });
  });

  test('a fixed date on a day off moves to the next working day, as the engine moves it, and says so', () => {
    const rule = { ...workingDays(1), due: { kind: 'date', date: '2026-08-15', at: '16:00' } } as const;
    const definition = setClock(tinyCycle, 'fill', rule);
    const play = aTrack(compiled(definition));
    const [bar] = timelineOf(definition, '2026-07-06', calendar);
    expect(play.token!.clock!.dueAt).toBe(instantOf('2026-08-18', '16:00', 'WIB'));
    expect(bar).toMatchObject({ to: '2026-08-18', due: '2026-08-18', fixed: true, moved: { date: '2026-08-15', to: '2026-08-18' } });
    expect(movedDates(definition, calendar).map((each) => [each.step, movedWords(each).id])).toEqual([['fill', 'Sabtu, 15 Agustus 2026 bukan hari kerja; bergeser ke hari kerja berikutnya, Selasa, 18 Agustus 2026.']]);
    expect(movedDates(setClock(tinyCycle, 'fill', { ...rule, due: { ...rule.due, date: '2026-08-14' } }), calendar)).toEqual([]);
    expect(movedDates(setClock(tinyCycle, 'fill', { ...rule, due: { ...rule.due, date: '2026-02-31' } }), calendar)).toEqual([]);
    // The repair rounds time this task: its own date never counts, so nothing moves.
    expect(movedDates(setClock(tinyCycle, 'revise', rule), calendar)).toEqual([]);
  });

  test('marks a fixed date that lies before the step in front of it is done', () => {
    const rule = { ...workingDays(1), due: { kind: 'date', date: '2026-07-07', at: '16:00' } } as const;
    const before = timelineOf(setClock(tinyCycle, 'review.member', rule), '2026-07-06', calendar);
    expect(before.find(({ step }) => step === 'review')).toMatchObject({ due: '2026-07-07', early: true });
    // It stays where it is, however late the step in front of it ends.
    expect(movedRows(before, timelineOf(withDays(setClock(tinyCycle, 'review.member', rule), { fill: 9 }), '2026-07-06', calendar)).map(({ key }) => key.split('/')[0])).not.toContain('review.member');
  });

  test('marks the days off inside a deadline, and one that falls right behind a long break', () => {
    const [bar] = timelineOf(withDays(tinyCycle, { fill: 3 }), '2026-03-13', calendar);
    // 18 to 24 March 2026 are off: three working days from the 13th are the 16th, 17th and 25th.
    expect(bar).toMatchObject({ to: '2026-03-25', daysOff: 5, afterBreak: true });
  });
});
