import type { Ir } from '../cycle/ir.ts';
import type { StageCell, Token, TrackState } from '../cycle/track.ts';
import type { Text } from '../problem.ts';
import { holderName, speaker } from './sentence.ts';

export type MatrixFilter = 'all' | 'late' | 'returned' | 'meeting' | 'stuck' | 'ended';
/** One agency of a cycle with where it stands. */
export type MatrixInput = { readonly trackId: string; readonly agencyId: string; readonly name: string; readonly state: TrackState };
export type MatrixRow = {
  readonly trackId: string; readonly agencyId: string; readonly name: string; readonly status: string; readonly stage: string; readonly round: number; readonly dueAt: string | null;
  readonly late: boolean; readonly since: string | null; readonly token: string | null; readonly holder: Text; /** In the order of the stages; a cell without `phase` is not open, one without `late` is in time. */ readonly cells: readonly { readonly status: StageCell['status']; readonly phase?: string; readonly late?: true }[];
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
  const rows = inputs.map((input) => ({ input, row: rowOf(input, stages) }));
  const counts = stages.map(() => ({ locked: 0, current: 0, done: 0, late: 0 }));
  for (const { row } of rows) row.cells.forEach((cell, index) => count(counts[index]!, cell));
  const tardy = rows.filter(({ row }) => row.cells.some((cell) => cell.late)).length;
  return {
    stages: stages.map(({ key, title }, index) => ({ key, title, counts: counts[index]! })),
    total: inputs.length,
    late: rows.filter(({ row }) => row.late).length,
    onTime: inputs.length === 0 ? null : Math.round((100 * (inputs.length - tardy)) / inputs.length),
    rows: rows.filter(({ input }) => passes(input)).map(({ row }) => row),
  };
}

function count(counts: { -readonly [K in keyof StageCounts]: number }, { status, late }: MatrixRow['cells'][number]): void {
  // A stage passed over is neither ahead nor done: it counts nowhere.
  if (status !== 'skipped') counts[status] += 1;
  if (late) counts.late += 1;
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

/** Rows by the state they were made of: a state never changes, and of two thousand few are new. */
const known = new WeakMap<TrackState, { readonly stages: Ir['stages']; readonly row: MatrixRow }>();

function rowOf(input: MatrixInput, stages: Ir['stages']): MatrixRow {
  const found = known.get(input.state);
  if (found?.stages === stages && found.row.trackId === input.trackId && found.row.name === input.name) return found.row;
  const row = freshRow(input, stages);
  known.set(input.state, { stages, row });
  return row;
}

function freshRow({ trackId, agencyId, name, state }: MatrixInput, stages: Ir['stages']): MatrixRow {
  const token = speaker(state);
  return {
    trackId, agencyId, name, status: state.status, stage: token?.stage ?? '', round: state.round, dueAt: token?.clock?.dueAt ?? null, late: isLate(state),
    since: token?.since ?? null, token: token?.id ?? null, holder: holderOf(state, token),
    cells: stages.map(({ key }) => cellOf(state.cells[key])),
  };
}

function cellOf(cell: StageCell | undefined): MatrixRow['cells'][number] {
  // A stage that this agency's design does not have.
  const { status, phase, late } = cell ?? { status: 'skipped' };
  return { status, ...(status === 'current' && phase !== undefined && { phase }), ...(late === true && { late }) };
}
