import { ActionIcon, Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { tierNames, tiers } from '../../../../core/access.ts';
import { officeLadder, workingDays } from '../../../../core/cycle/usual-clock.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { Clocks } from './Clocks.tsx';
import classes from './designing.module.css';
import { type FieldProps, type Of, StageSelect } from './StageSelect.tsx';

/** Tiers from the lowest up, rounds of repair, and where the resubmission goes. */
export function ReviewFields({ desk, node }: FieldProps<'review'>) {
  const { t } = useTexts();
  const say = useSay();
  const set = (patch: Partial<Of<'review'>>) => desk.set<Of<'review'>>(node.key, patch);
  const put = (at: number, change: Partial<Of<'review'>['tiers'][number]>) => set({ tiers: node.tiers.map((each, i) => (i === at ? { ...each, ...change } : each)) });
  const free = tiers.find((tier) => !node.tiers.some((each) => each.tier === tier));
  return (
    <>
      {node.tiers.map(({ tier, stage }, at) => (
        <fieldset key={at} className={classes['clock']}>
          <legend>{t('design.tier', { n: at + 1 })}</legend>
          <div className={classes['row']}>
            <NativeSelect aria-label={t('design.tier', { n: at + 1 })} value={tier} onChange={({ currentTarget }) => put(at, { tier: currentTarget.value as 'member' })} data={tiers.map((each) => ({ value: each, label: say(tierNames[each]) }))} />
            <ActionIcon variant="default" size={36} disabled={node.tiers.length === 1} aria-label={t('design.removeTier', { n: at + 1 })} onClick={() => set({ tiers: node.tiers.filter((_, i) => i !== at) })}><IconTrash size={16} aria-hidden /></ActionIcon>
          </div>
          <StageSelect desk={desk} label={t('design.stage')} value={stage} onChange={(next) => put(at, { stage: next })} />
          <Clocks desk={desk} node={node} parts={['tier']} nth={at + 1} />
        </fieldset>
      ))}
      {free && <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => set({ tiers: [...node.tiers, { tier: free, stage: node.tiers.at(-1)?.stage ?? desk.definition.stages[0]!.key, clock: workingDays(3, officeLadder) }] })}>{t('design.addTier')}</Button></div>}
      <NativeSelect label={t('design.returnTo')} value={node.returnTo} onChange={({ currentTarget }) => set({ returnTo: currentTarget.value as 'here' })} data={(['here', 'loop'] as const).map((way) => ({ value: way, label: t(`design.returns.${way}`) }))} />
      {node.returnTo === 'here' && <NumberInput label={t('design.maxRounds')} min={0} max={10} allowDecimal={false} clampBehavior="strict" value={node.maxRounds} onChange={(maxRounds) => typeof maxRounds === 'number' && set({ maxRounds })} />}
      <Clocks desk={desk} node={node} parts={['repair', 'supplement']} />
    </>
  );
}
