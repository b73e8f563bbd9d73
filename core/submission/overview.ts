import type { Ir } from '../cycle/ir.ts';
import type { Text } from '../problem.ts';
import { buildMatrix, type MatrixFilter, type MatrixInput, type MatrixRow } from './matrix.ts';

/** A running cycle with its agencies. */
export type OverviewCycle = { readonly cycleId: string; readonly title: Text; readonly stages: Ir['stages']; readonly inputs: readonly MatrixInput[] };
/** Where an agency stands in one cycle. */
export type OverviewCell = Pick<MatrixRow, 'trackId' | 'status' | 'dueAt' | 'late' | 'holder' | 'round'> & { readonly stage: Text };
/** An agency with one cell per cycle, in their order; null where it takes no part. */
export type OverviewRow = { readonly agencyId: string; readonly name: string; readonly cells: readonly (OverviewCell | null)[] };
export type Overview = { readonly cycles: readonly { readonly cycleId: string; readonly title: Text; readonly total: number; readonly late: number }[]; readonly total: number; readonly rows: readonly OverviewRow[] };

/** Lays agencies × running cycles out, agencies by name. Counts are over everybody given, rows over those of whom the filters let a case of any cycle through. */
export function buildOverview(cycles: readonly OverviewCycle[], view: { readonly filter?: MatrixFilter; readonly q?: string } = {}): Overview {
  const laid = cycles.map(({ cycleId, title, stages, inputs }) => {
    const { rows, total, late } = buildMatrix(inputs, { stages });
    return { cycleId, title, stages, total, late, rows: new Map(rows.map((row) => [row.agencyId, row])), found: buildMatrix(inputs, { stages, ...view }).rows };
  });
  const named = new Map(laid.flatMap(({ found }) => found.map(({ agencyId, name }) => [agencyId, name] as const)));
  const rows = [...named].map(([agencyId, name]) => ({ agencyId, name, cells: laid.map(({ rows: of, stages }) => cellOf(of.get(agencyId), stages)) }));
  return {
    cycles: laid.map(({ cycleId, title, total, late }) => ({ cycleId, title, total, late })),
    total: new Set(laid.flatMap(({ rows: of }) => [...of.keys()])).size,
    rows: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
  };
}

function cellOf(row: MatrixRow | undefined, stages: Ir['stages']): OverviewCell | null {
  if (row === undefined) return null;
  const { trackId, status, dueAt, late, holder, round } = row;
  return { trackId, status, stage: stages.find(({ key }) => key === row.stage)?.title ?? { id: '', en: '' }, dueAt, late, holder, round };
}
