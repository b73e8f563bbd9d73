import type { ClientSession, Connection } from 'mongoose';
import type { Tier } from '../core/access.ts';
import type { Ir } from '../core/cycle/ir.ts';
import type { Recurrence } from '../core/cycle/recurrence.ts';
import type { Problem, Text } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Db } from './db.ts';
import { updateRevision } from './revision.ts';
import type { RevisionChange } from './revision.ts';
import { insert, op, table } from './table.ts';

export const cycleStatuses = ['draft', 'opening', 'running', 'closing', 'locked', 'published', 'archived'] as const;
export type CycleStatus = (typeof cycleStatuses)[number];

/** Everything a launch needs beside the definition (the set-up of core/api). */
export type CycleSetup = {
  readonly title: Text;
  readonly period: string;
  readonly launchDate: string;
  readonly agencyIds: readonly string[];
  readonly assignments: readonly { readonly agencyId: string; readonly reviewers: Readonly<Partial<Record<Tier, string>>>; readonly wave?: string | undefined }[];
  /** Overrides of working days: clock key (core/design/clocks.ts) → days. */
  readonly clocks: Readonly<Record<string, number>>;
  readonly scoreMode: 'subComponent' | 'criteria';
  readonly releaseScores: boolean;
  /** Own forms that take the place of the template's: form key → form id. */
  readonly forms?: Readonly<Record<string, string>> | undefined;
  /** Form key → published version id; filled at launch. */
  readonly formVersions?: Readonly<Record<string, string>> | undefined;
};

/** The set-up a new draft begins with on a day. */
export const firstSetup = (day: string, given: Pick<CycleSetup, 'title' | 'agencyIds'>): CycleSetup => ({ ...given, clocks: {}, period: day.slice(0, 4), launchDate: day, assignments: [], scoreMode: 'subComponent', releaseScores: true });

/** An earlier design of a running cycle; tracks that were not moved still run by it. */
export type Edition = { readonly snapshotId: string; /** Canonical JSON text of the CycleDefinition, and the form versions it was frozen with. */ readonly definition: string; readonly forms: Readonly<Record<string, string>>; /** When and why another one took its place, and by whom. */ readonly until: string; readonly by: string; readonly reason: string };
/** What tells the designs of a cycle. */
export type Designed = { readonly snapshotId?: string | undefined; readonly editions?: readonly Pick<Edition, 'snapshotId'>[] | undefined };

export type Cycle = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly title: Text;
  readonly templateKey?: string | undefined;
  /** Canonical JSON text of the CycleDefinition. */
  readonly definition: string;
  readonly setup: CycleSetup;
  readonly status: CycleStatus;
  readonly snapshotId?: string | undefined;
  /** Earlier designs, oldest first; the present one is not among them. */
  readonly editions?: readonly Edition[] | undefined;
  /** This draft is a change of that running cycle. */
  readonly amends?: string | undefined;
  readonly openedStages?: readonly string[] | undefined;
  /** Stages that are open for single waves only. */
  readonly openedWaves?: readonly { readonly stage: string; readonly wave: string }[] | undefined;
  readonly launchedAt?: string | undefined;
  readonly lockedHash?: string | undefined;
  /** When its next period opens by itself. */
  readonly recurs?: Recurrence | undefined;
  /** Canonical JSON text of its template when it was launched: what has changed since is told to the next period. */
  readonly templateThen?: string | undefined;
  /** The cycle of the period before, and the first of the line. */
  readonly follows?: string | undefined;
  readonly lineage?: string | undefined;
  /** A worked example of a demo: the one kind of cycle that may be taken away. */
  readonly sample?: boolean | undefined;
  /** How far the playing of that example got. */
  readonly played?: Played | undefined;
  readonly rev: number;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: string | undefined;
};

/** Whether a worked example is still being played, and what stopped it before its end. */
export type Played = { readonly state: 'playing' | 'played' | 'stopped'; readonly at: string; readonly why?: Text };

/** A compiled cycle, written once; `_id` is the SHA-256 of `ir`. */
export type Snapshot = { readonly _id: string; readonly pemdaId: string; readonly ir: string };

export const defineCycles = (connection: Connection) =>
  table<Cycle>(
    connection,
    'cycles',
    { _id: 'text', pemdaId: 'text', title: 'any', templateKey: 'text?', definition: 'text', setup: 'any', status: 'text', snapshotId: 'text?', editions: 'any?', amends: 'text?', openedStages: 'any?', openedWaves: 'any?', launchedAt: 'text?', lockedHash: 'text?', recurs: 'any?', templateThen: 'text?', follows: 'text?', lineage: 'text?', sample: 'flag?', played: 'any?', rev: 'number', updatedBy: 'text?', updatedAt: 'text?' },
    [[{ pemdaId: 1, status: 1 }], [{ pemdaId: 1, amends: 1 }, { unique: true, partialFilterExpression: { amends: { $exists: true } } }]],
  );
export const defineSnapshots = (connection: Connection) => table<Snapshot>(connection, 'snapshots', { _id: 'text', pemdaId: 'text', ir: 'text' });

/** Loads one cycle of this local government, or nothing. */
export async function loadCycle(db: Db, pemdaId: string, cycleId: string): Promise<Cycle | undefined> {
  return (await db.cycles.findOne({ _id: cycleId, pemdaId }).lean<Cycle>()) ?? undefined;
}

/** A cycle without its definitions and without whom it asks: what one agency's case needs of it, however many take part. */
export type CycleHead = Omit<Cycle, 'definition' | 'templateThen' | 'editions' | 'setup'> & Designed & { readonly setup: Omit<CycleSetup, 'agencyIds' | 'assignments'> };

/** Loads the head of one cycle of this local government, or nothing. */
export async function loadCycleHead(db: Db, pemdaId: string, cycleId: string): Promise<CycleHead | undefined> {
  const beside = { definition: 0, templateThen: 0, 'editions.definition': 0, 'setup.agencyIds': 0, 'setup.assignments': 0 };
  return (await db.cycles.findOne({ _id: cycleId, pemdaId }, beside as never).lean<CycleHead>()) ?? undefined;
}

/** Gives the snapshots of a cycle, oldest first. */
export const snapshotsOf = ({ snapshotId, editions = [] }: Designed): readonly string[] => (snapshotId === undefined ? [] : [...editions.map((edition) => edition.snapshotId), snapshotId]);

/** Loads the change of a running cycle that is being prepared, or nothing. */
export async function loadChangeOf(db: Db, pemdaId: string, cycleId: string, session?: ClientSession): Promise<Cycle | undefined> {
  return (await db.cycles.findOne({ pemdaId, amends: cycleId }, undefined, session ? { session } : {}).lean<Cycle>()) ?? undefined;
}

/** Lists the cycles of a local government without their definitions and without changes being prepared, last changed first. */
export async function listCycles(db: Db, pemdaId: string, statuses?: readonly CycleStatus[]): Promise<readonly Omit<Cycle, 'definition'>[]> {
  const filter = { pemdaId, amends: op({ $exists: false }), ...(statuses === undefined ? {} : { status: op({ $in: [...statuses] }) }) };
  return db.cycles.find(filter, { definition: 0, templateThen: 0 }).sort({ updatedAt: -1, _id: 1 }).lean<Omit<Cycle, 'definition'>[]>();
}

/** Names the line a cycle belongs to: the first of its periods. */
export const lineageOf = ({ _id, lineage }: Pick<Cycle, '_id' | 'lineage'>): string => lineage ?? _id;

/** Sets when the next period opens, or that none does; its set-up and revision stay as they are. */
export async function setRecurrence(db: Db, cycle: Cycle, recurs: Recurrence | undefined, session?: ClientSession): Promise<void> {
  const change = recurs === undefined ? { $unset: { recurs: 1 } } : { $set: { recurs, lineage: lineageOf(cycle) } };
  await db.cycles.updateOne({ _id: cycle._id, pemdaId: cycle.pemdaId }, change as never, session ? { session } : {});
}

/** Loads the cycle of a line that was made last, or nothing. */
export async function newestOfLineage(db: Db, pemdaId: string, lineage: string): Promise<Cycle | undefined> {
  return (await db.cycles.findOne({ pemdaId, lineage }).sort({ 'setup.launchDate': -1, updatedAt: -1 } as never).lean<Cycle>()) ?? undefined;
}

/** Gives the cycles of a line with the period each is for and the day it begins. */
export async function periodsOfLineage(db: Db, pemdaId: string, lineage: string): Promise<readonly { readonly _id: string; readonly period: string; readonly launchDate: string }[]> {
  const found = await db.cycles.find({ pemdaId, lineage }, { 'setup.period': 1, 'setup.launchDate': 1 } as never).lean<{ _id: string; setup: Pick<CycleSetup, 'period' | 'launchDate'> }[]>();
  return found.map(({ _id, setup }) => ({ _id, ...setup }));
}

/** Adds a cycle. */
export async function addCycle(db: Db, cycle: Cycle, session?: ClientSession): Promise<Cycle> {
  return insert(db.cycles, cycle, session);
}

/** Changes a cycle if it still has revision `rev`; otherwise tells who changed it. */
export async function changeCycle(db: Db, pemdaId: string, change: RevisionChange<Cycle>): Promise<Cycle | Problem> {
  return updateRevision(db.cycles, pemdaId, { ...change, thing: things.cycle });
}

/** Records how far the cycle's workflow has got, whatever the revision: the workflow is the one writer of these fields. */
export async function setCycleState(db: Db, pemdaId: string, cycleId: string, set: Partial<Pick<Cycle, 'status' | 'snapshotId' | 'openedStages' | 'openedWaves' | 'launchedAt' | 'lockedHash' | 'sample' | 'played'>>, session?: ClientSession): Promise<void> {
  await db.cycles.updateOne({ _id: cycleId, pemdaId }, { $set: set }, session ? { session } : {});
}

/** Marks every worked example that is still said to be played as stopped: whoever played it is gone. */
export async function stopPlaying(db: Db, { at, why }: Required<Pick<Played, 'at' | 'why'>>): Promise<void> {
  await db.cycles.updateMany({ 'played.state': 'playing' } as never, { $set: { played: { state: 'stopped', at, why } } } as never);
}

/** Stores a compiled cycle under its hash and gives the id; storing the same again changes nothing. */
export async function saveSnapshot(db: Db, pemdaId: string, ir: Ir, session?: ClientSession): Promise<string> {
  const text = canonicalJson(ir);
  const _id = sha256(text);
  await db.snapshots.updateOne({ _id }, { $setOnInsert: { pemdaId, ir: text } }, { upsert: true, ...(session ? { session } : {}) });
  return _id;
}

/** Loads a compiled cycle by its hash, or nothing. */
export async function loadSnapshot(db: Db, snapshotId: string): Promise<Ir | undefined> {
  const row = await db.snapshots.findById(snapshotId).lean<Snapshot>();
  return row === null ? undefined : (JSON.parse(row.ir) as Ir);
}
