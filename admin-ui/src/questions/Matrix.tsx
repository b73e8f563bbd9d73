import { matrixNumber, matrixText, totalsOf } from '../../../core/form/questions/matrix.ts';
import { cellsOf, linesOf, lineTitle, withCell } from '../../../core/form/questions/table-lines.ts';
import { useTexts } from '../texts/index.ts';
import { NumberBox } from './NumberBox.tsx';
import { ariaOf, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** Numbers in rows and columns with live totals that stay in sight; the totals are never stored. */
export function Matrix(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const [rows, columns] = [linesOf(node, 'rows'), linesOf(node, 'columns')];
  const cells = cellsOf(value);
  const totals = totalsOf(node, value);
  const kind = matrixNumber(node);
  const shown = (total: number | undefined) => (total === undefined ? '–' : matrixText(node, total, locale));
  const [byRow, byColumn] = [node.props['rowTotals'] !== false, node.props['columnTotals'] !== false];
  return (
    <div role="group" id={id} tabIndex={-1} className={classes['scroll']} onBlur={onBlur} {...ariaOf({ ...props, invalid: undefined, required: undefined })}>
      <table className={classes['grid']}>
        <thead><tr><td />{columns.map((column) => <th key={column.key} scope="col">{lineTitle(column, locale)}</th>)}{byRow && <th scope="col" className={classes['total']}>{t('agency.questions.total')}</th>}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{lineTitle(row, locale)}</th>
              {columns.map((column) => <td key={column.key}><NumberBox node={node} value={cells[row.key]?.[column.key]} onChange={(to) => onChange(withCell(value, { row: row.key, column: column.key, to }))} id={`${id}-${row.key}-${column.key}`} labelledBy="" locale={locale} label={`${lineTitle(row, locale)}, ${lineTitle(column, locale)}`} whole={kind === 'integer' || kind === 'currency'} before={kind === 'currency' ? 'Rp' : undefined} after={kind === 'percent' ? '%' : undefined} /></td>)}
              {byRow && <td className={classes['total']}><output>{shown(totals.rows[row.key])}</output></td>}
            </tr>
          ))}
        </tbody>
        {byColumn && <tfoot><tr><th scope="row">{t('agency.questions.total')}</th>{columns.map((column) => <td key={column.key}><output>{shown(totals.columns[column.key])}</output></td>)}{byRow && <td className={classes['total']}><output>{shown(totals.all)}</output></td>}</tr></tfoot>}
      </table>
    </div>
  );
}
