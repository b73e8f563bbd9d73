import { ActionIcon, Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { AnswerPart, PointsPart, Threshold } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { questions } from '../../../../../core/form/questions.ts';
import { weightRows } from '../../../../../core/form/weights.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilder } from '../builder-store.ts';
import { DecimalField } from './DecimalField.tsx';
import classes from './scoring.module.css';

type Props = { readonly thresholds: readonly Threshold[]; readonly onChange: (thresholds: readonly Threshold[]) => void };

/** Conditions on parts of the score; each list holds only if all of its lines do. */
export function ThresholdsEditor({ thresholds, onChange }: Props) {
  const { t } = useTexts();
  const model = useBuilder((state) => state.model);
  const language = useLanguage();
  const parts = useMemo(() => weightRows(model).filter((row) => row.score !== undefined).map(({ id }) => ({ value: id, label: model.byId[id]!.text[language]?.title || model.byId[id]!.text.id?.title || id })), [model, language]);
  const put = (at: number, change: Partial<Threshold>) => onChange(thresholds.map((each, i) => (i === at ? { ...each, ...change } : each)));
  const add = () => { let n = thresholds.length + 1; while (thresholds.some((each) => each.name === `syarat_${n}`)) n += 1; onChange([...thresholds, { name: `syarat_${n}`, label: { id: `Syarat ${n}`, en: `Threshold ${n}` }, all: [{ node: model.rootId, atLeast: '70' }] }]); };
  return (
    <div className={classes['stack']}>
      <p className={classes['dim']}>{t('builder.scoring.thresholds.hint')}</p>
      <ul className={classes['rows']}>{thresholds.map((threshold, at) => <Item key={threshold.name} threshold={threshold} parts={parts} onChange={(change) => put(at, change)} onRemove={() => onChange(thresholds.filter((_, i) => i !== at))} />)}</ul>
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t('builder.scoring.thresholds.add')}</Button></div>
    </div>
  );
}

type ItemProps = { readonly threshold: Threshold; readonly parts: readonly { readonly value: string; readonly label: string }[]; readonly onChange: (change: Partial<Threshold>) => void; readonly onRemove: () => void };

function Item({ threshold, parts, onChange, onRemove }: ItemProps) {
  const { t } = useTexts();
  const { label, all } = threshold;
  const putPart = (at: number, change: Partial<PointsPart>) => onChange({ all: all.map((each, i) => (i === at ? ({ ...each, ...change } as typeof each) : each)) });
  return (
    <li className={classes['box']}>
      <div className={classes['pair']}>
        {(['id', 'en'] as const).map((locale) => <TextInput key={locale + label[locale]} label={t(locale === 'id' ? 'builder.scoring.thresholds.label' : 'builder.scoring.thresholds.labelEn')} defaultValue={label[locale]} onBlur={({ currentTarget }) => currentTarget.value !== label[locale] && onChange({ label: { ...label, [locale]: currentTarget.value } })} />)}
      </div>
      <p className={classes['dim']}>{t('builder.scoring.thresholds.all')}</p>
      {all.map((each, at) => (
        <div key={at} className={classes['thresholdRow']}>
          {'oneOf' in each ? <AnswerLine part={each} /> : <>
          <Select aria-label={t('builder.scoring.thresholds.part', { n: at + 1 })} data={parts.some(({ value }) => value === each.node) ? [...parts] : [{ value: each.node, label: each.node }, ...parts]} value={each.node} onChange={(node) => node && putPart(at, { node })} searchable allowDeselect={false} limit={200} />
          <span className={classes['dim']}>{t('builder.scoring.thresholds.atLeast')}</span>
          <DecimalField quiet label={t('builder.scoring.thresholds.bound', { n: at + 1 })} value={each.atLeast} onChange={(atLeast) => putPart(at, { atLeast: atLeast ?? '0' })} width={90} />
          <NativeSelect aria-label={t('builder.scoring.thresholds.unit', { n: at + 1 })} value={each.percent ? 'percent' : 'points'} onChange={({ currentTarget }) => putPart(at, { percent: currentTarget.value === 'percent' })} data={[{ value: 'points', label: t('builder.scoring.thresholds.points') }, { value: 'percent', label: t('builder.scoring.thresholds.percent') }]} />
          </>}
          <ActionIcon variant="default" size={36} disabled={all.length === 1} aria-label={t('builder.scoring.thresholds.removePart', { n: at + 1 })} onClick={() => onChange({ all: all.filter((_, i) => i !== at) })}><IconTrash size={16} aria-hidden /></ActionIcon>
        </div>
      ))}
      <div className={classes['acts']}>
        <Button variant="default" size="compact-sm" onClick={() => onChange({ all: [...all, { node: parts[0]?.value ?? all[0]!.node, atLeast: '60', percent: true }] })}>{t('builder.scoring.thresholds.addPart')}</Button>
        <Button variant="default" size="compact-sm" onClick={onRemove}>{t('builder.scoring.thresholds.remove')}</Button>
      </div>
    </li>
  );
}

/** A condition on an answer, in words; which answers it takes is set where the form is edited as JSON. */
function AnswerLine({ part: { node: id, oneOf } }: { readonly part: AnswerPart }) {
  const { t } = useTexts();
  const language = useLanguage();
  const node = useBuilder((state) => state.model.byId[id]);
  const words = oneOf.map((each) => (node === undefined ? String(each) : questions[kindOf(node)].format(node, each, language))).join(', ');
  return <span className={classes['thresholdAnswer']}>{t('builder.scoring.thresholds.answer', { title: node?.text[language]?.title || node?.text.id?.title || id, oneOf: words })}</span>;
}
