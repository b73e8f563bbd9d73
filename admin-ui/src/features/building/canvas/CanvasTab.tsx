import { useEffect, useRef } from 'react';
import { useSearchState } from '../../../shell/Go.tsx';
import { useTexts } from '../../../texts/index.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilderStore } from '../builder-store.ts';
import classes from './canvas.module.css';
import { useDrops } from './drag.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { Outline } from './Outline.tsx';
import { Palette } from './Palette.tsx';
import { Properties } from './Properties.tsx';
import { SaveBlockDialog } from './SaveBlockDialog.tsx';
import { SectionCanvas } from './SectionCanvas.tsx';

/** A3: palette, outline, canvas and properties side by side. */
export function CanvasTab() {
  const { t } = useTexts();
  useDrops();
  return (
    <>
      <SelectionInAddress />
      <div className={classes['wide']}><HelpCard name="builder-canvas" title={t('builder.canvas.helpTitle')} text={t('builder.canvas.helpText')} /></div>
      <p className={classes['phone']}>{t('builder.canvas.phone')}</p>
      <div className={classes['desk']}>
        <div className={classes['left']}><Outline /><Palette /></div>
        <SectionCanvas />
        <Properties />
      </div>
      <MoveDialog />
      <SaveBlockDialog />
    </>
  );
}

const pauseMs = 400;

/** A copied link opens the same question; a link inside the builder (“jump to the spot”) selects it. It draws nothing, so that a new address draws no pane again. */
function SelectionInAddress(): null {
  const store = useBuilderStore();
  const [{ node }, setSearch] = useSearchState<'node'>();
  const told = useRef<string>(undefined);
  useEffect(() => {
    const { model, selected } = store.getState();
    if (node && node !== told.current && model.byId[node] && !selected.includes(node)) store.select([node]);
    told.current = node;
  }, [node, store]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(({ selected }, before) => {
      if (selected === before.selected) return;
      clearTimeout(timer);
      timer = setTimeout(() => { const last = store.getState().selected.at(-1); if (last !== told.current) { told.current = last; setSearch({ node: last }); } }, pauseMs);
    });
    return () => { stop(); clearTimeout(timer); };
  }, [store, setSearch]);
  return null;
}
