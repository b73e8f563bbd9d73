import type { Ir } from '../cycle/ir.ts';
import type { StageCell, Token, TrackState } from '../cycle/track.ts';
import type { Text } from '../problem.ts';
import { holderName, speaker } from './sentence.ts';

export type MatrixFilter = 'all' | 'late' | 'returned' | 'meeting' | 'stuck' | 'ended';
/** One agency of a cycle with where it stands. */
export type MatrixInput = { readonly trackId: string; readonly agencyId: string; readonly name: string; readonly state: TrackState };
export type MatrixRow = {
  readonly trackId: string; readonly agencyId: string; readonly name: string; readonly status: string; readonly stage: string; readonly round: number; readonly dueAt: string | null;
  readonly late: boolean; readonly since: string | null; readonly token: string | null; readonly holder: Text; readonly cells: readonly { readonly status: StageCell['status']; readonly phase: string | null; readonly late: boolean }[];
};
export type StageCounts = { readonly locked: number; readonly current: number; readonly done: number; readonly late: number };
export type Matrix = { readonly stages: readonly { readonly key: string; readonly title: Text; readonly counts: StageCounts }[]; readonly total: number; readonly late: number; readonly onTime: number | null; readonly rows: readonly MatrixRow[] };
export type MatrixView = { readonly stages: Ir['stages']; readonly filter?: MatrixFilter; readonly q?: string; readonly stage?: string };

/**
 * Lays agencies × stages out. Counts and shares are over all agencies given, rows only over those the filters let through.
 * `onTime` is the percentage of agencies with no late stage so far, null without agencies.
 */
export function buildMatrix(inputs: readonly MatrixInput[], { stages, filter = 'all', q = '', stage }: MatrixView): Matrix {
  const wanted = q.trim().toLowerCase();
  const passes = ({ name, state }: MatrixInput) => filters[filter](state) && name.toLowerCase().includes(wanted) && (stage === undefined || state.cells[stage]?.status === 'current');
  const punctual = inputs.filter(({ state }) => !Object.values(state.cells).some((cell) => cell.late)).length;
  return {
    stages: stages.map(({ key, title }) => ({ key, title, counts: countStage(inputs, key) })),
    total: inputs.length,
    late: inputs.filter(({ state }) => isLate(state)).length,
    onTime: inputs.length === 0 ? null : Math.round((100 * punctual) / inputs.length),
    rows: inputs.filter(passes).map((input) => rowOf(input, stages)),
  };
}

function countStage(inputs: readonly MatrixInput[], key: string): StageCounts {
  const counts = { locked: 0, current: 0, done: 0, late: 0 };
  for (const { state } of inputs) {
    const cell = state.cells[key];
    const status = cell?.status ?? 'locked';
    // A stage passed over is neither ahead nor done: it counts nowhere.
    if (status !== 'skipped') counts[status] += 1;
    if (cell?.late === true) counts.late += 1;
  }
  return counts;
}

function isLate(state: TrackState): boolean {
  return state.ended === undefined && Object.values(state.cells).some((cell) => cell.status === 'current' && cell.late);
}

/** Says whether nothing will move a case by itself any more: closed, suspended, or late with every escalation told. */
function isStuck(state: TrackState): boolean {
  if (state.ended !== undefined) return false;
  if (state.suspended !== undefined) return true;
  return state.tokens.some(({ phase, clock }) => phase === 'closedUnsubmitted' || (clock?.overdueSince !== undefined && clock.escalateAt.length === 0));
}

const filters: Readonly<Record<MatrixFilter, (state: TrackState) => boolean>> = {
  all: () => true,
  late: isLate,
  returned: (state) => state.tokens.some(({ phase, holder }) => phase === 'returned' || (phase === 'open' && holder.role === 'operator' && state.returnsUsed > 0)),
  meeting: (state) => state.tokens.some(({ phase }) => phase === 'inMeeting'),
  stuck: isStuck,
  ended: (state) => state.ended !== undefined,
};

// nobody holds a finished case: the machine that ended it is no holder
function holderOf(state: TrackState, token: Token | undefined): Text {
  if (state.ended !== undefined) return state.status === 'withdrawn' ? { id: 'Dikeluarkan dari siklus', en: 'Withdrawn from the cycle' } : { id: 'Selesai', en: 'Finished' };
  return token === undefined ? { id: '', en: '' } : holderName(token.holder);
}

function rowOf({ trackId, agencyId, name, state }: MatrixInput, stages: Ir['stages']): MatrixRow {
  const token = speaker(state);
  return {
    trackId, agencyId, name, status: state.status, stage: token?.stage ?? '', round: state.round, dueAt: token?.clock?.dueAt ?? null, late: isLate(state),
    since: token?.since ?? null, token: token?.id ?? null, holder: holderOf(state, token),
    cells: stages.map(({ key }) => cellOf(state.cells[key])),
  };
}

function cellOf(cell: StageCell | undefined): MatrixRow['cells'][number] {
  return { status: cell?.status ?? 'locked', phase: cell?.status === 'current' ? (cell.phase ?? null) : null, late: cell?.late ?? false };
}
