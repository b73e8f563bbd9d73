import type { Node } from '../../../core/form/model.ts';
import { optionText } from '../../../core/form/question.ts';
import { columnNode, columnsOf, type Column } from '../../../core/form/questions/repeatTable.ts';
import { optionsOf } from '../../../core/form/questions/singleChoice.ts';
import { withCell, type Line } from '../../../core/form/questions/table-lines.ts';
import type { Language } from '../texts/index.ts';
import { readDay } from '../ui/DayInput.tsx';
import { readNumber } from './number-words.ts';

export type Row = { readonly _row: string } & Readonly<Record<string, unknown>>;
type Paste = { readonly rows: readonly Row[]; readonly node: Node; readonly rowId: string; readonly key: string; readonly text: string; readonly locale: Language; readonly max: number; readonly newRow: () => Row };

/** Fills a block copied from Excel from one cell on, right and down; new rows are added up to the limit, unreadable cells stay as they are. */
export function pasteRows({ rows, node, rowId, key, text, locale, max, newRow }: Paste): readonly Row[] {
  const columns = columnsOf(node);
  const top = rows.findIndex((row) => row._row === rowId);
  const left = columns.findIndex((column) => column.key === key);
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n').map((line) => line.split('\t'));
  const next = [...rows];
  lines.forEach((cells, down) => {
    const at = top + down;
    if (at >= max) return;
    const filled: Record<string, unknown> = { ...(next[at] ?? newRow()) };
    cells.forEach((cell, right) => {
      const column = columns[left + right];
      const value = column && readCell(node, column, cell.trim(), locale);
      if (column && value !== undefined) filled[column.key] = value;
    });
    next[at] = filled as Row;
  });
  return next;
}

function readCell(table: Node, column: Column, text: string, locale: Language): unknown {
  if (text === '') return undefined;
  if (column.kind === 'shortText') return text.slice(0, Number(column.props?.['max'] ?? 200));
  if (column.kind === 'date') return readDay(text) ?? undefined;
  if (column.kind === 'yesNo') return /^(ya|y|yes|true|1)$/i.test(text) ? true : /^(tidak|t|no|n|false|0)$/i.test(text) ? false : undefined;
  if (column.kind === 'singleChoice') {
    const node = columnNode(table, column);
    return optionsOf(node).find(({ code }) => code.toLowerCase() === text.toLowerCase() || optionText(node, code, locale).toLowerCase() === text.toLowerCase())?.code;
  }
  return readNumber(text, locale);
}

type CellPaste = { readonly node: Node; readonly value: unknown; readonly rows: readonly Line[]; readonly columns: readonly Column[]; readonly from: { readonly row: string; readonly column: string }; readonly text: string; readonly locale: Language };

/** Fills a block copied from a spreadsheet into given rows and columns; what falls outside or cannot be read is left out. */
export function pastedCells({ node, value, rows, columns, from, text, locale }: CellPaste): unknown {
  const top = rows.findIndex((row) => row.key === from.row);
  const left = columns.findIndex((column) => column.key === from.column);
  let next = value;
  text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) => line.split('\t').forEach((cell, right) => {
    const [row, column] = [rows[top + down], columns[left + right]];
    const read = row && column && readCell(node, column, cell.trim(), locale);
    if (row && column && read !== undefined) next = withCell(next, { row: row.key, column: column.key, to: read });
  }));
  return next;
}
