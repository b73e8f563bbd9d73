import { ActionIcon, Menu } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconDots, IconGripVertical, IconLock, IconPaperclip } from '@tabler/icons-react';
import { CatchBoundary } from '@tanstack/react-router';
import { useEffect, useRef, type MouseEvent } from 'react';
import { kindOf } from '../../../../../core/form/question.ts';
import { inputs } from '../../../questions/index.ts';
import { tell } from '../../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { useProblemsOf } from '../rules/problems-store.ts';
import { choose, copyText, duplicate, moveStep, paste, trash } from './acts.ts';
import classes from './canvas.module.css';
import { setCanvas } from './canvas-state.ts';
import { useNodeDrag } from './drag.ts';
import { holdsOthers, parentsOf } from './tree.ts';

/** One question or part on the canvas. It subscribes to its own node alone, so that an edit draws one card. */
export function DesignCard({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const node = useBuilder((state) => state.model.byId[id]);
  const isSelected = useBuilder((state) => state.selected.includes(id));
  const isLast = useBuilder((state) => state.selected.at(-1) === id);
  const rules = useBuilder((state) => state.model.rules.reduce((count, rule) => count + (rule.targets.includes(id) ? 1 : 0), 0));
  const problems = useProblemsOf(id);
  const element = useRef<HTMLElement>(null);
  const handle = useRef<HTMLElement>(null);
  const into = node !== undefined && holdsOthers(node);
  const side = useNodeDrag({ id, element, handle, into });
  useEffect(() => { if (isLast) element.current?.scrollIntoView({ block: 'nearest' }); }, [isLast]);
  if (!node) return null;
  const words = node.text[language] ?? node.text.id;
  const title = words?.title || node.key || t('builder.canvas.untitled');
  const press = (event: MouseEvent) => {
    event.stopPropagation();
    const { model } = store.getState();
    choose(store, id, { press: event, order: model.byId[parentsOf(model).get(id) ?? '']?.children ?? [] });
  };
  const rule = node.evidence;
  return (
    <article ref={element} data-card={id} className={classes['card']} data-selected={isSelected || undefined} data-side={side} data-problem={problems.some((each) => each.blocks) || undefined} aria-label={title} onClick={press}>
      <div className={classes['cardHead']}>
        <span ref={handle} className={classes['handle']} title={t('builder.canvas.drag', { title })}><IconGripVertical size={18} aria-hidden /></span>
        <button type="button" className={classes['cardTitle']} aria-pressed={isSelected} onClick={press}>{title}</button>
        {isLast && <CardActs title={title} onAct={() => store.select(store.getState().selected.includes(id) ? store.getState().selected : [id])} />}
      </div>
      <p className={classes['marks']}>
        {node.required && <span>{t('builder.canvas.required')}</span>}
        {node.score?.weight && <span>{t('builder.canvas.weight', { weight: node.score.weight })}</span>}
        {rules > 0 && <span>{t('builder.canvas.hasRules', { count: rules })}</span>}
        {node.lock && <span><IconLock size={14} aria-hidden /> {t('builder.canvas.lockedMark')}</span>}
        {problems.length > 0 && <span className={classes['mark']}><IconAlertTriangle size={14} aria-hidden /> {t('builder.canvas.problems', { count: problems.length })}</span>}
      </p>
      {words?.help && <p className={classes['dim']}>{words.help}</p>}
      {!into && <div className={classes['sample']} inert><CatchBoundary getResetKey={() => JSON.stringify(node.props)} errorComponent={NoSample}><Sample id={id} /></CatchBoundary></div>}
      {rule && rule.need !== 'no' && <p className={classes['evidence']}><IconPaperclip size={16} aria-hidden /> {t(rule.need === 'optional' ? 'builder.canvas.evidenceMay' : rule.need === 'yes' ? 'builder.canvas.evidenceNeed' : 'builder.canvas.evidenceWhen', { types: rule.types.map((type) => type.toUpperCase()).join(', '), max: rule.maxMB })}</p>}
    </article>
  );
}

/** A question whose settings cannot be drawn yet must not take the builder with it. */
function NoSample() {
  const { t } = useTexts();
  return <p className={classes['bad']}>{t('builder.canvas.noSample')}</p>;
}

/** The real input of the filling page, out of reach. */
function Sample({ id }: { readonly id: string }) {
  const language = useLanguage();
  const node = useBuilder((state) => state.model.byId[id])!;
  const Input = inputs[kindOf(node)];
  return <Input node={node} value={undefined} id={`design-${id}`} labelledBy={`design-${id}__t`} locale={language} onChange={() => undefined} />;
}

/** Everything that can be done to a node, by mouse or keyboard. */
export function CardActs({ title, onAct }: { readonly title: string; readonly onAct: () => void }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const doing = (act: () => unknown) => (event: { readonly stopPropagation: () => void }) => { event.stopPropagation(); onAct(); act(); };
  const copy = () => { const text = copyText(store); if (text) void navigator.clipboard?.writeText(text); };
  const put = () => void navigator.clipboard?.readText().then((text) => { if (!paste(store, text)) tell(t('builder.canvas.noPaste')); }, () => tell(t('builder.canvas.noPaste')));
  return (
    <span className={classes['cardActs']} role="group" aria-label={t('builder.canvas.acts', { title })}>
      <ActionIcon variant="subtle" aria-label={t('builder.canvas.up')} title={`${t('builder.canvas.up')} (Alt+↑)`} onClick={doing(() => moveStep(store, -1))}><IconArrowUp size={18} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" aria-label={t('builder.canvas.down')} title={`${t('builder.canvas.down')} (Alt+↓)`} onClick={doing(() => moveStep(store, 1))}><IconArrowDown size={18} aria-hidden /></ActionIcon>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon variant="subtle" aria-label={t('builder.canvas.more')} onClick={(event) => event.stopPropagation()}><IconDots size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<kbd>M</kbd>} onClick={doing(() => setCanvas({ moving: true }))}>{t('builder.canvas.move')}</Menu.Item>
          <Menu.Item rightSection={<kbd>Ctrl D</kbd>} onClick={doing(() => duplicate(store))}>{t('builder.canvas.duplicate')}</Menu.Item>
          <Menu.Item rightSection={<kbd>Ctrl C</kbd>} onClick={doing(copy)}>{t('builder.canvas.copy')}</Menu.Item>
          <Menu.Item rightSection={<kbd>Ctrl X</kbd>} onClick={doing(() => { copy(); trash(store); })}>{t('builder.canvas.cut')}</Menu.Item>
          <Menu.Item rightSection={<kbd>Ctrl V</kbd>} onClick={doing(put)}>{t('builder.canvas.pasteHere')}</Menu.Item>
          <Menu.Item onClick={doing(() => setCanvas({ savingBlock: true }))}>{t('builder.canvas.blocks.saveAct')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item color="danger" rightSection={<kbd>Del</kbd>} onClick={doing(() => trash(store))}>{t('builder.canvas.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
