import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { taskStatus } from '../../ui/statuses.ts';
import classes from './matrix.module.css';

type Overview = Answer<'overview'>;
type Row = Overview['rows'][number];
type Cell = NonNullable<Row['cells'][number]>;
type Props = { readonly data: Overview; readonly phone: boolean };

/** Agencies × running cycles: only the rows in view are drawn; on a phone each agency is a card. */
export function OverviewGrid({ data, phone }: Props) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { rows, cycles } = data;
  const inView = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => (phone ? 80 + 96 * cycles.length : 104), overscan: 6, getItemKey: (index) => rows[index]?.agencyId ?? index });
  const columns = { gridTemplateColumns: `minmax(200px, 250px) repeat(${cycles.length}, minmax(200px, 1fr))`, minInlineSize: 250 + cycles.length * 200 };
  return (
    <div ref={box} className={classes['grid']} role={phone ? 'list' : 'table'} aria-rowcount={phone ? undefined : rows.length + 1} aria-label={t('coordinator.overview.title')} tabIndex={0}>
      {!phone && <Head cycles={cycles} columns={columns} />}
      <div role="presentation" style={{ blockSize: inView.getTotalSize(), position: 'relative', ...(phone ? {} : { minInlineSize: columns.minInlineSize }) }}>
        {inView.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { position: 'absolute', insetInlineStart: 0, insetInlineEnd: 0, insetBlockStart: 0, transform: `translateY(${start}px)` } as const;
          return phone ? (
            <div key={key} data-index={index} ref={inView.measureElement} role="listitem" className={classes['cardPlace']} style={place}><Card row={row} cycles={cycles} /></div>
          ) : (
            <div key={key} data-index={index} ref={inView.measureElement} role="row" aria-rowindex={index + 2} className={`${classes['row']} ${classes['tall']}`} style={{ ...place, ...columns }}>
              <div role="rowheader" className={classes['first']}><strong>{row.name}</strong></div>
              {row.cells.map((cell, at) => <div role="cell" key={cycles[at]?.cycleId ?? at} className={classes['case']}><Case cell={cell} cycleId={cycles[at]?.cycleId ?? ''} /></div>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Head({ cycles, columns }: Pick<Overview, 'cycles'> & { readonly columns: { readonly gridTemplateColumns: string; readonly minInlineSize: number } }) {
  const { t } = useTexts();
  const say = useSay();
  return (
    <div className={classes['head']} role="row" aria-rowindex={1} style={columns}>
      <div role="columnheader" className={classes['first']}>{t('coordinator.matrix.agency')}</div>
      {cycles.map(({ cycleId, title, total, late }) => (
        <div role="columnheader" key={cycleId} className={classes['stage']}>
          <Go href={paths.matrix(cycleId)}>{say(title)}</Go>
          <small>{t('coordinator.overview.total', { total })}{late > 0 && <strong> {t('coordinator.matrix.stageLate', { late })}</strong>}</small>
        </div>
      ))}
    </div>
  );
}

function Card({ row, cycles }: { readonly row: Row; readonly cycles: Overview['cycles'] }) {
  const say = useSay();
  return (
    <div className={classes['card']}>
      <strong>{row.name}</strong>
      {row.cells.map((cell, at) => cell && <div key={cycles[at]?.cycleId ?? at} className={classes['case']}><small>{say(cycles[at]!.title)}</small><Case cell={cell} cycleId={cycles[at]!.cycleId} /></div>)}
    </div>
  );
}

function Case({ cell, cycleId }: { readonly cell: Cell | null; readonly cycleId: string }) {
  const { t } = useTexts();
  const say = useSay();
  const { zone } = useWhen();
  const now = useNow();
  if (cell === null) return <span className={classes['dim']}>{t('coordinator.overview.none')}</span>;
  const { trackId, stage, status, dueAt, late, holder, round } = cell;
  return (
    <>
      <span className={classes['cardStage']}><Go href={paths.agency(cycleId, trackId)}>{say(stage)}</Go> <StatusBadge kind="task" status={taskStatus(status)} /></span>
      {dueAt && <DueChip due={dueAt} zone={zone} now={now} late={late} short />}
      <small className={classes['dim']}>{[...(status === 'ended' ? [] : [say(holder)]), ...(round > 1 ? [t('review.queue.roundOf', { round })] : [])].join(' · ')}</small>
    </>
  );
}
