import { useEffect, useMemo, useRef } from 'react';
import { shortDue, stepSentence } from '../../../../core/design/describe.ts';
import { kindWords } from '../../../../core/design/fresh.ts';
import { type Arrow, type Box, diagramOf, lanes, type Lane } from '../../../../core/design/lanes.ts';
import { moveStep } from '../../../../core/design/edit.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

export type ViewProps = { readonly desk: DesignDesk; readonly chosen: string | undefined; readonly onChoose: (step: string | undefined) => void };

const size = { width: 172, height: 76, gapX: 40, gapY: 14, lane: 16, left: 116 } as const;

/** Lanes by who has the work, from left to right; arrows back are drawn below. */
export function Diagram({ desk: { definition, faults, run, editable }, chosen, onChoose }: ViewProps) {
  const { t } = useTexts();
  const say = useSay();
  const { boxes, arrows, columns, heights } = useMemo(() => diagramOf(definition), [definition]);
  const tops = useMemo(() => topsOf(heights), [heights]);
  const place = useMemo(() => new Map(boxes.map((box) => [box.key, { x: size.left + box.column * (size.width + size.gapX), y: tops.at[box.lane] + box.row * (size.height + size.gapY) }])), [boxes, tops]);
  const broken = new Set(faults.map(({ node }) => node));
  const [width, height] = [size.left + columns * (size.width + size.gapX), tops.total];
  const marked = useRef<HTMLButtonElement>(null);
  useEffect(() => { marked.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }, [chosen]);
  // Alt and an arrow move a step along its way.
  const keys = (event: React.KeyboardEvent, key: string) => {
    if (!event.altKey || !editable || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    run((before) => moveStep(before, key, event.key === 'ArrowLeft' ? -1 : 1));
  };
  const reading = boxes.toSorted((a, b) => a.column - b.column || lanes.indexOf(a.lane) - lanes.indexOf(b.lane) || a.row - b.row);
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('design.diagram')}>
      <div className={classes['diagram']} style={{ inlineSize: width, blockSize: height }}>
        {lanes.filter((lane) => heights[lane] > 0).map((lane) => <div key={lane} className={classes['lane']} style={{ insetBlockStart: tops.at[lane] - size.lane / 2, blockSize: heights[lane] * (size.height + size.gapY) - size.gapY + size.lane }}><span>{t(`design.lane.${lane}`)}</span></div>)}
        <svg width={width} height={height} className={classes['arrows']} aria-hidden>
          <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" /></marker></defs>
          {arrows.map((arrow) => <path key={`${arrow.from}.${arrow.name}`} d={pathOf(arrow, place)} data-way={arrow.name} data-back={arrow.back || undefined} data-on={arrow.from === chosen || arrow.to === chosen || undefined} markerEnd="url(#tip)" />)}
        </svg>
        {reading.map(({ key, lane }: Box) => {
          const node = definition.nodes.find((each) => each.key === key)!;
          const at = place.get(key)!;
          const due = shortDue(definition, node);
          return (
            <button key={key} ref={key === chosen ? marked : null} type="button" className={classes['box']} data-lane={lane} data-broken={broken.has(key) || undefined} aria-pressed={key === chosen} title={say(stepSentence(definition, node))} style={{ insetInlineStart: at.x, insetBlockStart: at.y, inlineSize: size.width, blockSize: size.height }} onClick={() => onChoose(key)} onKeyDown={(event) => keys(event, key)}>
              <small>{say(kindWords[node.kind].name)}{due && ` · ${due}`}</small>
              <span>{say(node.title)}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

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
