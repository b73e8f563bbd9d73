import { NativeSelect, Switch } from '@mantine/core';
import { roleKeys } from '../../../../core/access.ts';
import { officeLadder, workingDays } from '../../../../core/cycle/usual-clock.ts';
import { ownerWords } from '../../../../core/design/describe.ts';
import { giveStage, markStage, setStage, unmarkedStages } from '../../../../core/design/stages.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { BothTexts } from './BothTexts.tsx';
import { Clocks } from './Clocks.tsx';
import classes from './designing.module.css';
import type { FieldProps, Of } from './StageSelect.tsx';

/** Which column of the matrix begins here, whose it is, who is told, and until when all of it has to be done. */
export function StageFields({ desk, node, onChoose }: FieldProps<'stage'>) {
  const { t } = useTexts();
  const say = useSay();
  const { definition, run } = desk;
  const { key, clock } = node;
  const column = definition.stages.find((stage) => stage.key === key);
  const set = (patch: Partial<Of<'stage'>>) => desk.set<Of<'stage'>>(key, patch);
  const others = [...(column === undefined ? [{ value: key, label: key }] : [{ value: key, label: say(column.title) }]), ...unmarkedStages(definition).map((stage) => ({ value: stage.key, label: say(stage.title) }))];
  const mark = (stage: string) => { run((before) => markStage(before, key, stage)); onChoose(stage); };
  return (
    <>
      <NativeSelect label={t('design.begins.which')} value={key} onChange={({ currentTarget }) => mark(currentTarget.value)} data={others} />
      {column && <BothTexts label={t('design.begins.column')} value={column.title} onChange={(title) => run((before) => setStage(before, key, { title }))} />}
      <p className={classes['dim']}>{t('design.begins.seen')}</p>
      <NativeSelect label={t('design.begins.owner')} description={t('design.begins.ownerHint')} value={node.owner} onChange={({ currentTarget }) => run((before) => giveStage(before, key, currentTarget.value as 'coordinator'))} data={roleKeys.map((role) => ({ value: role, label: say(ownerWords[role]!) }))} />
      {(['onEnter', 'onExit'] as const).map((when) => <Switch key={when} label={t(`design.begins.${when}`)} checked={node[when].length > 0} onChange={({ currentTarget }) => set({ [when]: currentTarget.checked ? ['custom'] : [] })} />)}
      <Switch label={t('design.begins.hasDue')} description={t('design.begins.dueHint')} checked={clock !== undefined} onChange={({ currentTarget }) => set({ clock: currentTarget.checked ? workingDays(20, officeLadder) : undefined } as never)} />
      <Clocks desk={desk} node={node} parts={['own']} />
    </>
  );
}
