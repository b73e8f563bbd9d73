import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { paths } from '../../paths.ts';
import { Go, useGo } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useLetterSwitch } from '../review/letter-keys.ts';
import { cellStatus, currentStages, type Matrix, type Row } from './matrix-view.ts';
import classes from './matrix.module.css';

type Props = {
  readonly data: Matrix; readonly rows: readonly Row[]; readonly cycleId: string; readonly phone: boolean; readonly acts: boolean; readonly stage: string | undefined;
  readonly chosen: ReadonlySet<string>; readonly onChosen: (chosen: ReadonlySet<string>) => void; readonly onStage: (key: string) => void; readonly onAct: (which: 'remind' | 'extend') => void;
};

/** Agencies × stages: only the rows in view are drawn; head and first column stay. Arrow keys move, Space selects. */
export function MatrixGrid(props: Props) {
  const { rows, data, phone, chosen, onChosen, acts } = props;
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const anchor = useRef(0);
  const rowsInView = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => (phone ? 148 : 64), overscan: 8, getItemKey: (index) => rows[index]?.trackId ?? index });
  const toggle = (index: number, range = false) => {
    const next = new Set(chosen);
    const ids = range ? rows.slice(Math.min(anchor.current, index), Math.max(anchor.current, index) + 1).map(({ trackId }) => trackId) : [rows[index]?.trackId ?? ''];
    if (range || !next.has(ids[0] ?? '')) ids.forEach((id) => next.add(id));
    else next.delete(ids[0] ?? '');
    if (!range) anchor.current = index;
    onChosen(next);
  };
  const moveTo = (index: number, extend: boolean) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setAt(next);
    rowsInView.scrollToIndex(next);
    if (extend) toggle(next, true);
    else anchor.current = next;
  };
  const keys = useGridKeys({ ...props, at, moveTo, toggle });
  const columns = { gridTemplateColumns: `${acts ? '40px ' : ''}minmax(220px, 270px) 230px repeat(${data.stages.length}, minmax(150px, 1fr))`, minInlineSize: 500 + data.stages.length * 150 };
  return (
    <div ref={box} className={classes['grid']} role={phone ? 'list' : 'grid'} aria-rowcount={rows.length + 1} aria-multiselectable={acts || undefined} aria-label={t('coordinator.matrix.title')} tabIndex={0} onKeyDown={keys}>
      {!phone && <Head {...props} columns={columns} />}
      <div style={{ blockSize: rowsInView.getTotalSize(), position: 'relative', ...(phone ? {} : { minInlineSize: columns.minInlineSize }) }}>
        {rowsInView.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { position: 'absolute', insetInlineStart: 0, insetInlineEnd: 0, insetBlockStart: 0, transform: `translateY(${start}px)` } as const;
          const select = (event: MouseEvent) => { event.stopPropagation(); setAt(index); toggle(index, event.shiftKey); };
          return (
            <div key={key} data-index={index} ref={phone ? rowsInView.measureElement : undefined} style={{ ...place, ...(phone ? {} : columns) }} role={phone ? 'listitem' : 'row'} aria-rowindex={phone ? undefined : index + 2} aria-selected={acts && !phone ? chosen.has(row.trackId) : undefined} className={phone ? classes['cardPlace'] : classes['row']} data-at={index === at || undefined}>
              {phone ? <Card {...props} row={row} select={select} /> : <Cells {...props} row={row} select={select} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type Keyed = Props & { readonly at: number; readonly moveTo: (index: number, extend: boolean) => void; readonly toggle: (index: number, range?: boolean) => void };

function useGridKeys({ rows, cycleId, at, moveTo, toggle, onChosen, onAct, acts }: Keyed) {
  const go = useGo();
  const [letters] = useLetterSwitch();
  const open = () => rows[at] && go(paths.agency(cycleId, rows[at].trackId));
  const moves: Readonly<Record<string, () => void>> = { Enter: () => open(), '/': () => document.getElementById('cari-opd')?.focus(), ...(acts && { ' ': () => toggle(at), Escape: () => onChosen(new Set()) }) };
  const lettered: Readonly<Record<string, () => void>> = letters ? { w: () => open(), ...(acts && { r: () => onAct('remind'), x: () => onAct('extend') }) } : {};
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 10, PageUp: at - 10 };
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.target as HTMLElement).matches('a, button, input') && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const step = steps[event.key];
    const act = moves[event.key] ?? lettered[event.key.toLowerCase()];
    if (step === undefined && !act) return;
    event.preventDefault();
    if (step !== undefined) moveTo(step, event.shiftKey && acts);
    else act?.();
  };
}

function Head({ data, rows, chosen, onChosen, onStage, stage, acts, columns }: Props & { columns: { gridTemplateColumns: string; minInlineSize: number } }) {
  const { t } = useTexts();
  const say = useSay();
  const all = rows.every(({ trackId }) => chosen.has(trackId));
  return (
    <div className={classes['head']} role="row" aria-rowindex={1} style={columns}>
      {acts && <div role="columnheader" className={classes['check']}><Checkbox aria-label={t('coordinator.matrix.selectAll', { count: rows.length })} checked={all} indeterminate={!all && chosen.size > 0} onChange={() => onChosen(all ? new Set() : new Set(rows.map(({ trackId }) => trackId)))} /></div>}
      <div role="columnheader" className={classes['first']} data-second={acts || undefined}>{t('coordinator.matrix.agency')}</div>
      <div role="columnheader">{t('coordinator.matrix.due')}</div>
      {data.stages.map(({ key, title, counts }, index) => (
        <div role="columnheader" key={key} className={classes['stage']}>
          <button type="button" aria-pressed={stage === key} onClick={() => onStage(key)}><span>{index + 1} {say(title)}</span></button>
          <small>{t('coordinator.matrix.stageCounts', { done: counts.done, current: counts.current })}{counts.late > 0 && <strong> {t('coordinator.matrix.stageLate', { late: counts.late })}</strong>}</small>
        </div>
      ))}
    </div>
  );
}

type RowProps = Props & { readonly row: Row; readonly select: (event: MouseEvent) => void };

function Cells({ row, data, cycleId, chosen, acts, select }: RowProps) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  return (
    <>
      {acts && <div role="gridcell" className={classes['check']}><Checkbox tabIndex={-1} aria-label={t('shell.selectRow', { name: row.name })} checked={chosen.has(row.trackId)} onClick={select} onChange={() => undefined} /></div>}
      <div role="rowheader" className={classes['first']} data-second={acts || undefined}><Go href={paths.agency(cycleId, row.trackId)} tabIndex={-1}>{row.name}</Go></div>
      <div role="gridcell" className={classes['due']}>{row.dueAt ? <DueChip due={row.dueAt} zone={zone} now={now} late={row.late} short /> : <span className={classes['dim']}>–</span>}<small>{say(row.holder)}{row.round > 1 && ` · ${t('review.queue.roundOf', { round: row.round })}`}</small></div>
      {row.cells.map((cell, index) => (
        <div role="gridcell" key={data.stages[index]?.key ?? index} data-status={cell.status}><StatusBadge kind="task" status={cellStatus(cell)} />{cell.late && <StatusBadge kind="flag" status="late" />}</div>
      ))}
    </>
  );
}

function Card({ row, data, cycleId, chosen, acts, select }: RowProps) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  return (
    <div className={classes['card']}>
      <div className={classes['cardHead']}>{acts && <Checkbox aria-label={t('shell.selectRow', { name: row.name })} checked={chosen.has(row.trackId)} onClick={select} onChange={() => undefined} />}<Go href={paths.agency(cycleId, row.trackId)}>{row.name}</Go></div>
      <DueChip due={row.dueAt} zone={zone} now={now} late={row.late} short />
      <div className={classes['chips']}>
        {currentStages(row, data.stages).map(({ stage, cell }) => <span key={stage.key} className={classes['cardStage']}>{say(stage.title)} <StatusBadge kind="task" status={cellStatus(cell)} /></span>)}
        {row.late && <StatusBadge kind="flag" status="late" />}
      </div>
      <small className={classes['dim']}>{say(row.holder)}</small>
    </div>
  );
}
