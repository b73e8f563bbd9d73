import type { Tier } from '../access.ts';
import { addDays, dayOf, isWorkingDay, weekday, type Day } from '../cycle/calendar.ts';
import { rulesOf } from '../cycle/moves/graph.ts';
import type { Instant } from '../cycle/track.ts';
import { movedDay } from '../design/moved-dates.ts';
import type { Happening, RehearsalPlan } from './plan.ts';
import type { Opening, Rehearsal } from './run.ts';
import { unownedOf, type Unowned } from './unowned.ts';

/** How often each kind of thing would happen. */
export type Tally = { readonly tasks: number; readonly messages: number; readonly reminders: number; readonly overdue: number; readonly escalations: number; readonly locks: number };
/** What a reviewer would have in hand: cases in all, most at a time and on which day, and how many wait on each day that has any. */
export type Load = { readonly reviewer: string; readonly tier: Tier; readonly cases: number; readonly peak: number; readonly peakDay: Day; readonly days: Readonly<Record<Day, number>> };
export type StageSpan = { readonly stage: string; readonly first: Instant; readonly last: Instant; readonly agencies: number; readonly overdue: number };
/** Days off on weekdays while deadlines ran. */
export type Break = { readonly from: Day; readonly to: Day; readonly deadlinesAfter: number };
export type Findings = {
  readonly endsAt: Instant; readonly outcomes: Readonly<Record<string, number>>; readonly stuck: number; readonly late: number; readonly tally: Tally; readonly loads: readonly Load[];
  readonly spans: readonly StageSpan[]; readonly breaks: readonly Break[]; readonly moved: readonly { readonly node: string; readonly date: Day; readonly to: Day }[]; readonly openings: readonly Opening[]; readonly unowned: readonly Unowned[];
};

const taskKinds: ReadonlySet<string> = new Set(['taskOpened', 'approvalAsked', 'reviewAsked', 'returned', 'meetingWaits', 'resubmitted']);

/** Sums a rehearsal up: what it would cost, who would have too much, what falls on holidays, and what nobody would do. */
export function findingsOf(plan: RehearsalPlan, rehearsal: Rehearsal): Findings {
  const { paths, openings, endsAt } = rehearsal;
  const outcomes: Record<string, number> = {};
  for (const { outcome } of paths) if (outcome !== undefined) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    endsAt, outcomes, openings, stuck: paths.filter(({ stuck }) => stuck !== undefined).length, late: paths.filter(({ late }) => late).length,
    tally: tallyOf(rehearsal.happenings), loads: loadsOf(plan, rehearsal), spans: spansOf(plan, rehearsal.happenings), breaks: breaksOf(plan, rehearsal), moved: movedOf(plan), unowned: unownedOf(plan, rehearsal),
  };
}

function tallyOf(happenings: readonly Happening[]): Tally {
  const count = (passes: (one: Happening) => boolean) => happenings.filter(passes).length;
  const of = (kind: string) => count(({ message }) => message === kind);
  return { tasks: count(({ message }) => message !== undefined && taskKinds.has(message)), messages: count(({ message }) => message !== undefined), reminders: of('reminder'), overdue: of('overdue'), escalations: of('escalated'), locks: of('closed') };
}

function loadsOf({ zone }: RehearsalPlan, { waited }: Rehearsal): readonly Load[] {
  return [...Map.groupBy(waited, ({ reviewer, tier }) => `${reviewer}/${tier}`).values()].map((cases): Load => {
    const days = new Map<Day, number>();
    for (const { from, to } of cases) for (let day = dayOf(from, zone); day <= dayOf(to, zone); day = addDays(day, 1)) days.set(day, (days.get(day) ?? 0) + 1);
    const [peakDay, peak] = [...days].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0] as readonly [Day, number]);
    return { reviewer: cases[0]!.reviewer, tier: cases[0]!.tier, cases: cases.length, peak, peakDay, days: Object.fromEntries(days) };
  }).toSorted((a, b) => b.peak - a.peak);
}

function spansOf({ ir }: RehearsalPlan, happenings: readonly Happening[]): readonly StageSpan[] {
  const byStage = Map.groupBy(happenings, ({ stage }) => stage);
  return ir.stages.flatMap(({ key }): readonly StageSpan[] => {
    const all = byStage.get(key) ?? [];
    return all.length === 0 ? [] : [{ stage: key, first: all[0]!.at, last: all.at(-1)!.at, agencies: new Set(all.map(({ agency }) => agency)).size, overdue: all.filter(({ message }) => message === 'overdue').length }];
  });
}

/** Runs of three days off or more that hold a weekday, with the deadlines on the first working day after. */
function breaksOf({ calendar, zone, startsAt }: RehearsalPlan, { happenings, endsAt }: Rehearsal): readonly Break[] {
  const dues = new Map<Day, Set<string>>();
  for (const { dueAt, agency, stage } of happenings) if (dueAt !== undefined) dues.set(dayOf(dueAt, zone), (dues.get(dayOf(dueAt, zone)) ?? new Set()).add(`${agency}/${stage}`));
  const found: Break[] = [];
  const last = dayOf(endsAt, zone);
  for (let day = dayOf(startsAt, zone); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) continue;
    let to = day;
    while (!isWorkingDay(calendar, addDays(to, 1))) to = addDays(to, 1);
    const run = [...daysOf(day, to)];
    if (run.length >= 3 && run.some((each) => weekday(each) % 6 !== 0)) found.push({ from: day, to, deadlinesAfter: dues.get(addDays(to, 1))?.size ?? 0 });
    day = to;
  }
  return found;
}

function* daysOf(from: Day, to: Day): Generator<Day> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day;
}

/** Fixed dates that fall on a day off and are moved to the next working day. */
function movedOf({ ir, calendar }: RehearsalPlan): Findings['moved'] {
  const dates = ir.nodes.flatMap((node) => [...rulesOf(node).flatMap(({ due }) => (due.kind === 'date' ? [due.date] : [])), ...(node.kind === 'barrier' && node.date !== undefined ? [node.date] : [])].map((date) => ({ node: node.key, date })));
  return dates.flatMap(({ node, date }) => movedDay({ node, date }, calendar) ?? []);
}
