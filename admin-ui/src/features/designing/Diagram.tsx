import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { shortDue, stepSentence } from '../../../../core/design/describe.ts';
import { kindWords } from '../../../../core/design/fresh.ts';
import { type Arrow, diagramOf, lanes, type Lane } from '../../../../core/design/lanes.ts';
import { moveStep } from '../../../../core/design/edit.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

export type ViewProps = { readonly desk: DesignDesk; readonly chosen: string | undefined; readonly onChoose: (step: string | undefined) => void };

const size = { width: 172, height: 76, gapX: 40, gapY: 14, lane: 16 } as const;

/** Lanes by who has the work, from left to right; arrows back are drawn below. Names of lanes stand beside what scrolls, so that they cover no box. */
export const Diagram = memo(function Diagram({ desk: { definition, faults, run, editable }, chosen, onChoose }: ViewProps) {
  const { t } = useTexts();
  const say = useSay();
  const { boxes, arrows, columns, heights } = useMemo(() => diagramOf(definition), [definition]);
  const tops = useMemo(() => topsOf(heights), [heights]);
  const place = useMemo(() => new Map(boxes.map((box) => [box.key, { x: size.gapX / 2 + box.column * (size.width + size.gapX), y: tops.at[box.lane] + box.row * (size.height + size.gapY) }])), [boxes, tops]);
  const broken = useMemo(() => new Set(faults.map(({ node }) => node)), [faults]);
  const [width, height] = [columns * (size.width + size.gapX), tops.total];
  // Alt and an arrow move a step along its way.
  const onMove = useCallback((key: string, by: -1 | 1) => run((before) => moveStep(before, key, by)), [run]);
  const reading = useMemo(() => {
    const nodes = new Map(definition.nodes.map((node) => [node.key, node]));
    return boxes.toSorted((a, b) => a.column - b.column || lanes.indexOf(a.lane) - lanes.indexOf(b.lane) || a.row - b.row).map(({ key, lane }) => {
      const node = nodes.get(key)!;
      const due = shortDue(definition, node);
      return { step: key, lane, kind: say(kindWords[node.kind].name), title: say(node.title), due: due && say(due), sentence: say(stepSentence(definition, node)) };
    });
  }, [definition, boxes, say]);
  const shown = lanes.filter((lane) => heights[lane] > 0).map((lane) => ({ lane, style: { insetBlockStart: tops.at[lane] - size.lane / 2, blockSize: heights[lane] * (size.height + size.gapY) - size.gapY + size.lane } }));
  return (
    <div className={classes['lanes']}>
      <div className={classes['names']} style={{ blockSize: height }}>{shown.map(({ lane, style }) => <span key={lane} style={style}>{t(`design.lane.${lane}`)}</span>)}</div>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('design.diagram')}>
        <div className={classes['diagram']} style={{ inlineSize: width, blockSize: height }}>
          {shown.map(({ lane, style }) => <div key={lane} className={classes['lane']} style={style} />)}
          <svg width={width} height={height} className={classes['arrows']} aria-hidden>
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" /></marker></defs>
            {arrows.map((arrow) => <Way key={`${arrow.from}.${arrow.name}`} d={pathOf(arrow, place)} name={arrow.name} back={arrow.back} on={arrow.from === chosen || arrow.to === chosen} />)}
          </svg>
          {reading.map(({ step, ...words }) => <StepBox key={step} step={step} {...words} {...place.get(step)!} broken={broken.has(step)} chosen={step === chosen} onChoose={onChoose} onMove={editable ? onMove : undefined} />)}
        </div>
      </div>
    </div>
  );
});

const Way = memo(function Way({ d, name, back, on }: { readonly d: string; readonly name: string; readonly back: boolean; readonly on: boolean }) {
  return <path d={d} data-way={name} data-back={back || undefined} data-on={on || undefined} markerEnd="url(#tip)" />;
});

type BoxProps = { readonly step: string; readonly lane: Lane; readonly kind: string; readonly title: string; readonly due: string | undefined; readonly sentence: string; readonly x: number; readonly y: number; readonly broken: boolean; readonly chosen: boolean; readonly onChoose: ViewProps['onChoose']; readonly onMove: ((step: string, by: -1 | 1) => void) | undefined };

/** One step. Everything it is drawn from is plain, so that of 200 only those are drawn again that changed. */
const StepBox = memo(function StepBox({ step, lane, kind, title, due, sentence, x, y, broken, chosen, onChoose, onMove }: BoxProps) {
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => { if (chosen) box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }, [chosen]);
  const keys = (event: React.KeyboardEvent) => {
    if (!event.altKey || onMove === undefined || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onMove(step, event.key === 'ArrowLeft' ? -1 : 1);
  };
  return (
    <button ref={box} type="button" className={classes['box']} data-lane={lane} data-broken={broken || undefined} aria-pressed={chosen} title={sentence} style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: size.width, blockSize: size.height }} onClick={() => onChoose(step)} onKeyDown={keys}>
      <small>{kind}{due && ` · ${due}`}</small>
      <span>{title}</span>
    </button>
  );
});

function topsOf(heights: Readonly<Record<Lane, number>>) {
  let y: number = size.lane;
  const at = {} as Record<Lane, number>;
  for (const lane of lanes) {
    at[lane] = y;
    if (heights[lane] > 0) y += heights[lane] * (size.height + size.gapY) - size.gapY + 2 * size.lane;
  }
  return { at, total: y };
}

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Forward from the right side to the left side; backward in an arc below both. */
function pathOf({ from, to, back }: Arrow, place: Places): string {
  const [a, b] = [place.get(from)!, place.get(to)!];
  const mid = size.height / 2;
  if (back) {
    const low = Math.max(a.y, b.y) + size.height + 12;
    return `M ${a.x + size.width / 2} ${a.y + size.height} V ${low} H ${b.x + size.width / 2} V ${b.y + size.height + 2}`;
  }
  const [x1, y1, x2, y2] = [a.x + size.width, a.y + mid, b.x - 2, b.y + mid];
  const turn = x2 - size.gapX / 2;
  return y1 === y2 && x2 - x1 < size.gapX + 4 ? `M ${x1} ${y1} H ${x2}` : `M ${x1} ${y1} H ${Math.min(x1 + size.gapX / 2, turn)} V ${x2 - x1 < size.gapX + 4 ? y2 : b.y - size.gapY / 2} H ${turn} V ${y2} H ${x2}`;
}
