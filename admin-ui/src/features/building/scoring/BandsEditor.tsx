import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { compare, fractionOf, numberOf, zero } from '../../../../../core/rule/decimal.ts';
import type { Band } from '../../../../../core/form/model.ts';
import { scoringProblems } from '../../../../../core/form/problems/scoring.ts';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { DecimalField } from './DecimalField.tsx';
import { decimal } from './words.ts';
import classes from './scoring.module.css';

const by = (band: Band) => fractionOf(band.above) ?? zero;

/** Result bands from best to worst, each with the range it really covers; gaps and overlaps are said and mended here. */
export function BandsEditor({ bands, onChange }: { readonly bands: readonly Band[]; readonly onChange: (bands: readonly Band[]) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const sorted = useMemo(() => bands.map((band, at) => ({ band, at })).toSorted((a, b) => compare(by(b.band), by(a.band))), [bands]);
  const put = (at: number, change: Partial<Band>) => onChange(bands.map((band, i) => (i === at ? { ...band, ...change } : band)));
  const range = (i: number) => {
    const { band } = sorted[i]!;
    const top = decimal(sorted[i - 1]?.band.above ?? '100', language);
    return t(i === sorted.length - 1 && compare(by(band), zero) === 0 ? 'builder.scoring.bands.lowest' : 'builder.scoring.bands.range', { from: decimal(band.above, language), to: top });
  };
  const add = () => { const used = new Set(bands.map((band) => band.grade)); const grade = ['AA', 'A', 'BB', 'B', 'CC', 'C', 'D', 'E'].find((each) => !used.has(each)) ?? `P${bands.length + 1}`; onChange([...bands, { grade, above: bands.length === 0 ? '0' : String(Math.min(99, Math.round(numberOf(by(sorted[0]!.band)) + 5))), label: { id: grade, en: grade } }]); };
  return (
    <div className={classes['stack']}>
      <p className={classes['dim']}>{t('builder.scoring.bands.hint')}</p>
      {bands.length > 0 && <div className={classes['strip']} aria-hidden>{sorted.toReversed().map(({ band }, i, list) => { const from = numberOf(by(band)); const to = list[i + 1] ? numberOf(by(list[i + 1]!.band)) : 100; return <span key={band.grade + i} style={{ flexGrow: Math.max(0, to - from) }}>{band.grade}</span>; })}</div>}
      <ul className={classes['rows']}>
        {sorted.map(({ band, at }, i) => (
          <li key={at} className={classes['bandRow']}>
            <TextInput label={t('builder.scoring.bands.grade')} defaultValue={band.grade} key={`g${band.grade}`} maxLength={20} onBlur={({ currentTarget }) => currentTarget.value.trim() && currentTarget.value !== band.grade && put(at, { grade: currentTarget.value.trim() })} />
            <DecimalField label={t('builder.scoring.bands.above')} value={band.above} onChange={(above) => put(at, { above: above ?? '0' })} />
            <TextInput label={t('builder.scoring.bands.label')} defaultValue={band.label.id} key={`i${band.label.id}`} onBlur={({ currentTarget }) => currentTarget.value !== band.label.id && put(at, { label: { ...band.label, id: currentTarget.value } })} />
            <TextInput label={t('builder.scoring.bands.labelEn')} defaultValue={band.label.en} key={`e${band.label.en}`} onBlur={({ currentTarget }) => currentTarget.value !== band.label.en && put(at, { label: { ...band.label, en: currentTarget.value } })} />
            <span className={classes['range']}>{range(i)}</span>
            <ActionIcon variant="default" size={36} aria-label={t('builder.scoring.bands.remove', { grade: band.grade })} onClick={() => onChange(bands.filter((_, each) => each !== at))}><IconTrash size={16} aria-hidden /></ActionIcon>
          </li>
        ))}
      </ul>
      <BandFaults />
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t('builder.scoring.bands.add')}</Button></div>
    </div>
  );
}

function BandFaults() {
  const { t } = useTexts();
  const say = useSay();
  const model = useBuilder((state) => state.model);
  const { run } = useBuilderStore();
  const faults = useMemo(() => scoringProblems(model).filter(({ place }) => place === 'scoring.bands'), [model]);
  if (model.scoring.bands.length === 0) return null;
  if (faults.length === 0) return <span className={`${classes['tag']} sk-tone-good`}><IconCircleCheck size={14} aria-hidden />{t('builder.scoring.bands.whole')}</span>;
  return <ul className={classes['rows']} role="status">{faults.map((fault) => <li key={fault.name} className={classes['fault']}><span className={`${classes['tag']} sk-tone-bad`}><IconAlertTriangle size={14} aria-hidden />{say(fault.message)}</span>{fault.fix && <Button size="compact-xs" variant="default" onClick={() => run(...fault.fix!.commands)}>{say(fault.fix.about)}</Button>}</li>)}</ul>;
}
