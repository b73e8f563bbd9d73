import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

/** A score and where it comes from, ready to read; the caller turns core's explain tree into words. */
export type Explained = { readonly key: string; readonly title: string; readonly value: string; readonly weight?: string | undefined; /** Rule, inputs, cap, override – one line each. */ readonly notes?: readonly string[]; readonly children?: readonly Explained[] };

/** A number that explains itself: the tree opens level by level. */
export function ExplainTree({ root, depth = 1 }: { readonly root: Explained; /** Levels open at first. */ readonly depth?: number }) {
  return <ul className={classes['tree']}><Branch node={root} open={depth} /></ul>;
}

function Branch({ node, open }: { node: Explained; open: number }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(open > 0);
  const id = useId();
  const children = node.children ?? [];
  return (
    <li>
      <div className={classes['treeRow']}>
        {children.length > 0 ? (
          <ActionIcon size="sm" variant="subtle" aria-expanded={shown} aria-controls={id} aria-label={`${shown ? t('shell.explain.close') : t('shell.explain.open')}: ${node.title}`} onClick={() => setShown(!shown)}>
            {shown ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        ) : <span style={{ inlineSize: 22, flex: 'none' }} />}
        <div className={classes['treeTitle']}>
          {node.title} {node.weight && <span className={classes['treeNote']}>{t('shell.explain.weight', { weight: node.weight })}</span>}
          {node.notes?.map((note) => <div key={note} className={classes['treeNote']}>{note}</div>)}
        </div>
        <span className={classes['treeValue']}>{node.value}</span>
      </div>
      {children.length > 0 && shown && <ul id={id} className={classes['tree']}>{children.map((child) => <Branch key={child.key} node={child} open={open - 1} />)}</ul>}
    </li>
  );
}
