import type { Actor, Instant, TrackState } from '../core/cycle/track.ts';
import { appendAudit, chains } from '../db/audit.ts';
import { canonicalJson, sha256 } from '../db/canonical.ts';
import { setCycleState, snapshotsOf, type CycleStatus, type Designed } from '../db/cycles.ts';
import type { Db } from '../db/db.ts';
import { effectOnce } from '../db/effects.ts';
import { listEnrolments, waveOf } from '../db/enrolments.ts';
import { listScores } from '../db/scores.ts';
import { op } from '../db/table.ts';
import { listViews } from '../db/trackViews.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

type CycleRecord = {
  readonly pemdaId: string;
  readonly cycleId: string;
  /** Makes it safe to run twice. */
  readonly key: string;
  readonly act: string;
  readonly state: { readonly status: CycleStatus; readonly openedStages: readonly string[]; readonly openedWaves?: readonly { readonly stage: string; readonly wave: string }[] | undefined };
  readonly actor: Actor;
  readonly at?: Instant | undefined;
  readonly stage?: string | undefined;
  readonly wave?: string | undefined;
};
/** How many tracks of one wave there are, have ended, and wait for each stage to open. */
export type WaveCount = { readonly wave: string; readonly tracks: number; readonly ended: number; readonly waiting: Readonly<Record<string, number>>; readonly elsewhere?: Readonly<Record<string, number>> };
type Tally = Omit<WaveCount, 'wave'> & { readonly waves?: readonly WaveCount[]; readonly snapshotIds?: readonly string[]; readonly at: Instant };

/** Makes the activities that store and count a whole cycle. */
export function createCycles(deps: ActivityDeps) {
  const { db } = deps;
  return {
    /** Stores where a cycle stands and one entry of its audit chain; locking also freezes definition, answers and scores in one hash. */
    async recordCycle(record: CycleRecord): Promise<{ readonly at: Instant; readonly lockedHash?: string }> {
      const { pemdaId, cycleId, key, act, state, actor, stage, wave } = record;
      const at = record.at ?? await businessInstant(deps, pemdaId);
      const lockedHash = act === 'lock' ? await frozenHash(db, pemdaId, cycleId) : undefined;
      const done = { at, ...(lockedHash === undefined ? {} : { lockedHash }) };
      return effectOnce(db, { id: `cycle/${key}`, pemdaId, at }, async (session) => {
        const { status, openedStages, openedWaves } = state;
        await setCycleState(db, pemdaId, cycleId, { status, openedStages, ...(openedWaves === undefined ? {} : { openedWaves }), ...(lockedHash === undefined ? {} : { lockedHash }) }, session);
        const entry = { act: `cycle.${act}`, actor, at, cycleId, ...(stage === undefined ? {} : { stage }), after: { status }, ...(lockedHash === undefined ? {} : { details: { hash: lockedHash } }), ...(wave === undefined ? {} : { details: { wave } }) };
        await appendAudit(db, session, { pemdaId, chain: chains.cycle(cycleId), entry });
        return done;
      });
    },
    /** Counts the tracks of a cycle over their views: all, ended, how many wait for each stage to open and how many will not come there; by wave too when the cycle has waves. Names its designs when it has several. */
    async tally({ pemdaId, cycleId }: { readonly pemdaId: string; readonly cycleId: string }): Promise<Tally> {
      const [cycle, tracks, ended, waiting, waves] = await Promise.all([
        db.cycles.findOne({ _id: cycleId, pemdaId }, { snapshotId: 1, editions: 1 }).lean<Designed>(),
        db.enrolments.countDocuments({ pemdaId, cycleId }),
        db.trackViews.countDocuments({ pemdaId, cycleId, 'state.ended': op({ $exists: true }) } as never),
        countWaiting(db, pemdaId, cycleId),
        countWaves(db, pemdaId, cycleId),
      ]);
      const elsewhere = await countElsewhere(db, { pemdaId, cycleId, stages: Object.keys(waiting) });
      const snapshotIds = cycle === null ? [] : snapshotsOf(cycle);
      return { tracks, ended, waiting, ...(Object.keys(elsewhere).length === 0 ? {} : { elsewhere }), ...(waves.length === 0 ? {} : { waves }), ...(snapshotIds.length < 2 ? {} : { snapshotIds }), at: await businessInstant(deps, pemdaId) };
    },
  };
}

/** How many running tracks passed a stage by, or have a design without it. */
async function countElsewhere(db: Db, { pemdaId, cycleId, stages }: { readonly pemdaId: string; readonly cycleId: string; readonly stages: readonly string[] }): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(stages.map(async (stage): Promise<[string, number]> => {
    const cell = `state.cells.${stage}`;
    const away = { $or: [{ [cell]: op({ $exists: false }) }, { [`${cell}.status`]: op({ $in: ['skipped', 'done'] }) }] };
    return [stage, await db.trackViews.countDocuments({ pemdaId, cycleId, 'state.ended': op({ $exists: false }), ...away } as never)];
  }));
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** How many tracks wait at each barrier; a track with parallel branches counts at each of them. */
async function countWaiting(db: Db, pemdaId: string, cycleId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await db.trackViews.aggregate<{ _id: string; count: number }>([
    { $match: { pemdaId, cycleId } },
    { $unwind: '$state.tokens' },
    { $match: { 'state.tokens.phase': 'waitingOpen' } },
    { $group: { _id: '$state.tokens.stage', count: { $sum: 1 } } },
  ]);
  return Object.fromEntries(rows.map(({ _id, count }) => [_id, count]));
}

async function countWaves(db: Db, pemdaId: string, cycleId: string): Promise<readonly WaveCount[]> {
  const enrolments = await listEnrolments(db, pemdaId, cycleId);
  if (enrolments.every(({ wave }) => wave === undefined)) return [];
  const states = new Map((await listViews(db, pemdaId, { cycleId })).map(({ _id, state }) => [_id, state]));
  return [...new Set(enrolments.map(waveOf))].toSorted().map((wave) => {
    const own = enrolments.filter((row) => waveOf(row) === wave).map(({ _id }) => states.get(_id));
    const stages = own.flatMap((state) => (state?.tokens ?? []).filter(({ phase }) => phase === 'waitingOpen').map(({ stage }) => stage));
    const waiting = Object.fromEntries([...new Set(stages)].map((stage) => [stage, stages.filter((one) => one === stage).length]));
    const isAway = (state: TrackState | undefined, stage: string) => state !== undefined && state.ended === undefined && [undefined, 'skipped', 'done'].includes(state.cells[stage]?.status);
    const elsewhere = Object.fromEntries(Object.keys(waiting).map((stage) => [stage, own.filter((state) => isAway(state, stage)).length]));
    return { wave, tracks: own.length, ended: own.filter((state) => state?.ended !== undefined).length, waiting, elsewhere };
  });
}

/** One hash over everything that is frozen: definition, each confirmed version and each score, in order of their ids. */
async function frozenHash(db: Db, pemdaId: string, cycleId: string): Promise<string> {
  const [cycle, enrolments, scores] = await Promise.all([
    db.cycles.findOne({ _id: cycleId, pemdaId }, { snapshotId: 1, editions: 1 }).lean<Designed>(),
    db.enrolments.find({ pemdaId, cycleId }, { _id: 1 }).sort({ _id: 1 }).lean<{ _id: string }[]>(),
    listScores(db, pemdaId, { cycleId }),
  ]);
  const answers = await Promise.all(enrolments.map(({ _id }) => confirmedHashes(db, pemdaId, _id)));
  return sha256(canonicalJson({ snapshotId: cycle?.snapshotId, ...(cycle?.editions === undefined ? {} : { designs: snapshotsOf(cycle) }), answers: answers.flat(), scores: scores.map(({ _id, total, grade }) => [_id, total, grade]) }));
}

async function confirmedHashes(db: Db, pemdaId: string, trackId: string): Promise<readonly (readonly [string, string])[]> {
  const rows = await db.submissions.find({ pemdaId, trackId, status: 'confirmed' }, { hash: 1 }).sort({ round: 1, attempt: 1 }).lean<{ _id: string; hash: string }[]>();
  return rows.map(({ _id, hash }) => [_id, hash]);
}
