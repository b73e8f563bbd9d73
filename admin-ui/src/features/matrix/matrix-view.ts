import type { Answer } from '../../api.tsx';
import { taskStatus, type StatusOf } from '../../ui/statuses.ts';

export type Matrix = Answer<'matrix'>;
export type Row = Matrix['rows'][number];
export type Cell = Row['cells'][number];
export const matrixFilters = ['all', 'late', 'returned', 'meeting', 'stuck', 'ended'] as const;
export type MatrixFilter = (typeof matrixFilters)[number];
/** Gives the filter an address names, else all. */
export const filterOf = (named: string | undefined): MatrixFilter => matrixFilters.find((each) => each === named) ?? 'all';

/** What a cell says: the stage ahead, where it stands now, or over. */
export function cellStatus(cell: Pick<Cell, 'status' | 'phase'>): StatusOf<'task'> {
  if (cell.status === 'current') return taskStatus(cell.phase ?? 'working');
  return ({ locked: 'notOpen', done: 'finished', skipped: 'notApplicable' } as const)[cell.status];
}

/** The stages a phone shows of one agency: where it stands now. */
export const currentStages = (row: Row, stages: Matrix['stages']) => stages.flatMap((stage, index) => (row.cells[index]?.status === 'current' ? [{ stage, cell: row.cells[index]! }] : []));
