import { useMediaQuery } from '@mantine/hooks';
import type { ClipboardEvent } from 'react';
import { columnsOf, type Column } from '../../../core/form/questions/repeatTable.ts';
import { isRequiredCell } from '../../../core/form/questions/fixedTable.ts';
import { cellsOf, linesOf, lineTitle, withCell, type Line } from '../../../core/form/questions/table-lines.ts';
import { useTexts } from '../texts/index.ts';
import { Cell } from './Cell.tsx';
import { pastedCells } from './paste-rows.ts';
import { ariaOf, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** Given rows and columns, typed cells; a block copied from a spreadsheet fills from the cell it is pasted into; cards on a phone. */
export function FixedTable(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [rows, columns] = [linesOf(node, 'rows'), columnsOf(node)];
  const cells = cellsOf(value);
  const title = (column: Column) => column.text[locale]?.title ?? column.text.id?.title ?? column.key;
  const paste = (row: Line, column: Column) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    onChange(pastedCells({ node, value, rows, columns, from: { row: row.key, column: column.key }, text, locale }));
  };
  const cell = (row: Line, column: Column) => (
    <Cell table={node} column={column} value={cells[row.key]?.[column.key]} label={`${lineTitle(row, locale)}, ${title(column)}${isRequiredCell(node, row.key, column) ? '' : ` ${t('shell.optional')}`}`} locale={locale} id={`${id}-${row.key}-${column.key}`}
      onChange={(to) => onChange(withCell(value, { row: row.key, column: column.key, to }))} onPaste={paste(row, column)} />
  );
  return (
    <div role="group" id={id} tabIndex={-1} className={classes['stack']} onBlur={onBlur} {...ariaOf({ ...props, invalid: undefined, required: undefined })}>
      {phone ? rows.map((row) => (
        <fieldset key={row.key} className={classes['rowCard']}>
          <legend>{lineTitle(row, locale)}</legend>
          {columns.map((column) => <div key={column.key}><span>{title(column)}</span>{cell(row, column)}</div>)}
        </fieldset>
      )) : (
        <div className={classes['scroll']}>
          <table className={classes['grid']}>
            <thead><tr><td />{columns.map((column) => <th key={column.key} scope="col">{title(column)}</th>)}</tr></thead>
            <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{lineTitle(row, locale)}</th>{columns.map((column) => <td key={column.key}>{cell(row, column)}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </div>
  );
}
