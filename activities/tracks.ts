import { Context } from '@temporalio/activity';
import { agencyFacts } from '../core/cycle/start.ts';
import type { Instant } from '../core/cycle/track.ts';
import { listAgencies } from '../db/agencies.ts';
import { listEnrolments, waveOf } from '../db/enrolments.ts';
import { listViews } from '../db/trackViews.ts';
import type { ActivityDeps } from './deps.ts';

type Batch = { readonly pemdaId: string; readonly cycleId: string; readonly snapshotId: string; readonly after?: string | undefined; readonly limit: number; readonly opened: readonly string[] };
type Opening = { readonly pemdaId: string; readonly cycleId: string; readonly stage: string; readonly wave?: string | undefined; readonly at: Instant };

/** Makes the activities that reach many tracks at once. */
export function createTracks({ db, engine }: ActivityDeps) {
  return {
    /** Starts the next tracks of a cycle in order of their ids; gives the last id while more are left. A started track stays as it is. */
    async startTracks({ pemdaId, cycleId, snapshotId, after, limit, opened }: Batch): Promise<{ readonly started: number; readonly after?: string }> {
      const left = (await listEnrolments(db, pemdaId, cycleId)).filter(({ _id }) => after === undefined || _id > after);
      const batch = left.slice(0, limit);
      const kinds = new Map((await listAgencies(db, pemdaId, batch.map(({ agencyId }) => agencyId))).map(({ _id, kind }) => [_id, kind]));
      await eachOf(batch, ({ _id, agencyId }) => engine.startTrack({ pemdaId, cycleId, snapshotId, trackId: _id, agencyId, opened, facts: agencyFacts(kinds.get(agencyId)) }));
      const last = batch.at(-1)?._id;
      return left.length > batch.length && last !== undefined ? { started: batch.length, after: last } : { started: batch.length };
    },
    /** Tells every unfinished track of a cycle, or of one of its waves, that a stage is open; telling it again changes nothing. */
    async openStageForAll({ pemdaId, cycleId, stage, wave, at }: Opening): Promise<{ readonly told: number }> {
      const over = new Set((await listViews(db, pemdaId, { cycleId })).filter(({ state }) => state.ended !== undefined).map(({ _id }) => _id));
      const open = (await listEnrolments(db, pemdaId, cycleId)).filter((row) => !over.has(row._id) && (wave === undefined || waveOf(row) === wave));
      await eachOf(open, ({ _id }) => engine.tellStageOpened({ cycleId, trackId: _id }, { stage, at }));
      return { told: open.length };
    },
  };
}

const atOnce = 16;

/** Works through a list, some at a time, and tells Temporal how far it is. */
async function eachOf<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < list.length; from += atOnce) {
    await Promise.all(list.slice(from, from + atOnce).map(work));
    Context.current().heartbeat(from);
  }
}
