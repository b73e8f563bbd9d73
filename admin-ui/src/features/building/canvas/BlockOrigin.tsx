import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { blockUpdate, type BlockContent } from '../../../../../core/form/blocks.ts';
import type { Node } from '../../../../../core/form/model.ts';
import { useApi } from '../../../api.tsx';
import { PageSkeleton } from '../../../shell/Guard.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { useSetField } from './NodeFields.tsx';

/** Which block a part came from, whether a newer version waits, and the way out of the link. */
export function BlockOrigin({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const set = useSetField([node.id]);
  const [comparing, setComparing] = useState(false);
  const { data } = useApi('formBlocks', {}, { enabled: node.fromBlock !== undefined });
  if (!node.fromBlock) return null;
  const { blockId, version } = node.fromBlock;
  const newest = data?.items.find((block) => block.blockId === blockId);
  const newer = newest !== undefined && newest.version > version;
  return (
    <div className={`${classes['origin']} ${newer ? 'sk-tone-warn' : 'sk-tone-neutral'}`}>
      <p>{t('builder.canvas.origin', { block: newest?.title ?? blockId, version })} {newer && <strong>{t('builder.canvas.blocks.newer', { version: newest.version })}</strong>}</p>
      <div className={classes['acts']}>
        {newer && <Button size="compact-sm" onClick={() => setComparing(true)}>{t('builder.canvas.blocks.compare')}</Button>}
        <Button size="compact-sm" variant="default" onClick={() => set('fromBlock', undefined)}>{t('builder.canvas.blocks.unlink')}</Button>
      </div>
      {comparing && newest && <CompareDialog node={node} to={newest.version} onClose={() => setComparing(false)} />}
    </div>
  );
}

function CompareDialog({ node, to, onClose }: { readonly node: Node; readonly to: number; readonly onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const store = useBuilderStore();
  const { blockId, version } = node.fromBlock!;
  const before = useApi('formBlock', { params: { blockId, version } }, { staleTime: Infinity });
  const after = useApi('formBlock', { params: { blockId, version: to } }, { staleTime: Infinity });
  const problem = before.error ?? after.error;
  const update = before.data && after.data ? blockUpdate(store.getState().model, node.id, { before: before.data.content as BlockContent, after: after.data.content as BlockContent, blockId, version: to }) : undefined;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('builder.canvas.blocks.compareTitle', { from: version, to })} closeButtonProps={{ 'aria-label': t('builder.canvas.cancel') }}>
      <div className={classes['stack']}>
        {problem && <ProblemAlert problem={problem} />}
        {!update && !problem && <PageSkeleton />}
        {update && (update.changes.length === 0 ? <p className={classes['dim']}>{t('builder.canvas.blocks.noChange')}</p> : <ul className={classes['changes']}>{update.changes.map((change, at) => <li key={at}>{say(change)}</li>)}</ul>)}
        {update && update.replaced.length > 0 && <div className={`${classes['origin']} sk-tone-warn`}><p>{t('builder.canvas.blocks.replaced')}</p><ul className={classes['changes']}>{update.replaced.map((each, at) => <li key={at}>{say(each)}</li>)}</ul></div>}
        <div className={classes['acts']}><Button variant="default" onClick={onClose}>{t('builder.canvas.cancel')}</Button><Button disabled={!update} onClick={() => { if (update && act(store, ...update.commands)) onClose(); }}>{t('builder.canvas.blocks.update', { version: to })}</Button></div>
      </div>
    </Modal>
  );
}
