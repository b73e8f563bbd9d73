import { dayOf } from '../core/cycle/calendar.ts';
import type { Actor } from '../core/cycle/track.ts';
import { nextPeriodDay, nextTitle, periodOf } from '../core/cycle/recurrence.ts';
import { appendAudit, chains } from '../db/audit.ts';
import { addCycle, lineageOf, loadCycle, newestOfLineage, periodsOfLineage } from '../db/cycles.ts';
import { effectOnce } from '../db/effects.ts';
import { draftAfter } from '../db/nextCycle.ts';
import { loadPemda } from '../db/pemdas.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';
import { zoneOfPemda } from './dues.ts';

type Next = { readonly pemdaId: string; readonly cycleId: string; readonly early?: boolean; /** Who asked for it; nobody when its time came. */ readonly actor?: Actor };

/** Makes the activity that opens the next period of a cycle. */
export function createRecurrences(deps: ActivityDeps) {
  const { db } = deps;
  return {
    /** Adds a draft from the set-up of the newest cycle of this line, for the period business time is in; a period that has its cycle gets no second one. Asked for early, it is the period after that. */
    async openNextPeriod({ pemdaId, cycleId, early = false, actor = 'system' }: Next): Promise<{ readonly cycleId: string }> {
      const at = await businessInstant(deps, pemdaId);
      const source = await loadCycle(db, pemdaId, cycleId);
      if (source?.recurs === undefined) return { cycleId };
      const lineage = lineageOf(source);
      const { every } = source.recurs;
      const today = dayOf(at, zoneOfPemda((await loadPemda(db, pemdaId))?.zone));
      const line = await periodsOfLineage(db, pemdaId, lineage);
      const now = periodOf(every, today).id;
      // A period may be named otherwise than by the calendar: then the day its cycle begins tells.
      const hasBegun = line.some((one) => one.period === now || periodOf(every, one.launchDate).id === now);
      const day = early && hasBegun ? nextPeriodDay(every, today) : today;
      const period = periodOf(every, day);
      const there = line.find((one) => one.period === period.id);
      if (there !== undefined) return { cycleId: there._id };
      return effectOnce(db, { id: `next/${lineage}/${period.id}`, pemdaId, at }, async (session) => {
        const newest = (await newestOfLineage(db, pemdaId, lineage)) ?? source;
        const before = { id: newest.setup.period, en: newest.setup.period };
        const title = nextTitle(newest.title, before, period);
        const row = await addCycle(db, await draftAfter(db, newest, { title, period: period.id, launchDate: day, by: actor === 'system' ? 'sistem' : actor.name, at }), session);
        await appendAudit(db, session, { pemdaId, chain: chains.cycle(row._id), entry: { act: actor === 'system' ? 'cycle.openedByItself' : 'cycle.openedEarly', actor, at, cycleId: row._id, after: { follows: newest._id, period: period.id } } });
        return { cycleId: row._id };
      });
    },
  };
}
