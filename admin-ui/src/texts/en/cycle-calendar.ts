import type { cycleCalendar as id } from '../id/cycle-calendar.ts';
import type { Words } from '../index.ts';

/** Words of the calendar of a cycle, English. */
export const cycleCalendar: Words<typeof id> = {
  title: 'Calendar of the cycle', open: 'Calendar', duty: 'Drag the end of a bar, or use the arrow keys, to change its working days. What moves is shown first; nothing is kept until you save it.', frozen: 'This cycle has started; deadlines of single agencies are changed in the matrix. The calendar shows the plan and its meetings.',
  saved: 'The calendar is saved.', moves_one: '1 date moves', moves_other: '{{count}} dates move', save: 'Save the changes', drop: 'Drop them', bar: '{{title}}: {{from}} to {{to}}, {{days}} working days', days: '{{count}} wd', off_one: '1 day off', off_other: '{{count}} days off', afterBreak: 'right after a long break', meeting: 'Meeting', barrier: 'Wait to be opened', earliest: '{{day}} at the earliest', moved: '{{from}} is not a working day; moves to {{to}}', early: 'the deadline {{day}} lies before the step in front of it', beside_one: 'same day: 1 agency also has a deadline in {{title}}', beside_other: 'same day: {{count}} agencies also have a deadline in {{title}}', dayOff: 'falls on a day off',
};
