import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, memo, useEffect, useState, type CSSProperties } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { addKind } from './acts.ts';
import classes from './canvas.module.css';
import { CardActs, DesignCard } from './DesignCard.tsx';
import { above, openPart } from './tree.ts';

/** The open part of the form as the filler will see it, with what the designer may do to each question. */
export function SectionCanvas() {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const [kept, setKept] = useState<string>();
  // with several selected the canvas stays where it is
  const open = useBuilder(({ model, selected }) => openPart({ model, selected: selected.length > 1 && kept !== undefined && model.byId[kept] ? [] : selected }, kept));
  useEffect(() => setKept(open), [open]);
  const part = useBuilder((state) => state.model.byId[open]);
  const isRoot = useBuilder((state) => open === state.model.rootId);
  const children = part?.children;
  // a moved or deleted card takes the focus with it; whoever works by keyboard goes on at the selected one
  useEffect(() => {
    const last = store.getState().selected.at(-1);
    if (last !== undefined && document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-card="${CSS.escape(last)}"] button, [data-part="${CSS.escape(last)}"]`)?.focus({ preventScroll: true });
  }, [children, open, store]);
  if (!part) return null;
  const title = part.text[language]?.title || part.text.id?.title || part.key;
  return (
    <section className={classes['canvas']} data-pane="canvas" aria-label={t('builder.canvas.canvas')}>
      <Crumbs id={part.id} />
      <div className={classes['partHead']}>
        <button type="button" data-part={part.id} className={classes['partTitle']} onClick={() => store.select([part.id])} aria-label={t('builder.canvas.select', { title: title ?? '' })}><h2>{title || t('builder.canvas.untitled')}</h2></button>
        {part.score?.weight && <span className={classes['dim']}>{t('builder.canvas.weight', { weight: part.score.weight })}</span>}
        {!isRoot && <CardActs title={title ?? ''} onAct={() => store.select([part.id])} />}
      </div>
      {part.text[language]?.help && <p className={classes['dim']}>{part.text[language]?.help}</p>}
      {part.children.length === 0 && <EmptyState why={t(isRoot ? 'builder.canvas.emptyForm' : 'builder.canvas.emptySection')} act={isRoot && <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => addKind(store, 'section')}>{t('builder.canvas.firstSection')}</Button>} />}
      <div className={classes['grid']}>{part.children.map((id) => <CanvasCell key={id} id={id} />)}</div>
    </section>
  );
}

/** The parts around the open one, outermost first. */
function Crumbs({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const around = useBuilder(useShallow(({ model }) => above(model, id).toReversed()));
  if (around.length === 0) return null;
  return <nav className={classes['crumbs']} aria-label={t('builder.canvas.crumbs')}>{around.map((node) => <Fragment key={node.id}><button type="button" onClick={() => store.select([node.id])}>{node.text[language]?.title || node.text.id?.title || t('builder.canvas.untitled')}</button><span aria-hidden>›</span></Fragment>)}</nav>;
}

/** Draws itself again only when its own node changes, not when its neighbours move. */
const CanvasCell = memo(function CanvasCell({ id }: { readonly id: string }) {
  const span = useBuilder((state) => Number(state.model.byId[id]?.props['span'] ?? 12));
  return <div className={classes['cell']} style={{ '--span': span } as CSSProperties}><DesignCard id={id} /></div>;
});
