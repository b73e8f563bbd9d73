import { Menu } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import type { BlockContent } from '../../../../../core/form/blocks.ts';
import { call, isRefused, useApi, type Answer } from '../../../api.tsx';
import { tellProblem } from '../../../shell/toast.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { putContent } from './acts.ts';
import classes from './canvas.module.css';
import { linkedHere, renewed } from './new-nodes.ts';

type Block = Answer<'formBlocks'>['items'][number];

/** Blocks that other forms use too; each comes in as a copy, or linked so that newer versions are offered. */
export function BlockList({ words }: { readonly words: string }) {
  const { t } = useTexts();
  const { data } = useApi('formBlocks');
  const shown = (data?.items ?? []).filter(({ title }) => title.toLowerCase().includes(words));
  if (shown.length === 0) return words ? null : <p className={classes['dim']}>{t('builder.canvas.blocks.none')}</p>;
  return shown.map((block) => <BlockButton key={block.blockId} block={block} />);
}

function BlockButton({ block }: { readonly block: Block }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const put = async (linked: boolean) => {
    try {
      const { content } = await call('formBlock', { params: { blockId: block.blockId, version: block.version } });
      const { model } = store.getState();
      putContent(store, linked ? linkedHere(model, content as BlockContent, block) : renewed(model, content as BlockContent));
    } catch (error) {
      if (!isRefused(error)) throw error;
      tellProblem(error);
    }
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target><button type="button" className={classes['kind']} title={t('builder.canvas.blocks.about', { count: block.questions, version: block.version, by: block.by })}><IconPackage size={14} aria-hidden />{block.title}</button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void put(false)}>{t('builder.canvas.blocks.asCopy')}</Menu.Item>
        <Menu.Item onClick={() => void put(true)}>{t('builder.canvas.blocks.asLinked')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
