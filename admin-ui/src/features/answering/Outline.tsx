import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import { below, type FormModel, type Node } from '../../../../core/form/model.ts';
import { useLanguage, useTexts, type Language } from '../../texts/index.ts';
import { useCalmAnswering } from './answering.tsx';
import classes from './answering.module.css';
import { progressOf, type SectionProgress, sectionsProgress } from './progress.ts';

type Props = { readonly current: string; readonly onSection: (nodeId: string) => void; readonly onQuestion: (questionId: string) => void };

export const titleIn = (node: Node | undefined, language: Language): string => node?.text[language]?.title ?? node?.text.id?.title ?? '';

const none: SectionProgress = { answered: 0, total: 0, missing: 0, problems: 0, returned: 0 };

/** Pages and their sections in reading order; a section outside any page stands alone. */
export function chapters(model: FormModel): readonly { readonly page: Node | undefined; readonly sections: readonly Node[] }[] {
  const found: { page: Node | undefined; sections: Node[] }[] = [];
  for (const childId of model.byId[model.rootId]?.children ?? []) {
    const node = model.byId[childId];
    if (!node) continue;
    if (node.type === 'section') {
      const last = found.at(-1);
      if (last && last.page === undefined) last.sections.push(node);
      else found.push({ page: undefined, sections: [node] });
    } else found.push({ page: node, sections: [...below(model, node.id)].filter((each) => each.type === 'section') });
  }
  return found;
}

/** The parts of the form with how far each is, and a search over all questions. */
export function Outline({ current, onSection, onQuestion }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const state = useCalmAnswering();
  const { values, form, places, problems, strict, task } = state;
  const each = useMemo(() => sectionsProgress({ values, form, places, problems, strict, task }), [values, form, places, problems, strict, task]);
  const [words, setWords] = useState('');
  const parts = useMemo(() => chapters(state.model), [state.model]);
  const progress = progressOf(state);
  return (
    <>
      <div><h2>{t('agency.fill.outline')}</h2><span className={classes['barState']} role="status">{t('agency.fill.required', progress)}</span></div>
      {state.task.readOnly === null && <small className={classes['optional']}>{t('agency.fill.draftNote')}</small>}
      <TextInput size="xs" leftSection={<IconSearch size={14} />} aria-label={t('agency.fill.search')} placeholder={t('agency.fill.search')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      {words.trim().length > 1 ? <Found words={words} onQuestion={onQuestion} /> : (
        <ul className={classes['parts']} aria-label={t('agency.fill.sections')}>
          {parts.map(({ page, sections }) => {
            const visible = sections.filter((section) => !state.form.hidden.has(section.id));
            return visible.length > 0 && (
              <li key={page?.id ?? visible[0]?.id}>
                {page && <div className={classes['pageName']}>{titleIn(page, language)}</div>}
                <ul className={classes['parts']}>
                  {visible.map((section) => <Part key={section.id} section={section} current={section.id === current} onSection={onSection} {...(each.get(section.id) ?? none)} />)}
                </ul>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

type PartProps = SectionProgress & { readonly section: Node; readonly current: boolean; readonly onSection: Props['onSection'] };

/** One part and how far it is; drawn again only when that changed. */
const Part = memo(function Part({ section, current, onSection, answered, total, missing, problems, returned }: PartProps) {
  const language = useLanguage();
  return (
    <li>
      <button type="button" className={classes['part']} aria-current={current} onClick={() => onSection(section.id)}>
        <span>{titleIn(section, language)}</span>
        <span className={classes['count']}>
          {returned > 0 && <><IconArrowBackUp size={14} aria-hidden />{returned}</>}
          {problems > 0 && <span className={classes['countBad']}><IconAlertTriangle size={14} aria-hidden /> {problems}</span>}
          {answered}/{total}
          {missing === 0 && problems === 0 && answered > 0 && <IconCircleCheck size={16} className={classes['countDone']} aria-hidden />}
        </span>
      </button>
    </li>
  );
});

/** Questions whose title, help or answer holds the words. */
function Found({ words, onQuestion }: { words: string; onQuestion: (questionId: string) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const state = useCalmAnswering();
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = [...state.places.values()].filter(({ node }) => {
    if (state.form.hidden.has(node.id)) return false;
    const value = state.values[node.id];
    const text = `${titleIn(node, language)} ${node.text[language]?.help ?? ''} ${typeof value === 'string' ? value : ''}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  if (found.length === 0) return <p>{t('shell.noMatch')}</p>;
  return <ul className={classes['found']}>{found.slice(0, 30).map(({ node }) => <li key={node.id}><button type="button" onClick={() => onQuestion(node.id)}>{titleIn(node, language)}</button></li>)}</ul>;
}
