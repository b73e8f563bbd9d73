import { addDays, addWorkingDays, isWorkingDay, weekday, workingDaysBetween, type Calendar, type Day } from '../cycle/calendar.ts';
import type { ClockRule, CycleDefinition, DefinitionNode } from '../cycle/ir.ts';
import { tierNames } from '../access.ts';
import type { Text } from '../problem.ts';
import { onward, waysOut } from './pointers.ts';

/** One stretch of time on the calendar of a cycle: from its first working day to its deadline. `clock` is the key whose days move it. */
export type Bar = { readonly key: string; readonly clock: string; readonly step: string; readonly title: Text; readonly from: Day; readonly to: Day; readonly days: number; readonly fixed: boolean; readonly daysOff: number; /** The deadline is the first working day after three days off or more. */ readonly afterBreak: boolean };

type Piece = { readonly clock: string; readonly step: string; readonly title: Text; readonly rule: ClockRule };
const named = ({ title }: DefinitionNode, more: Text): Text => ({ id: `${title.id} – ${more.id}`, en: `${title.en} – ${more.en}` });

/** The deadlines of a step one after another: filling, then approval; each tier in turn. */
function piecesOf(node: DefinitionNode): readonly Piece[] {
  const { key, title } = node;
  if (node.kind === 'task') return [{ clock: key, step: key, title, rule: node.clock }, ...(node.approval ? [{ clock: `${key}.approval`, step: key, title: named(node, { id: 'persetujuan kepala', en: 'approval of the head' }), rule: node.approval.clock }] : [])];
  if (node.kind === 'review') return node.tiers.map(({ tier, clock }) => ({ clock: `${key}.${tier}`, step: key, title: named(node, tierNames[tier]), rule: clock }));
  return (node.kind === 'gate' || node.kind === 'stage') && node.clock !== undefined ? [{ clock: key, step: key, title, rule: node.clock }] : [];
}

/** The steps on the ordinary way from start to end; repair rounds are walked once. */
function mainWay({ start, nodes }: CycleDefinition): readonly DefinitionNode[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const way: DefinitionNode[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = start; at !== undefined && !seen.has(at); ) {
    const node: DefinitionNode | undefined = byKey.get(at);
    if (node === undefined) break;
    seen.add(at);
    way.push(node);
    at = node.kind === 'gate' ? node.to.passWithNotes : node.kind === 'loop' && !seen.has(node.body) ? node.body : node.kind === 'branch' ? longest(byKey, waysOut(node).map(({ to }) => to)) : onward(node);
    // Back at the loop its rounds are done: on behind it.
    if (at !== undefined && seen.has(at)) { const loop = byKey.get(at); at = loop?.kind === 'loop' ? loop.next : undefined; }
  }
  return way;
}

/** Of several ways the one with most steps ahead: what most agencies go through. */
function longest(byKey: ReadonlyMap<string, DefinitionNode>, ways: readonly string[]): string | undefined {
  const ahead = (from: string): number => {
    const seen = new Set<string>();
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const node = byKey.get(at);
      if (node === undefined || seen.has(at)) continue;
      seen.add(at);
      waiting.push(...waysOut(node).map(({ to }) => to));
    }
    return seen.size;
  };
  return ways.toSorted((a, b) => ahead(b) - ahead(a))[0];
}

/** Lays the deadlines of a cycle out as if everybody took the whole time, once through repair. */
export function timelineOf(definition: CycleDefinition, from: Day, calendar: Calendar): readonly Bar[] {
  let day = addWorkingDays(calendar, from, 0);
  return mainWay(definition).flatMap(piecesOf).map(({ rule, ...piece }, i): Bar => {
    const begins = i === 0 ? day : addWorkingDays(calendar, day, 1);
    const ends = rule.due.kind === 'date' ? addWorkingDays(calendar, rule.due.date, 0) : addWorkingDays(calendar, day, rule.due.days);
    day = ends > begins ? ends : begins;
    return { ...piece, key: `${piece.clock}/${i}`, from: begins, to: day, days: rule.due.kind === 'workingDays' ? rule.due.days : workingDaysBetween(calendar, begins, day), fixed: rule.due.kind === 'date', daysOff: weekdaysOff(calendar, begins, day), afterBreak: isAfterBreak(calendar, day) };
  });
}

/** Counts the holidays on weekdays inside a stretch. */
function weekdaysOff(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) % 6 !== 0 && !isWorkingDay(calendar, day)) count += 1;
  return count;
}

const isAfterBreak = (calendar: Calendar, day: Day): boolean => [1, 2, 3].every((back) => !isWorkingDay(calendar, addDays(day, -back)));

/** Gives the deadlines that another timeline moves, with both days. */
export function movedBars(before: readonly Bar[], after: readonly Bar[]): readonly { readonly title: Text; readonly from: Day; readonly to: Day }[] {
  const was = new Map(before.map((bar) => [bar.key, bar.to]));
  return after.flatMap((bar) => { const from = was.get(bar.key); return from === undefined || from === bar.to ? [] : [{ title: bar.title, from, to: bar.to }]; });
}
