import { Button, Modal, NativeSelect, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { below } from '../../../../../core/form/model.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { moveBeside } from './acts.ts';
import classes from './canvas.module.css';
import { setCanvas, useCanvas } from './canvas-state.ts';
import { movable, placeBeside, type Side } from './tree.ts';

/** Move…: the way of drag and drop for the keyboard – a target by search, and before, after or into it. */
export function MoveDialog() {
  const moving = useCanvas((state) => state.moving);
  return moving ? <MoveForm onClose={() => setCanvas({ moving: false })} /> : null;
}

function MoveForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const model = useBuilder((state) => state.model);
  const [ids] = useState(() => movable(store.getState()));
  const [side, setSide] = useState<Side>('after');
  const [target, setTarget] = useState<string | null>(null);
  const targets = useMemo(() => [model.byId[model.rootId]!, ...below(model, model.rootId)].filter((node) => placeBeside(model, ids, { target: node.id, side }) !== undefined).map((node) => ({ value: node.id, label: `${titleIn(node, language)}${node.key ? ` (${node.key})` : ''}` })), [model, ids, side, language]);
  const chosen = targets.some(({ value }) => value === target) ? target : null;
  const what = ids.length === 1 ? titleIn(model.byId[ids[0]!], language) : t('builder.canvas.chosen', { count: ids.length });
  return (
    <Modal opened onClose={onClose} title={t('builder.canvas.moveTitle', { what })}>
      <form className={classes['stack']} onSubmit={(event) => { event.preventDefault(); if (chosen && moveBeside(store, ids, { target: chosen, side })) onClose(); }}>
        <NativeSelect label={t('builder.canvas.moveWhere')} data-autofocus value={side} onChange={({ currentTarget }) => setSide(currentTarget.value as Side)} data={[{ value: 'before', label: t('builder.canvas.moveBefore') }, { value: 'after', label: t('builder.canvas.moveAfter') }, { value: 'into', label: t('builder.canvas.moveInto') }]} />
        <Select label={t('builder.canvas.moveTarget')} description={t('builder.canvas.moveTargetHint')} nothingFoundMessage={t('builder.canvas.moveNone')} data={targets} value={chosen} onChange={setTarget} searchable limit={100} />
        <div className={classes['acts']}><Button variant="default" onClick={onClose}>{t('builder.canvas.cancel')}</Button><Button type="submit" disabled={!chosen}>{t('builder.canvas.moveAct')}</Button></div>
      </form>
    </Modal>
  );
}
