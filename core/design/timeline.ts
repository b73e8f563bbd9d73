import { addDays, addWorkingDays, isWorkingDay, weekday, workingDaysBetween, type Calendar, type Day } from '../cycle/calendar.ts';
import { isDate } from '../cycle/checks/clocks.ts';
import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';
import { dueMark, markName, sinceOf, stageMark } from '../cycle/moves/since.ts';
import type { Text } from '../problem.ts';
import { clocksAt, type DesignClock } from './clocks.ts';
import { movedDay, type MovedDate } from './moved-dates.ts';
import { onward, waysOut, within } from './pointers.ts';

/** One stretch of time on the calendar of a cycle: from its first working day to its deadline. `clock` is the key whose days move it. */
export type Bar = {
  readonly kind: 'bar'; readonly key: string; readonly clock: string; readonly step: string; readonly stage: string; readonly title: Text; readonly from: Day; readonly to: Day;
  /** The day and the local time the engine computes; a fixed date, or days counted from something earlier, may lie before the bar even begins. */
  readonly due: Day; readonly at: string;
  readonly days: number; readonly fixed: boolean; readonly daysOff: number;
  /** The fixed date was on a day off and has moved to `due`. */
  readonly moved?: MovedDate;
  /** The deadline lies before what comes first can be done. */
  readonly early: boolean;
  /** The deadline is the first working day after three days off or more. */
  readonly afterBreak: boolean;
};
/** A day on which agencies meet or wait for one another: the earliest one, when everybody took the whole time. */
export type Mark = { readonly kind: 'meeting' | 'barrier'; readonly key: string; readonly step: string; readonly title: Text; readonly from: Day; readonly to: Day; readonly moved?: MovedDate };
export type TimelineRow = Bar | Mark;

/** The deadlines of a step one after another: filling, then approval; each tier in turn. Repair rounds are walked once. */
const piecesOf = (definition: CycleDefinition, { key, kind }: DefinitionNode): readonly DesignClock[] => (kind === 'loop' ? [] : clocksAt(definition, key).filter(({ part, nth }) => part === 'tier' || part === 'approval' || part === 'own' || (part === 'pass' && nth === 1)));

/** Where the ordinary way goes on from a step; back at repair rounds they are done, and it goes on behind them. */
function wayOn(definition: CycleDefinition, node: DefinitionNode, seen: ReadonlySet<string>): string | undefined {
  const to = node.kind === 'gate' ? node.to.passWithNotes : node.kind === 'loop' && !seen.has(node.body) ? node.body : node.kind === 'branch' ? longest(definition, waysOut(node).map((way) => way.to)) : onward(node);
  if (to === undefined || !seen.has(to)) return to;
  const loop = definition.nodes.find(({ key }) => key === to);
  return loop?.kind === 'loop' ? loop.next : undefined;
}

/** Of several ways the one with most steps ahead: what most agencies go through. */
function longest(definition: CycleDefinition, ways: readonly string[]): string | undefined {
  const ahead = (from: string): number => within(definition, [from]).length;
  return ways.toSorted((a, b) => ahead(b) - ahead(a))[0];
}

/** Lays the deadlines of a cycle out as if everybody took the whole time, once through repair, with the meetings and waits between them; branches that run together begin on the same day. */
export function timelineOf(definition: CycleDefinition, from: Day, calendar: Calendar): readonly TimelineRow[] {
  const byKey = new Map(definition.nodes.map((node) => [node.key, node]));
  const rows: TimelineRow[] = [];
  const seen = new Set<string>();
  const marks = new Map<string, Day>();
  const layStep = (node: DefinitionNode, begin: Day): Day => {
    let day = begin;
    if (node.kind === 'parallel') return node.branches.map((branch) => layWay(branch, begin, node.join)).reduce((last, end) => (end > last ? end : last), begin);
    if (node.kind === 'meeting' || node.kind === 'barrier') {
      const mark = markOf(node, day, calendar);
      rows.push(mark);
      if (node.kind === 'barrier' && mark.to > day) day = mark.to;
      marks.set(node.kind === 'meeting' ? 'meeting' : stageMark(node.stage), mark.to);
    }
    for (const clock of piecesOf(definition, node)) {
      const since = sinceOf(clock.rule);
      if (!marks.has(stageMark(clock.stage))) marks.set(stageMark(clock.stage), day);
      const bar = barOf({ clock, nth: rows.length }, { day, counted: (since && marks.get(markName(since))) ?? day, first: !rows.some((row) => row.kind === 'bar' && row.to <= day) }, calendar);
      rows.push(bar);
      if (clock.part !== 'approval') marks.set(dueMark(clock.step), bar.due);
      if (node.kind === 'task') marks.set('submission', bar.to);
      day = bar.to;
    }
    return day;
  };
  const layWay = (start: string, begin: Day, stop?: string): Day => {
    let day = begin;
    for (let at: string | undefined = start; at !== undefined && at !== stop && !seen.has(at); ) {
      const node = byKey.get(at);
      if (node === undefined) break;
      seen.add(at);
      day = layStep(node, day);
      at = wayOn(definition, node, seen);
    }
    return day;
  };
  layWay(definition.start, from);
  return rows;
}

function markOf({ key, title, ...node }: Extract<DefinitionNode, { kind: 'meeting' | 'barrier' }>, day: Day, calendar: Calendar): Mark {
  const mark = { kind: node.kind, key, step: key, title };
  if (node.kind === 'meeting') return { ...mark, ...on(addWorkingDays(calendar, day, 1)) };
  const moved = node.date === undefined ? undefined : movedDay({ step: key, title, date: node.date }, calendar);
  const opens = moved?.to ?? (node.date !== undefined && isDate(node.date) ? node.date : day);
  return { ...mark, ...on(opens > day ? opens : addWorkingDays(calendar, day, 0)), ...(moved && { moved }) };
}

const on = (day: Day) => ({ from: day, to: day });

function barOf({ clock: { key, step, stage, title, rule: { due } }, nth }: { readonly clock: DesignClock; readonly nth: number }, { day, counted, first }: { readonly day: Day; /** What its days count from. */ readonly counted: Day; readonly first: boolean }, calendar: Calendar): Bar {
  const from = addWorkingDays(calendar, day, first ? 0 : 1);
  const fixed = due.kind === 'date' && isDate(due.date);
  const moved = fixed ? movedDay({ step, title, date: due.date }, calendar) : undefined;
  const ends = due.kind === 'workingDays' ? addWorkingDays(calendar, counted, due.days) : (moved?.to ?? (fixed ? due.date : from));
  const to = ends > from ? ends : from;
  return {
    kind: 'bar', key: `${key}/${nth}`, clock: key, step, stage, title, from, to, due: ends, at: due.at, days: due.kind === 'workingDays' ? due.days : workingDaysBetween(calendar, from, to),
    fixed: due.kind === 'date', daysOff: weekdaysOff(calendar, from, to), ...(moved && { moved }), early: (due.kind === 'date' || due.since !== undefined) && ends < from, afterBreak: isAfterBreak(calendar, ends),
  };
}

/** Counts the holidays on weekdays inside a stretch. */
function weekdaysOff(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) % 6 !== 0 && !isWorkingDay(calendar, day)) count += 1;
  return count;
}

const isAfterBreak = (calendar: Calendar, day: Day): boolean => [1, 2, 3].every((back) => !isWorkingDay(calendar, addDays(day, -back)));

/** Gives the day a row is about: its deadline, or when one meets or goes on at the earliest. */
const rowDay = (row: TimelineRow): Day => (row.kind === 'bar' ? row.due : row.to);

/** Gives the deadlines and meetings that another timeline moves, with both days. */
export function movedRows(before: readonly TimelineRow[], after: readonly TimelineRow[]): readonly { readonly key: string; readonly title: Text; readonly from: Day; readonly to: Day }[] {
  const was = new Map(before.map((row) => [row.key, rowDay(row)]));
  return after.flatMap((row) => { const [from, to] = [was.get(row.key), rowDay(row)]; return from === undefined || from === to ? [] : [{ key: row.key, title: row.title, from, to }]; });
}
