import { addWorkingDays, isWorkingDay, type Calendar, type Day } from '../cycle/calendar.ts';
import { isDate } from '../cycle/checks/clocks.ts';
import { formatDay } from '../cycle/dates.ts';
import type { CycleDefinition } from '../cycle/ir.ts';
import type { Text } from '../problem.ts';
import { designClocks } from './clocks.ts';

/** A fixed date of a step that is no working day, and the working day the engine takes instead. */
export type MovedDate = { readonly step: string; readonly title: Text; readonly date: Day; readonly to: Day };

/** Gives where a fixed date moves; nothing for a working day, and for what is no date. */
export function movedDay<F extends { readonly date: Day }>(fixed: F, calendar: Calendar): (F & { readonly to: Day }) | undefined {
  return !isDate(fixed.date) || isWorkingDay(calendar, fixed.date) ? undefined : { ...fixed, to: addWorkingDays(calendar, fixed.date, 0) };
}

/** Gives the fixed deadlines and openings of a design that fall on a day off. */
export function movedDates(definition: CycleDefinition, calendar: Calendar): readonly MovedDate[] {
  const deadlines = designClocks(definition).flatMap(({ step, title, rule: { due } }) => (due.kind === 'date' ? [{ step, title, date: due.date }] : []));
  const openings = definition.nodes.flatMap((node) => (node.kind === 'barrier' && node.date !== undefined ? [{ step: node.key, title: node.title, date: node.date }] : []));
  return [...deadlines, ...openings].flatMap((each) => movedDay(each, calendar) ?? []);
}

/** Says from when to when a date moves: “Sabtu, 15 Agustus 2026 bukan hari kerja; bergeser ke Selasa, 18 Agustus 2026.” */
export function movedWords({ date, to }: Pick<MovedDate, 'date' | 'to'>): Text {
  const [was, is] = [formatDay(date, 'day'), formatDay(to, 'day')];
  return { id: `${was.id} bukan hari kerja; bergeser ke hari kerja berikutnya, ${is.id}.`, en: `${was.en} is not a working day; it moves to the next working day, ${is.en}.` };
}
