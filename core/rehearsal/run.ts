import { addWorkingDays, dayOf, instantOf } from '../cycle/calendar.ts';
import type { BarrierNode } from '../cycle/ir.ts';
import type { Instant } from '../cycle/track.ts';
import { pathOf, type Path } from './path.ts';
import { behavioursOf, type Given, type Happening, type PathResult, type RehearsalPlan, type Waiting } from './plan.ts';

/** A stage that opened: by itself once all had come, or by the coordinator because some never came. */
export type Opening = { readonly stage: string; readonly at: Instant; readonly wave?: string | undefined; readonly waitedFor: number };
export type Rehearsal = { readonly paths: readonly PathResult[]; readonly happenings: readonly Happening[]; readonly waited: readonly Waiting[]; readonly openings: readonly Opening[]; readonly given: readonly (readonly Given[])[]; readonly endsAt: Instant };
export type Progress = { readonly done: number; readonly of: number };

/** After so many working days a coordinator opens a stage for which some agencies are missing. */
const patience = 5;

/**
 * Plays a whole cycle in virtual time, pausing after every path so that the caller can show progress or stop.
 * Barriers are where agencies wait for one another: all paths run up to theirs, then it opens for all.
 */
export function* rehearsing(plan: RehearsalPlan): Generator<Progress, Rehearsal> {
  const kinds = behavioursOf(plan);
  const paths: Path[] = [];
  for (const [i, behaviour] of kinds.entries()) {
    const path = pathOf(plan, i, behaviour);
    path.run();
    paths.push(path);
    yield { done: paths.length, of: kinds.length };
  }
  const openings: Opening[] = [];
  for (let open = nextOpening(plan, paths, openings); open !== undefined; open = nextOpening(plan, paths, openings)) {
    openings.push(open);
    for (const path of paths.filter((each) => each.state().ended === undefined && isIn(plan, each, open.wave))) {
      path.open(open.stage, open.at);
      path.run();
      yield { done: paths.length, of: kinds.length };
    }
  }
  return {
    paths: paths.map((path) => path.result()), openings, given: paths.map((path) => path.given),
    happenings: paths.flatMap((path) => path.happenings).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.agency - b.agency)),
    waited: paths.flatMap((path) => path.waited),
    endsAt: paths.map((path) => path.now()).toSorted().at(-1) ?? plan.startsAt,
  };
}

/** Plays a rehearsal to its end at once. */
export function rehearseCycle(plan: RehearsalPlan): Rehearsal {
  const playing = rehearsing(plan);
  for (let next = playing.next(); ; next = playing.next()) if (next.done) return next.value;
}

const isIn = ({ agencies }: RehearsalPlan, path: Path, wave: string | undefined): boolean => wave === undefined || (agencies[path.agency]?.wave ?? '') === wave;

/** The earliest barrier at which somebody waits: for all, or for one wave. */
function nextOpening(plan: RehearsalPlan, paths: readonly Path[], done: readonly Opening[]): Opening | undefined {
  const waiting = paths.filter((path) => path.waitsAt() !== undefined);
  const found = [...Map.groupBy(waiting, (path) => `${path.waitsAt()}/${isByWave(plan, path.waitsAt()!) ? (plan.agencies[path.agency]?.wave ?? '') : '*'}`)].map(([, group]): Opening => {
    const stage = group[0]!.waitsAt()!;
    const wave = isByWave(plan, stage) ? (plan.agencies[group[0]!.agency]?.wave ?? '') : undefined;
    const missing = paths.filter((path) => isIn(plan, path, wave) && path.state().ended === undefined && path.waitsAt() === undefined).length;
    const last = group.map((path) => path.now()).toSorted().at(-1)!;
    const at = missing === 0 ? last : instantOf(addWorkingDays(plan.calendar, dayOf(last, plan.zone), patience), '09:00', plan.zone);
    return { stage, at, waitedFor: missing, ...(wave === undefined ? {} : { wave }) };
  }).filter(({ stage, wave, at }) => at <= plan.until && !done.some((one) => one.stage === stage && one.wave === wave));
  return found.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

const isByWave = ({ ir }: RehearsalPlan, stage: string): boolean => ir.nodes.some((node) => node.kind === 'barrier' && node.stage === stage && (node as BarrierNode).opens === 'wave');
