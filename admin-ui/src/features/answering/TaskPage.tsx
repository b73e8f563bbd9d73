import { ActionIcon, Button, Chip, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconListTree } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { sectionsOf, questionsIn } from '../../../../core/form/compile.ts';
import type { Node } from '../../../../core/form/model.ts';
import { usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AnsweringProvider, useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { ShownQuestions } from './card-context.ts';
import { focusQuestion, useKeys } from './moving.ts';
import { Outline, titleIn } from './Outline.tsx';
import { passes, questionFilters, type QuestionFilter } from './question-filter.ts';
import { shownProblems, codeOf } from './progress.ts';
import { SectionForm } from './SectionForm.tsx';
import { TaskBar } from './TaskBar.tsx';
import { TaskHead } from './TaskHead.tsx';

/** O2: answer with evidence, as a team, on any network. */
export function TaskPage() {
  const taskId = usePathPart('taskId');
  return <AnsweringProvider key={taskId} taskId={taskId}><StepPage /></AnsweringProvider>;
}

type Search = 'section' | 'q' | 'show';

function StepPage() {
  const { t } = useTexts();
  const language = useLanguage();
  const { store, keeper } = useDesk();
  const [search, setSearch] = useSearchState<Search>();
  const [sheet, drawer] = useDisclosure(false);
  const model = useAnswering((state) => state.model);
  const sections = useMemo(() => sectionsOf(model), [model]);
  const visible = useAnswering(useShallow(({ form }) => sections.filter((section) => !form.hidden.has(section.id))));
  const asked = search.q ? store.getState().places.get(search.q)?.section.id : undefined;
  const section = visible.find((each) => each.id === (asked ?? search.section)) ?? visible[0];
  const at = visible.findIndex((each) => each.id === section?.id);
  const filter: QuestionFilter = questionFilters.find((each) => each === search.show) ?? 'all';
  const canReturn = useAnswering((state) => state.task.unlocked !== null);
  const hasNotes = useAnswering((state) => state.task.notes.length > 0);
  const filters = questionFilters.filter((each) => (each !== 'returned' || canReturn) && (each !== 'noted' || hasNotes));
  useEffect(() => {
    if (search.show === 'problems') store.setStrict(true);
  }, [search.show, store]);
  useEffect(() => {
    if (!search.q) return;
    const wait = setTimeout(() => focusQuestion(store.getState(), search.q ?? ''), 80);
    return () => clearTimeout(wait);
  }, [search.q, store]);
  const toSection = (nodeId: string) => {
    drawer.close();
    setSearch({ section: nodeId, q: undefined }, true);
    window.scrollTo({ top: 0 });
  };
  const toQuestion = (questionId: string) => {
    drawer.close();
    setSearch({ q: questionId, section: undefined }, true);
    focusQuestion(store.getState(), questionId);
  };
  const toProblem = (step: 1 | -1) => {
    store.setStrict(true);
    const ids = [...new Set(shownProblems(store.getState()).map((item) => item.questionId))];
    const now = ids.indexOf(search.q ?? '');
    const next = ids[(now + step + ids.length) % Math.max(1, ids.length)];
    if (next) toQuestion(next);
  };
  const keys = useMemo(() => ({ 'ctrl+s': () => void keeper.flush(), F8: () => toProblem(1), 'shift+F8': () => toProblem(-1) }), [search.q, store, keeper]);
  useKeys(keys);
  if (!section) return <EmptyState why={t('agency.fill.formProblem')} />;
  const outline = <Outline current={section.id} onSection={toSection} onQuestion={toQuestion} />;
  return (
    <>
      <TaskHead place="fill" />
      <TaskBar part={t('agency.fill.part', { n: at + 1, total: visible.length })} outline={<Button size="compact-md" variant="default" visibleFrom="sm" className={classes['outlineButton']} leftSection={<IconListTree size={16} />} onClick={drawer.open}>{t('agency.fill.outline')}</Button>} />
      <div className={classes['page']}>
        <nav className={classes['outline']} aria-label={t('agency.fill.outline')}>{outline}</nav>
        <Drawer opened={sheet} onClose={drawer.close} position="bottom" size="80%" title={t('agency.fill.outline')} closeButtonProps={{ 'aria-label': t('shell.close') }}><div className={classes['stack']}>{outline}</div></Drawer>
        <div className={classes['section']}>
          <div className={classes['sectionHead']}><h2>{titleIn(section, language)}</h2>{section.text[language]?.help && <p>{section.text[language].help}</p>}</div>
          <Chip.Group value={filter} onChange={(value) => setSearch({ show: value === 'all' ? undefined : value })}>
            <div className={classes['filters']} role="group" aria-label={t('agency.fill.search')}>{filters.map((each) => <Chip key={each} value={each} size="xs">{t(`agency.fill.filters.${each}`)}</Chip>)}</div>
          </Chip.Group>
          <FilteredSection key={section.id} section={section} filter={filter} />
          <Pager before={visible[at - 1]} after={visible[at + 1]} onSection={toSection} />
        </div>
      </div>
      <PhoneBar section={section} current={search.q} onQuestion={toQuestion} before={visible[at - 1]} after={visible[at + 1]} onSection={toSection} onOutline={drawer.open} />
    </>
  );
}

function FilteredSection({ section, filter }: { section: Node; filter: QuestionFilter }) {
  const { t } = useTexts();
  const { store } = useDesk();
  const model = useAnswering((state) => state.model);
  const loud = useAnswering((state) => (filter === 'invalid' ? state.problems : null));
  // decided when the filter is chosen: a card that is being answered does not vanish under the hands
  const shown = useMemo(() => (filter === 'all' ? null : new Set(questionsIn(model, section).filter((node) => passes(store.getState(), node, filter)).map((node) => node.id))), [filter, model, section, store, loud]);
  return (
    <ShownQuestions value={shown}>
      {shown?.size === 0 && <EmptyState why={t('agency.fill.noneLeft')} />}
      <SectionForm section={section} />
    </ShownQuestions>
  );
}

type Neighbours = { readonly before: Node | undefined; readonly after: Node | undefined; readonly onSection: (nodeId: string) => void };

function Pager({ before, after, onSection }: Neighbours) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <div className={classes['pager']}>
      {before ? <Button variant="default" onClick={() => onSection(before.id)} title={titleIn(before, language)}>{t('agency.fill.previousSection')}</Button> : <span />}
      {after && <Button variant="light" onClick={() => onSection(after.id)} title={titleIn(after, language)}>{t('agency.fill.nextSection')}: {codeOf(titleIn(after, language)) ?? titleIn(after, language)}</Button>}
    </div>
  );
}

/** Phone: from question to question with the thumb. */
function PhoneBar({ section, current, onQuestion, before, after, onSection, onOutline }: Neighbours & { section: Node; current: string | undefined; onQuestion: (questionId: string) => void; onOutline: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const nodes = useAnswering(useShallow(({ model, form }) => questionsIn(model, section).filter((node) => !form.hidden.has(node.id))));
  const at = Math.max(0, nodes.findIndex((node) => node.id === current));
  const place = `${codeOf(titleIn(nodes[at], language)) ?? ''} (${at + 1}/${nodes.length})`.trim();
  const step = (by: 1 | -1) => {
    const next = nodes[at + by];
    if (next) onQuestion(next.id);
    else if (by === 1 && after) onSection(after.id);
    else if (by === -1 && before) onSection(before.id);
  };
  return (
    <div className={`${classes['phoneBar']} sk-noprint`}>
      <ActionIcon size={40} variant="default" disabled={at === 0 && !before} onClick={() => step(-1)} aria-label={t('agency.fill.previous')}><IconChevronLeft size={20} /></ActionIcon>
      <Button size="compact-md" variant="subtle" leftSection={<IconListTree size={16} aria-hidden />} onClick={onOutline} aria-label={`${place}, ${t('agency.fill.outline')}`}>{place}</Button>
      <Button size="sm" variant="default" rightSection={<IconChevronRight size={18} aria-hidden />} disabled={at === nodes.length - 1 && !after} onClick={() => step(1)}>{t('agency.fill.next')}</Button>
    </div>
  );
}

