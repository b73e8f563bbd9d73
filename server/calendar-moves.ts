import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { calendarOf } from '../core/cycle/calendar.ts';
import { recountClocks, type CalendarChange } from '../core/cycle/recount.ts';
import type { Command, Instant, RecountedClock, TrackState } from '../core/cycle/track.ts';
import type { Text } from '../core/problem.ts';
import { loadClock, toBusiness } from '../db/businessTime.ts';
import { listCalendarVersions, listUntold, loadCalendars, markTold, type Calendar } from '../db/calendars.ts';
import { sha256 } from '../db/canonical.ts';
import { listCycles } from '../db/cycles.ts';
import type { Db } from '../db/db.ts';
import { listPemdas } from '../db/pemdas.ts';
import { listViews, type TrackView } from '../db/trackViews.ts';
import { act, workflowIds } from '../workflows/messages.ts';
import { wordsOf } from './designs.ts';
import { frozenIr } from './frozen.ts';
import { inParallel } from './in-parallel.ts';
import { refusalIn } from './reconciler.ts';

const alive = ['opening', 'running', 'closing'] as const;
const atOnce = 8;
const answerMs = 10_000;

/** What a change of the calendar does to one track: its clocks with their new instants. */
export type TrackMoves = { readonly view: TrackView; readonly cycleTitle: Text; readonly stageTitle: (token: string) => Text; readonly clocks: readonly RecountedClock[] };

/** Finds every running clock of a local government that another calendar counts otherwise. */
export async function movesOf(db: Db, pemdaId: string, change: CalendarChange): Promise<readonly TrackMoves[]> {
  const found: TrackMoves[] = [];
  for (const cycle of await listCycles(db, pemdaId, alive)) {
    const words = await wordsOf({ db }, cycle);
    if (words === undefined) continue;
    const titleOf = ({ tokens }: TrackState) => (id: string): Text => {
      const stage = tokens.find((token) => token.id === id)?.stage ?? '';
      return words.stages.find(({ key }) => key === stage)?.title ?? { id: stage, en: stage };
    };
    for (const view of await listViews(db, pemdaId, { cycleId: cycle._id })) {
      const ir = await frozenIr({ db }, view.state.snapshotId);
      const clocks = ir === undefined ? [] : recountClocks(ir, view.state, change);
      if (clocks.length > 0) found.push({ view, cycleTitle: cycle.title, stageTitle: titleOf(view.state), clocks });
    }
  }
  return found;
}

/** What the calendar would become: the newest years, one of them replaced. */
export async function plannedChange(db: Db, pemdaId: string, { year, now }: { readonly year: Pick<Calendar, 'year' | 'days' | 'provisional'>; readonly now: Instant }): Promise<CalendarChange> {
  const years = await loadCalendars(db, pemdaId);
  return { before: calendarOf(years), after: calendarOf([...years.filter((one) => one.year !== year.year), year]), now };
}

export type Told = { readonly tracks: number; readonly waiting: number };

/**
 * Tells the tracks about every calendar version they have not heard of, oldest first: one message per affected track.
 * A version counts as told once a further look finds nothing left to move, so a crash in between loses none and moves none twice.
 */
export async function tellCalendars({ db, client, now = Date.now }: { readonly db: Db; readonly client: Client; readonly now?: () => number }): Promise<Told> {
  const told = { tracks: 0, waiting: 0 };
  for (const { _id: pemdaId } of await listPemdas(db)) {
    for (const version of await listUntold(db, pemdaId)) {
      const at = new Date(toBusiness(await loadClock(db, pemdaId), now())).toISOString();
      const moves = await movesOf(db, pemdaId, await changeBy(db, version, at));
      const ends = await inParallel(moves, atOnce, (one) => tell(client, one, { version, at }));
      told.tracks += ends.filter((end) => end === 'moved').length;
      told.waiting += ends.filter((end) => end === 'waiting').length;
      if (ends.every((end) => end === 'refused')) await markTold(db, version._id);
      // A later version is counted from this one, so it waits until this one is told.
      else break;
    }
  }
  return told;
}

/** The calendar as it was before a version and with it; later versions that are not told yet do not count. */
async function changeBy(db: Db, version: Calendar, now: Instant): Promise<CalendarChange> {
  const known = (await listCalendarVersions(db, version.pemdaId)).filter((row) => row.untold === undefined);
  const newest = known.filter((row, index) => row.year !== known[index - 1]?.year);
  return { before: calendarOf(newest), after: calendarOf([...newest.filter(({ year }) => year !== version.year), version]), now };
}

type End = 'moved' | 'refused' | 'waiting';

/** One message to one track; refused means that nothing is left to move there: it ended, or its clocks moved meanwhile. */
async function tell(client: Client, { view, clocks }: TrackMoves, { version, at }: { readonly version: Calendar; readonly at: Instant }): Promise<End> {
  const { actor, reasonId } = version.untold!;
  const command: Command = { id: sha256(`${version._id}/${view._id}/${view.state.projection}`).slice(0, 32), at, actor, kind: 'recount', calendar: version._id, clocks, reasonId };
  try {
    await client.withDeadline(Date.now() + answerMs, () => client.workflow.getHandle(workflowIds.track(view.cycleId, view._id)).executeUpdate(act, { updateId: command.id, args: [command] }));
    return 'moved';
  } catch (error) {
    return error instanceof WorkflowNotFoundError || refusalIn(error) !== undefined ? 'refused' : 'waiting';
  }
}
