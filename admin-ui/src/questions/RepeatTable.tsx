import { ActionIcon, Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useRef, type ClipboardEvent } from 'react';
import type { Node } from '../../../core/form/model.ts';
import { columnsOf, type Column } from '../../../core/form/questions/repeatTable.ts';
import { useTexts } from '../texts/index.ts';
import { Cell } from './Cell.tsx';
import { pasteRows, type Row } from './paste-rows.ts';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

const newRow = (): Row => ({ _row: crypto.randomUUID().slice(0, 8) });

/** Rows that can be added and pasted from Excel; virtual above 100 rows, cards on a phone. */
export function RepeatTable(props: QuestionProps) {
  const { node, locale, id, onChange, labelledBy, describedBy } = props;
  const { t } = useTexts();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const rows = Array.isArray(props.value) ? (props.value as readonly Row[]) : [];
  const latest = useRef(rows);
  latest.current = rows;
  const columns = columnsOf(node);
  const max = Number(node.props['max'] ?? 500);
  const put = useCallback((next: readonly Row[]) => onChange(next.length > 0 ? next : undefined), [onChange]);
  const change = useCallback((rowId: string, key: string, value: unknown) => {
    put(latest.current.map((row) => (row._row === rowId ? (Object.fromEntries(Object.entries({ ...row, [key]: value }).filter(([, each]) => each !== undefined)) as Row) : row)));
  }, [put]);
  const remove = useCallback((rowId: string) => put(latest.current.filter((row) => row._row !== rowId)), [put]);
  const paste = useCallback((rowId: string, key: string, event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    put(pasteRows({ rows: latest.current, node, rowId, key, text, locale, max, newRow }));
  }, [put, node, locale, max]);
  const title = (column: Column) => column.text[locale]?.title ?? column.text.id?.title ?? column.key;
  const acts = { change, remove, paste };
  return (
    <div role="group" id={id} tabIndex={-1} aria-labelledby={labelledBy} aria-describedby={describedBy} className={classes['stack']} onBlur={props.onBlur}>
      {rows.length > 0 && (phone ? rows.map((row, index) => <RowCard key={row._row} {...{ node, row, index, columns, title, locale, acts }} />) : <Rows {...{ node, rows, columns, title, locale, acts }} />)}
      <div className={classes['inline']}>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={16} />} disabled={rows.length >= max} onClick={() => put([...rows, newRow()])}>{t('agency.questions.addRow')}</Button>
        <small className={classes['counter']}>{t('agency.questions.rows', { count: rows.length })} · {t('agency.questions.pasteHint')}</small>
      </div>
    </div>
  );
}

type Acts = { readonly change: (rowId: string, key: string, value: unknown) => void; readonly remove: (rowId: string) => void; readonly paste: (rowId: string, key: string, event: ClipboardEvent) => void };
type Shared = { readonly node: Node; readonly columns: readonly Column[]; readonly title: (column: Column) => string; readonly locale: QuestionProps['locale']; readonly acts: Acts };

function Rows({ rows, ...shared }: Shared & { rows: readonly Row[] }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const many = rows.length > 100;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 52, overscan: 12, enabled: many });
  const items = virtual.getVirtualItems();
  const from = many ? (items[0]?.index ?? 0) : 0;
  const to = many ? (items.at(-1)?.index ?? -1) : rows.length - 1;
  const above = many ? (items[0]?.start ?? 0) : 0;
  const below = many ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div ref={box} className={classes['scroll']} style={many ? { maxBlockSize: '70vh' } : undefined}>
      <table className={classes['grid']} aria-rowcount={rows.length}>
        <thead><tr><th scope="col">#</th>{shared.columns.map((column) => <th key={column.key} scope="col">{shared.title(column)}</th>)}<th scope="col"><span className="sk-hidden">{t('agency.questions.acts')}</span></th></tr></thead>
        <tbody>
          {above > 0 && <tr aria-hidden><td style={{ blockSize: above }} /></tr>}
          {rows.slice(from, to + 1).map((row, index) => <RowLine key={row._row} row={row} index={from + index} {...shared} />)}
          {below > 0 && <tr aria-hidden><td style={{ blockSize: below }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Shared & { readonly row: Row; readonly index: number };
// a key changes one row: the others must not draw again (forms.md §8, 500 × 5)
const sameRow = (a: RowProps, b: RowProps) => a.row === b.row && a.index === b.index && a.node === b.node && a.locale === b.locale && a.acts.change === b.acts.change;

const RowLine = memo(function RowLine({ node, row, index, columns, title, locale, acts }: RowProps) {
  const { t } = useTexts();
  return (
    <tr>
      <td>{index + 1}</td>
      {columns.map((column) => <td key={column.key}><Cell table={node} column={column} value={row[column.key]} label={`${title(column)}, ${t('agency.questions.row', { n: index + 1 })}`} locale={locale} id={`${row._row}-${column.key}`} onChange={(value) => acts.change(row._row, column.key, value)} onPaste={(event) => acts.paste(row._row, column.key, event)} /></td>)}
      <td><ActionIcon variant="subtle" color="red" size={32} aria-label={t('agency.questions.removeRow', { n: index + 1 })} onClick={() => acts.remove(row._row)}><IconTrash size={16} /></ActionIcon></td>
    </tr>
  );
}, sameRow);

const RowCard = memo(function RowCard({ node, row, index, columns, title, locale, acts }: RowProps) {
  const { t } = useTexts();
  return (
    <fieldset className={classes['rowCard']}>
      <legend>{t('agency.questions.row', { n: index + 1 })}</legend>
      {columns.map((column) => <div key={column.key}><span id={`${row._row}-${column.key}-l`}>{title(column)}</span><Cell table={node} column={column} value={row[column.key]} label={title(column)} locale={locale} id={`${row._row}-${column.key}`} onChange={(value) => acts.change(row._row, column.key, value)} onPaste={(event) => acts.paste(row._row, column.key, event)} /></div>)}
      <Button size="compact-sm" variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={() => acts.remove(row._row)}>{t('agency.questions.removeRow', { n: index + 1 })}</Button>
    </fieldset>
  );
}, sameRow);
