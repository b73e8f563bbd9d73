import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { type CSSProperties, memo, useMemo, useState } from 'react';
import { evenWeights, type WeightRow, weightRows } from '../../../../../core/form/weights.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { DecimalField } from './DecimalField.tsx';
import { signed } from './words.ts';
import classes from './scoring.module.css';

type Props = { readonly chosen: string; readonly onChoose: (id: string) => void };

/** The whole form as a tree of weights, each sum beside what it should be. Sections open on demand. */
export function WeightTree({ chosen, onChoose }: Props) {
  const model = useBuilder((state) => state.model);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => weightRows(model), [model]);
  const isSection = (id: string) => model.byId[id]?.type === 'section';
  const toggle = (id: string) => setOpened((old) => { const next = new Set(old); if (!next.delete(id)) next.add(id); return next; });
  const shown: WeightRow[] = [];
  let closedAt = Infinity;
  for (const row of rows) {
    if (row.depth > closedAt) continue;
    closedAt = isSection(row.id) && !opened.has(row.id) ? row.depth : Infinity;
    shown.push(row);
  }
  return <ul className={classes['tree']}>{shown.map((row) => <Line key={row.id} row={row} section={isSection(row.id)} open={opened.has(row.id)} onToggle={toggle} chosen={row.id === chosen} onChoose={onChoose} />)}</ul>;
}

type LineProps = { readonly row: WeightRow; readonly section: boolean; readonly open: boolean; readonly onToggle: (id: string) => void; readonly chosen: boolean; readonly onChoose: (id: string) => void };

const Line = memo(function Line({ row, section, open, onToggle, chosen, onChoose }: LineProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { run } = useBuilderStore();
  const title = useBuilder(({ model }) => { const node = model.byId[row.id]; return node?.text[language]?.title || node?.text.id?.title || node?.key || row.id; });
  const isRoot = useBuilder(({ model }) => model.rootId === row.id);
  const setWeight = (weight: string | undefined) => { const { weight: _, ...rest } = row.score ?? { rule: row.isGroup ? ('sum' as const) : ('option' as const) }; run({ name: 'setField', args: { ids: [row.id], field: 'score', value: weight === undefined ? rest : { ...rest, weight } } }); };
  return (
    <li className={classes['line']} style={{ '--depth': row.depth } as CSSProperties} data-chosen={chosen || undefined} data-part={row.isGroup || undefined}>
      {section ? <ActionIcon variant="subtle" size={28} aria-expanded={open} aria-label={t(open ? 'builder.scoring.closePart' : 'builder.scoring.openPart', { title })} onClick={() => onToggle(row.id)}>{open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}</ActionIcon> : <span className={classes['gap']} />}
      <button type="button" className={classes['name']} aria-pressed={chosen} onClick={() => onChoose(row.id)}><span>{title}</span><span className={classes['dim']}>{row.score ? t(`builder.scoring.rules.${row.score.rule}`) : t('builder.scoring.notCounted')}</span></button>
      <div className={classes['weight']}>{(row.weighs || row.score?.weight !== undefined) && <DecimalField quiet label={t('builder.scoring.weightOf', { title })} value={row.score?.weight} onChange={setWeight} width={76} />}</div>
      <SumLine row={row} isRoot={isRoot} />
    </li>
  );
});

function SumLine({ row, isRoot }: { readonly row: WeightRow; readonly isRoot: boolean }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { run, getState } = useBuilderStore();
  if (row.sum === undefined) return null;
  const say = (text: string) => (language === 'id' ? text.replace('.', ',') : text);
  if (row.wanted === undefined) return <div className={classes['sum']}><span className={classes['dim']}>{t('builder.scoring.sumFree', { sum: say(row.sum) })}</span></div>;
  const isOff = row.off !== undefined;
  return (
    <div className={classes['sum']}>
      <span className={`${classes['tag']} ${isOff ? 'sk-tone-bad' : 'sk-tone-good'}`}>{isOff ? <IconAlertTriangle size={14} aria-hidden /> : <IconCircleCheck size={14} aria-hidden />}{isOff ? t('builder.scoring.sumOff', { sum: say(row.sum), wanted: say(row.wanted), off: signed(row.off, language) }) : t('builder.scoring.sumRight', { sum: say(row.sum), wanted: say(row.wanted) })}</span>
      {isOff && <Button size="compact-xs" variant="default" onClick={() => run(...evenWeights(getState().model, row.id))}>{t('builder.scoring.even')}</Button>}
      {isRoot && isOff && row.wanted !== '100' && <span className={classes['dim']}>{t('builder.scoring.rootHundred')}</span>}
    </div>
  );
}
