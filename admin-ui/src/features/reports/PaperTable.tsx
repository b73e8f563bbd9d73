import type { PaperTable as Table } from '../../../../core/report/paper.ts';
import { paperWords as words } from '../../../../core/report/paper-words.ts';
import classes from './reports.module.css';

/** More columns than these are set smaller, so that none lies beyond the edge of the paper. */
const manyColumns = 8;

/** A table of a document. */
export function PaperTable({ caption, columns, lines, total, none = words.none }: Table) {
  return (
    <div className={classes['wide']} data-many={columns.length > manyColumns || undefined}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead><tr>{columns.map((column, at) => <th key={at} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {lines.length === 0 && <tr><td colSpan={columns.length}>{none}</td></tr>}
          {lines.map((line, at) => <tr key={at}>{line.map((cell, n) => <td key={n}>{cell}</td>)}</tr>)}
        </tbody>
        {total && <tfoot><tr>{total.map((cell, at) => <th key={at} scope={at === 0 ? 'row' : undefined}>{cell}</th>)}</tr></tfoot>}
      </table>
    </div>
  );
}
