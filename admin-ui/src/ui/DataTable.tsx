import { Button, Checkbox, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from './EmptyState.tsx';
import classes from './parts.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Sorts by this value; left out, the column has no sort. */
  readonly sort?: (row: Row) => string | number;
  readonly align?: 'end';
  /** On a phone: the head of the card, an ordinary line, or left out. */
  readonly phone?: 'head' | 'line' | 'hide';
};
type Props<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowName?: (row: Row) => string;
  readonly loading?: boolean;
  readonly empty: ReactNode;
  readonly filtered?: boolean;
  readonly onClearFilter?: () => void;
  readonly tools?: ReactNode;
  readonly selection?: { readonly chosen: ReadonlySet<string>; readonly onChange: (chosen: ReadonlySet<string>) => void; readonly acts: ReactNode; /** Says which rows may be chosen; left out, all. */ readonly may?: (row: Row) => boolean };
  readonly total?: number;
  readonly paging?: { readonly previous?: () => void; readonly next?: () => void };
};

/** Pattern L of screens.md: a table with tools, sort, selection and paging; rows become cards on a phone. */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows, rowKey, rowName, loading, empty, filtered, onClearFilter, tools, selection, total, paging } = props;
  const { t } = useTexts();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [order, setOrder] = useState<{ key: string; down: boolean }>();
  const column = columns.find(({ key }) => key === order?.key);
  const sorted = column?.sort ? rows.toSorted((a, b) => compare(column.sort?.(a), column.sort?.(b)) * (order?.down ? -1 : 1)) : rows;
  const toggle = (key: string) => {
    if (!selection) return;
    const next = new Set(selection.chosen);
    if (!next.delete(key)) next.add(key);
    selection.onChange(next);
  };
  const choosable = rows.filter((row) => selection?.may?.(row) !== false);
  const box = (row: Row) => selection && <Checkbox aria-label={t('shell.selectRow', { name: rowName?.(row) ?? rowKey(row) })} checked={selection.chosen.has(rowKey(row))} disabled={selection.may?.(row) === false} onChange={() => toggle(rowKey(row))} />;
  if (loading) return <>{tools && <div className={classes['tools']}>{tools}</div>}<Skeleton height={44} mb={8} /><Skeleton height={44} mb={8} /><Skeleton height={44} /></>;
  const body = rows.length === 0 ? (
    filtered ? <EmptyState why={t('shell.noMatch')} act={onClearFilter && <Button variant="default" onClick={onClearFilter}>{t('shell.clearFilter')}</Button>} /> : empty
  ) : phone ? (
    <ul className={classes['cards']} aria-label={props.caption}>
      {sorted.map((row) => (
        <li key={rowKey(row)} className={classes['card']}>
          {columns.filter((each) => each.phone === 'head').map((each) => <div key={each.key} style={{ fontWeight: 650, display: 'flex', gap: 8 }}>{box(row)}{each.cell(row)}</div>)}
          <dl>{columns.filter((each) => (each.phone ?? 'line') === 'line').map((each) => <div key={each.key} className={classes['cardRow']}><dt>{each.title}</dt><dd>{each.cell(row)}</dd></div>)}</dl>
        </li>
      ))}
    </ul>
  ) : (
    <div className={classes['tableWrap']}>
      <table className={classes['table']}>
        <caption className="sk-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {selection && <th scope="col"><Checkbox aria-label={t('shell.selectAll')} checked={choosable.length > 0 && choosable.every((row) => selection.chosen.has(rowKey(row)))} disabled={choosable.length === 0} onChange={(event) => selection.onChange(new Set(event.currentTarget.checked ? choosable.map(rowKey) : []))} /></th>}
            {columns.map((each) => (
              <th key={each.key} scope="col" className={each.align === 'end' ? classes['end'] : ''} aria-sort={order?.key === each.key ? (order.down ? 'descending' : 'ascending') : undefined}>
                {each.sort ? (
                  <button type="button" className={classes['sort']} onClick={() => setOrder({ key: each.key, down: order?.key === each.key && !order.down })}>
                    {each.title}
                    {order?.key === each.key && (order.down ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
                  </button>
                ) : each.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)} aria-selected={selection ? selection.chosen.has(rowKey(row)) : undefined}>
              {selection && <td>{box(row)}</td>}
              {columns.map((each) => <td key={each.key} className={each.align === 'end' ? classes['end'] : ''}>{each.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return (
    <div>
      {tools && <div className={classes['tools']}>{tools}</div>}
      {body}
      {rows.length > 0 && (selection || paging || total !== undefined) && (
        <div className={classes['foot']}>
          {selection && selection.chosen.size > 0 ? (
            <div className={classes['acts']}><span>{t('shell.selected', { count: selection.chosen.size })}</span>{selection.acts}<Button size="compact-sm" variant="subtle" onClick={() => selection.onChange(new Set())}>{t('shell.cancel')}</Button></div>
          ) : <span>{total !== undefined && t('shell.of', { from: 1, to: rows.length, total })}</span>}
          {paging && <div className={classes['acts']}><Button size="compact-sm" variant="default" disabled={!paging.previous} onClick={() => paging.previous?.()}>{t('shell.previousPage')}</Button><Button size="compact-sm" variant="default" disabled={!paging.next} onClick={() => paging.next?.()}>{t('shell.nextPage')}</Button></div>}
        </div>
      )}
    </div>
  );
}

const compare = (a: string | number | undefined, b: string | number | undefined) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''), 'id'));
