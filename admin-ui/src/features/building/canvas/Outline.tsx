import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconLock } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { useProblemsOf } from '../rules/problems-store.ts';
import { choose as chooseNode } from './acts.ts';
import classes from './canvas.module.css';
import { fold, setCanvas, useCanvas } from './canvas-state.ts';
import { useNodeDrag } from './drag.ts';
import { holdsOthers, matching, outlineRows, parentsOf, type Row } from './tree.ts';

const rowPx = 32;
type Press = Parameters<typeof chooseNode>[2]['press'];

/** The form as a tree; only what is in sight is drawn. Arrow keys walk, Shift and Ctrl add to the selection. */
export function Outline() {
  const { t } = useTexts();
  const store = useBuilderStore();
  const model = useBuilder((state) => state.model);
  const selected = useBuilder((state) => state.selected);
  const collapsed = useCanvas((state) => state.collapsed);
  const wanted = useCanvas((state) => state.wanted);
  const box = useRef<HTMLDivElement>(null);
  const found = useMemo(() => matching(model, wanted), [model, wanted]);
  const rows = useMemo(() => outlineRows(model, { collapsed, wanted: found }), [model, collapsed, found]);
  const last = selected.at(-1);
  const at = rows.findIndex((row) => row.id === last);
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowPx, overscan: 12 });
  useEffect(() => { if (at >= 0) list.scrollToIndex(at, { align: 'auto' }); }, [at, list]);
  const choose = (row: Row | undefined, press: Press) => { if (row) chooseNode(store, row.id, { press, order: rows.map(({ id }) => id) }); };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const row = rows[at];
    const parent = row && parentsOf(model).get(row.id);
    const step: Readonly<Record<string, () => void>> = {
      ArrowDown: () => choose(rows[Math.min(at + 1, rows.length - 1)], event), ArrowUp: () => choose(rows[Math.max(at - 1, 0)], event), Home: () => choose(rows[0], event), End: () => choose(rows.at(-1), event),
      ArrowRight: () => { if (row?.open === false) fold(row.id, false); else if (row?.open) choose(rows[at + 1], event); },
      ArrowLeft: () => { if (row?.open) fold(row.id, true); else choose(rows.find(({ id }) => id === parent), event); },
    };
    const act = step[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const latest = useRef(choose);
  latest.current = choose;
  const onChoose = useCallback((row: Row, event: MouseEvent) => { latest.current(row, event); box.current?.focus({ preventScroll: true }); }, []);
  return (
    <section className={classes['outline']} data-pane="outline" aria-label={t('builder.canvas.outline')}>
      <div className={classes['paneHead']}><h2>{t('builder.canvas.outline')}</h2><HelpCard waits name="builder-outline" title={t('builder.canvas.outline')} text={t('builder.canvas.outlineHelp')} /></div>
      <TextInput type="search" aria-label={t('builder.canvas.outlineSearch')} placeholder={t('builder.canvas.outlineSearch')} value={wanted} onChange={({ currentTarget }) => setCanvas({ wanted: currentTarget.value })} />
      {rows.length === 0 && <p className={classes['dim']} role="status">{t(wanted ? 'builder.canvas.outlineNone' : 'builder.canvas.outlineEmpty')}</p>}
      <div ref={box} className={classes['tree']} role="tree" aria-label={t('builder.canvas.outline')} aria-multiselectable tabIndex={0} data-first aria-activedescendant={last && at >= 0 ? `outline-${last}` : undefined} onKeyDown={keys}>
        <div style={{ blockSize: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map((item) => { const row = rows[item.index]!; return <OutlineRow key={row.id} row={row} top={item.start} selected={selected.includes(row.id)} onChoose={onChoose} />; })}
        </div>
      </div>
    </section>
  );
}

type RowProps = { readonly row: Row; readonly top: number; readonly selected: boolean; readonly onChoose: (row: Row, event: MouseEvent) => void };
const sameRow = (a: RowProps, b: RowProps) => a.top === b.top && a.selected === b.selected && a.onChoose === b.onChoose && (Object.keys(a.row) as (keyof Row)[]).every((key) => a.row[key] === b.row[key]);

const OutlineRow = memo(function OutlineRow({ row, top, selected, onChoose }: RowProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const node = useBuilder((state) => state.model.byId[row.id]);
  const problems = useProblemsOf(row.id);
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLElement>(null);
  const into = node !== undefined && holdsOthers(node);
  const side = useNodeDrag({ id: row.id, element, handle, into });
  const title = node?.text[language]?.title || node?.text.id?.title || node?.key || t('builder.canvas.untitled');
  return (
    <div ref={element} id={`outline-${row.id}`} role="treeitem" aria-level={row.level} aria-setsize={row.of} aria-posinset={row.at} aria-selected={selected} aria-expanded={row.open} className={classes['row']} data-side={side} data-part={into || undefined} style={{ transform: `translateY(${top}px)`, paddingInlineStart: 4 + (row.level - 1) * 14 }} onClick={(event) => onChoose(row, event)}>
      {row.open === undefined ? <span className={classes['twig']} /> : <span aria-hidden className={classes['twig']} title={t(row.open ? 'builder.canvas.fold' : 'builder.canvas.unfold', { title })} onClick={(event) => { event.stopPropagation(); fold(row.id, row.open === true); }}>{row.open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}</span>}
      <span className={classes['rowTitle']}>{title}</span>
      {node?.score?.weight && <small>{node.score.weight}</small>}
      {node?.lock && <IconLock size={14} aria-label={t('builder.canvas.lockedMark')} />}
      {problems.length > 0 && <IconAlertTriangle size={14} className={classes['mark']} aria-label={t('builder.canvas.problems', { count: problems.length })} />}
    </div>
  );
}, sameRow);
