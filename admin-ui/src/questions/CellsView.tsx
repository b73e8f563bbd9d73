import type { Node } from '../../../core/form/model.ts';
import { matrixText, totalsOf } from '../../../core/form/questions/matrix.ts';
import { columnKinds, columnNode, columnsOf } from '../../../core/form/questions/repeatTable.ts';
import { cellsOf, linesOf, lineTitle } from '../../../core/form/questions/table-lines.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import classes from './questions.module.css';

/** The cells of a fixed table or matrix to read, a matrix with its totals. */
export function CellsView({ node, value }: { readonly node: Node; readonly value: unknown }) {
  const { t } = useTexts();
  const language = useLanguage();
  const isMatrix = node.kind === 'matrix';
  const cells = cellsOf(value);
  const rows = linesOf(node, 'rows');
  const columns = linesOf(node, 'columns');
  const totals = isMatrix ? totalsOf(node, value) : undefined;
  const number = (total: number | undefined) => (total === undefined ? '–' : matrixText(node, total, language));
  const written = (row: string, key: string) => {
    const cell = cells[row]?.[key];
    const column = isMatrix ? undefined : columnsOf(node).find((each) => each.key === key);
    return cell === undefined ? '–' : column ? columnKinds[column.kind].format(columnNode(node, column), cell, language) : number(cell as number);
  };
  return (
    <div className={classes['scroll']}>
      <table className={classes['grid']}>
        <thead><tr><td />{columns.map((column) => <th key={column.key} scope="col">{lineTitle(column, language)}</th>)}{totals && <th scope="col">{t('agency.questions.total')}</th>}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{lineTitle(row, language)}</th>{columns.map((column) => <td key={column.key}>{written(row.key, column.key)}</td>)}{totals && <td>{number(totals.rows[row.key])}</td>}</tr>)}</tbody>
        {totals && <tfoot><tr><th scope="row">{t('agency.questions.total')}</th>{columns.map((column) => <td key={column.key}>{number(totals.columns[column.key])}</td>)}<td>{number(totals.all)}</td></tr></tfoot>}
      </table>
    </div>
  );
}
