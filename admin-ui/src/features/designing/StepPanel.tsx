import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { type DefinitionNode } from '../../../../core/cycle/ir.ts';
import { stepSentence, wayWords } from '../../../../core/design/describe.ts';
import { addStep, leadTo, moveStep, removeStep } from '../../../../core/design/edit.ts';
import { addable, type Addable, kindWords } from '../../../../core/design/fresh.ts';
import { waysOut } from '../../../../core/design/pointers.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { BothTexts } from './BothTexts.tsx';
import classes from './designing.module.css';
import { StepFields } from './StepFields.tsx';
import { StepSelect } from './LazySelect.tsx';
import type { DesignDesk } from './use-design.ts';

type Props = { readonly desk: DesignDesk; readonly node: DefinitionNode | undefined; readonly onChoose: (step: string | undefined) => void };

/** Everything of one step in plain words; without a chosen step, of the cycle. */
export const StepPanel = memo(function StepPanel({ desk, node, onChoose }: Props) {
  const { t } = useTexts();
  return (
    <aside className={classes['panel']} aria-label={node ? t('design.step') : t('design.cycle')}>
      <fieldset disabled={!desk.editable} className={classes['plain']}>{node ? <OneStep key={node.key} desk={desk} node={node} onChoose={onChoose} /> : <WholeCycle desk={desk} onChoose={onChoose} />}</fieldset>
    </aside>
  );
});

function OneStep({ desk, node, onChoose }: Props & { readonly node: DefinitionNode }) {
  const { t } = useTexts();
  const say = useSay();
  const { run, set } = desk;
  return (
    <div className={classes['stack']}>
      <div><h2>{say(node.title)}</h2><p className={classes['dim']}>{say(kindWords[node.kind].name)}: {say(stepSentence(desk.definition, node))}</p></div>
      <div className={classes['row']}>
        <AddMenu desk={desk} after={node.key} onChoose={onChoose} />
        <Button variant="default" size="compact-sm" aria-label={t('design.earlier')} title={t('design.earlier')} onClick={() => run((definition) => moveStep(definition, node.key, -1))}><IconArrowLeft size={16} aria-hidden /></Button>
        <Button variant="default" size="compact-sm" aria-label={t('design.later')} title={t('design.later')} onClick={() => run((definition) => moveStep(definition, node.key, 1))}><IconArrowRight size={16} aria-hidden /></Button>
        <Button variant="default" size="compact-sm" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { run((definition) => removeStep(definition, node.key)); onChoose(undefined); }}>{t('design.remove')}</Button>
      </div>
      <BothTexts label={t(node.kind === 'end' ? 'design.end.words' : 'design.name')} value={node.title} onChange={(title) => set(node.key, { title })} />
      <StepFields desk={desk} node={node} onChoose={onChoose} />
      <Ways desk={desk} node={node} />
      {node.key !== desk.definition.start && <div><Button size="compact-sm" variant="subtle" onClick={() => run((definition) => ({ ...definition, start: node.key }))}>{t('design.makeFirst')}</Button></div>}
    </div>
  );
}

/** Where each way out leads. */
function Ways({ desk, node }: { readonly desk: DesignDesk; readonly node: DefinitionNode }) {
  const { t } = useTexts();
  const say = useSay();
  // Lines of a table and branches have fields of their own.
  const ways = node.kind === 'parallel' ? [] : waysOut(node).filter(({ name }) => !name.startsWith('case.'));
  if (ways.length === 0) return null;
  const targets = desk.definition.nodes.filter(({ key }) => key !== node.key);
  return (
    <fieldset className={classes['clock']}>
      <legend>{t('design.ways')}</legend>
      {ways.map(({ name, to }) => <StepSelect key={name} label={say(wayWords(name))} value={to} onChange={(step) => desk.run((definition) => leadTo(definition, node.key, name, step))} steps={targets} />)}
    </fieldset>
  );
}

function AddMenu({ desk, after, onChoose }: { readonly desk: DesignDesk; readonly after: string; readonly onChoose: (step: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const add = (kind: Addable) => {
    const { definition, key } = addStep(desk.definition, kind, after);
    desk.run(() => definition);
    onChoose(key);
  };
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target><Button size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />}>{t('design.add')}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {addable.map((kind) => <Menu.Item key={kind} onClick={() => add(kind)}><strong>{say(kindWords[kind].name)}</strong><br /><small className={classes['dim']}>{say(kindWords[kind].about)}</small></Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

function WholeCycle({ desk, onChoose }: Omit<Props, 'node'>) {
  const { t } = useTexts();
  const { definition, run } = desk;
  const last = definition.nodes.find(({ key }) => key === definition.start)!;
  return (
    <div className={classes['stack']}>
      <div><h2>{t('design.cycle')}</h2><p className={classes['dim']}>{t('design.chooseStep')}</p></div>
      <BothTexts label={t('design.name')} value={definition.title} onChange={(title) => run((before) => ({ ...before, title }))} />
      <BothTexts label={t('design.about')} value={definition.about} onChange={(about) => run((before) => ({ ...before, about }))} />
      <BothTexts label={t('design.basis')} value={definition.basis} onChange={(basis) => run((before) => ({ ...before, basis }))} />
      <div><AddMenu desk={desk} after={last.key} onChoose={onChoose} /></div>
    </div>
  );
}
