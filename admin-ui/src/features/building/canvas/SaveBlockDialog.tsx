import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { blockContent } from '../../../../../core/form/blocks.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { useAct, useApi } from '../../../api.tsx';
import { tell } from '../../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { setCanvas, useCanvas } from './canvas-state.ts';
import { movable } from './tree.ts';

/** Saves the selection for other forms: as a new block, or as the next version of the block it came from. */
export function SaveBlockDialog() {
  const open = useCanvas((state) => state.savingBlock);
  return open ? <SaveForm onClose={() => setCanvas({ savingBlock: false })} /> : null;
}

function SaveForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const [ids] = useState(() => movable(store.getState()));
  const { model } = store.getState();
  const from = ids.length === 1 ? model.byId[ids[0]!]?.fromBlock : undefined;
  const { data } = useApi('formBlocks');
  const origin = from && data?.items.find(({ blockId }) => blockId === from.blockId);
  const [asNext, setAsNext] = useState(true);
  const next = asNext ? origin : undefined;
  const [typed, setTyped] = useState<string>();
  const title = typed ?? next?.title ?? titleIn(model.byId[ids[0] ?? ''], language);
  const save = useAct('saveFormBlock', {
    quiet: true, refresh: ['formBlocks'],
    onDone: ({ blockId, version, title: saved }) => {
      if (next) act(store, { name: 'setField', args: { ids, field: 'fromBlock', value: { blockId, version } } });
      tell(t('builder.canvas.blocks.saved', { title: saved, version }));
      onClose();
    },
  });
  const send = () => save.mutate({ body: { ...(next && { blockId: next.blockId }), title: title.trim(), content: blockContent(model, ids, next ? ids[0] : undefined) as never } });
  return (
    <Modal opened onClose={onClose} title={t('builder.canvas.blocks.saveTitle')} closeButtonProps={{ 'aria-label': t('builder.canvas.cancel') }}>
      <form className={classes['stack']} onSubmit={(event) => { event.preventDefault(); if (title.trim()) send(); }}>
        <p className={classes['dim']}>{t('builder.canvas.blocks.saveHelp')}</p>
        {origin && (
          <Radio.Group label={t('builder.canvas.blocks.saveAs')} value={asNext ? 'next' : 'new'} onChange={(value) => setAsNext(value === 'next')}>
            <div className={classes['stack']}><Radio value="next" label={t('builder.canvas.blocks.asNext', { title: origin.title, version: origin.version + 1 })} /><Radio value="new" label={t('builder.canvas.blocks.asNew')} /></div>
          </Radio.Group>
        )}
        <TextInput label={t('builder.canvas.blocks.name')} data-autofocus maxLength={200} value={title} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
        {save.error && <ProblemAlert problem={save.error} />}
        <div className={classes['acts']}><Button variant="default" onClick={onClose}>{t('builder.canvas.cancel')}</Button><Button type="submit" disabled={!title.trim() || ids.length === 0} loading={save.isPending}>{t('builder.canvas.blocks.save')}</Button></div>
      </form>
    </Modal>
  );
}
