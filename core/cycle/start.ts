import type { Ir } from './ir.ts';
import type { TrackState } from './track.ts';

/** What a fresh track is known by. */
export type TrackIdentity = Pick<TrackState, 'snapshotId' | 'pemdaId' | 'cycleId' | 'trackId' | 'agencyId' | 'opened'> & { readonly facts?: TrackState['facts'] | undefined };

/** Gives the state of a track before its `started` event: every stage locked, no token yet. */
export function startState(ir: Ir, { snapshotId, pemdaId, cycleId, trackId, agencyId, opened, facts = {} }: TrackIdentity): TrackState {
  return {
    format: 1, irVersion: ir.irVersion, snapshotId, pemdaId, cycleId, trackId, agencyId,
    rev: 0, projection: 0, auditSeq: 0, status: 'working', tokens: [], nextToken: 1, round: 0, returnsUsed: 0,
    notes: {}, facts, cells: Object.fromEntries(ir.stages.map(({ key }) => [key, { status: 'locked', late: false }])),
    opened: [...opened], meetingsClosed: [], seen: [],
  };
}

/** What a track knows of its agency from the start, for branches to read. */
export const agencyFacts = (kind: string | undefined): TrackState['facts'] => (kind === undefined ? {} : { 'agency.kind': kind });
