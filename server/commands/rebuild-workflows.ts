import type { Client } from '@temporalio/client';
import type { Cycle, CycleStatus } from '../../db/cycles.ts';
import { listCycles } from '../../db/cycles.ts';
import type { Db } from '../../db/db.ts';
import { listEnrolments, waveOf } from '../../db/enrolments.ts';
import { listMeetings } from '../../db/meetings.ts';
import { listPemdas } from '../../db/pemdas.ts';
import { op } from '../../db/table.ts';
import { listViews } from '../../db/trackViews.ts';
import type { CycleState } from '../../workflows/messages.ts';
import { agencyFacts } from '../../core/cycle/start.ts';
import { listAgencies } from '../../db/agencies.ts';
import { startCycle, startRakor, startTrack } from '../engine.ts';
import { runCommand } from './place.ts';
import { withClient } from './temporal.ts';

export type Rebuilt = { readonly cycles: number; readonly tracks: number; readonly meetings: number };
type Place = { readonly db: Db; readonly client: Client };

const alive: readonly CycleStatus[] = ['opening', 'running', 'closing', 'locked', 'published'];

/**
 * Starts every workflow that the database says should be running: tracks with the state of their last commit, then their
 * cycles and meetings. What runs already is left alone, so it may be run at any time and again after an interruption.
 */
export async function rebuildWorkflows(place: Place): Promise<Rebuilt> {
  const rebuilt = { cycles: 0, tracks: 0, meetings: 0 };
  for (const { _id: pemdaId } of await listPemdas(place.db)) {
    for (const cycle of await listCycles(place.db, pemdaId, alive)) {
      if (cycle.snapshotId === undefined) continue;
      rebuilt.tracks += await rebuildTracks(place, cycle, cycle.snapshotId);
      await startCycle(place.client, { pemdaId, cycleId: cycle._id, snapshotId: cycle.snapshotId, ...(cycle.status === 'opening' ? {} : { state: await stateOf(place.db, cycle) }) });
      rebuilt.cycles += 1;
      rebuilt.meetings += await rebuildMeetings(place, cycle);
    }
  }
  return rebuilt;
}

type Header = Omit<Cycle, 'definition'>;

async function rebuildTracks({ db, client }: Place, cycle: Header, snapshotId: string): Promise<number> {
  const { pemdaId, _id: cycleId, openedStages = [], openedWaves = [] } = cycle;
  const views = new Map((await listViews(db, pemdaId, { cycleId })).map((view) => [view._id, view.state]));
  const kinds = new Map((await listAgencies(db, pemdaId)).map(({ _id, kind }) => [_id, kind]));
  let started = 0;
  for (const { _id: trackId, agencyId, wave } of await listEnrolments(db, pemdaId, cycleId)) {
    const state = views.get(trackId);
    if (state?.ended !== undefined) continue;
    const ownStages = openedWaves.filter((one) => one.wave === waveOf({ wave })).map(({ stage }) => stage);
    await startTrack(client, { snapshotId, pemdaId, cycleId, trackId, agencyId, opened: state?.opened ?? [...openedStages, ...ownStages], ...(state === undefined ? { facts: agencyFacts(kinds.get(agencyId)) } : { state }) });
    started += 1;
  }
  return started;
}

async function rebuildMeetings({ db, client }: Place, cycle: Header): Promise<number> {
  const open = (await listMeetings(db, cycle.pemdaId, cycle._id)).filter(({ status }) => status !== 'final');
  for (const { _id, startsAt } of open) await startRakor(client, { pemdaId: cycle.pemdaId, cycleId: cycle._id, meetingId: _id, startsAt });
  return open.length;
}

async function stateOf(db: Db, cycle: Header): Promise<CycleState> {
  const { pemdaId, _id: cycleId, status, openedStages = [], openedWaves } = cycle;
  const [tracks, ended] = await Promise.all([
    db.enrolments.countDocuments({ pemdaId, cycleId }),
    db.trackViews.countDocuments({ pemdaId, cycleId, 'state.ended': op({ $exists: true }) } as never),
  ]);
  return { status: status as CycleState['status'], openedStages, ...(openedWaves === undefined ? {} : { openedWaves }), tracks, ended, seen: [] };
}

if (import.meta.main) {
  await runCommand(({ db }) => withClient(async (client) => {
    const { cycles, tracks, meetings } = await rebuildWorkflows({ db, client });
    return {
      id: `${cycles} siklus, ${tracks} jalur, dan ${meetings} rakor berjalan kembali menurut basis data.`,
      en: `${cycles} cycles, ${tracks} tracks and ${meetings} meetings run again as the database says.`,
      ok: true,
    };
  }));
}
