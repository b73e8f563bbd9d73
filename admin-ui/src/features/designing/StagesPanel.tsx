import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { roleKeys } from '../../../../core/access.ts';
import type { CycleDefinition } from '../../../../core/cycle/ir.ts';
import { ownerWords } from '../../../../core/design/describe.ts';
import { addStage, giveStage, moveStage, removeStage, setStage, stepsIn } from '../../../../core/design/stages.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

/** The stages: columns of the matrix, in their order, each with whom it belongs to. */
export const StagesPanel = memo(function StagesPanel({ desk }: { readonly desk: DesignDesk }) {
  const { t } = useTexts();
  const { definition, run } = desk;
  return (
    <section className={classes['stages']} aria-label={t('design.stages')}>
      <div><h2>{t('design.stages')}</h2><p className={classes['dim']}>{t('design.stagesHelp')}</p></div>
      <fieldset disabled={!desk.editable} className={classes['plain']}>
        <ol>{definition.stages.map((stage, at) => <StageLine key={stage.key} stage={stage} at={at} count={definition.stages.length} used={stepsIn(definition, stage.key).length} run={run} />)}</ol>
        <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => run((before) => addStage(before).definition)}>{t('design.addStage')}</Button></div>
      </fieldset>
    </section>
  );
});

type LineProps = { readonly stage: CycleDefinition['stages'][number]; readonly at: number; readonly count: number; readonly used: number; readonly run: DesignDesk['run'] };

const StageLine = memo(function StageLine({ stage: { key, title, owner }, at, count, used, run }: LineProps) {
  const { t } = useTexts();
  const say = useSay();
  return (
    <li>
      <TextInput key={title.id} aria-label={t('design.stageName', { n: at + 1 })} defaultValue={title.id} maxLength={80} onBlur={({ currentTarget }) => { const id = currentTarget.value.trim(); if (id && id !== title.id) run((before) => setStage(before, key, { title: { ...title, id } })); }} />
      <TextInput key={`en${title.en}`} aria-label={t('design.stageEnglish', { n: at + 1 })} defaultValue={title.en} maxLength={80} onBlur={({ currentTarget }) => { const en = currentTarget.value.trim(); if (en !== title.en) run((before) => setStage(before, key, { title: { ...title, en } })); }} />
      <NativeSelect aria-label={t('design.stageOwner', { n: at + 1 })} value={owner} onChange={({ currentTarget }) => run((before) => giveStage(before, key, currentTarget.value as 'operator'))} data={roleKeys.map((role) => ({ value: role, label: say(ownerWords[role]!) }))} />
      <span className={classes['dim']}>{t('design.stageSteps', { count: used })}</span>
      <span className={classes['row']}>
        <ActionIcon variant="default" size={36} disabled={at === 0} aria-label={t('design.stageUp', { name: say(title) })} onClick={() => run((before) => moveStage(before, key, -1))}><IconArrowUp size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={36} disabled={at === count - 1} aria-label={t('design.stageDown', { name: say(title) })} onClick={() => run((before) => moveStage(before, key, 1))}><IconArrowDown size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={36} disabled={used > 0 || count === 1} aria-label={t('design.stageRemove', { name: say(title) })} onClick={() => run((before) => removeStage(before, key))}><IconTrash size={16} aria-hidden /></ActionIcon>
      </span>
    </li>
  );
});
