import { NativeSelect } from '@mantine/core';
import { Fragment, useEffect, useMemo, useState } from 'react';
import { questionsIn } from '../../../../../core/form/compile.ts';
import type { FormModel, Node } from '../../../../../core/form/model.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilder } from '../builder-store.ts';
import { InLanguage } from './InLanguage.tsx';
import { PaperView } from './PaperView.tsx';
import { PreviewBar } from './PreviewBar.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { setTrying, useTrying, useTryingOf } from './trying-store.ts';
import { type Trial, useTried } from './use-tried.ts';
import classes from './trying.module.css';

/** The draft as those who fill it in will see it, in any role, language and width; nothing is saved. */
export function PreviewTab() {
  const { t } = useTexts();
  const pageLanguage = useLanguage();
  const formId = useBuilder((state) => state.formId);
  const begun = useTryingOf(formId);
  const language = useTrying((state) => state.language) ?? pageLanguage;
  const width = useTrying((state) => state.width);
  const as = useTrying((state) => state.as);
  const trial = useTried();
  if (!begun) return null;
  if (!trial || (trial.sections.length === 0 && trial.by.unseen.size === 0)) return <EmptyState why={t('builder.trying.broken')} />;
  return (
    <div className={classes['page']}>
      <HelpCard name="preview" title={t('builder.trying.help.previewTitle')} text={t('builder.trying.help.preview')} />
      <PreviewBar trial={trial} />
      <div className={classes['stage']} data-width={as === 'paper' ? 'desktop' : width} data-testid="preview">
        <InLanguage language={language}>{as === 'paper' ? <PaperView trial={trial} /> : <PreviewForm trial={trial} />}</InLanguage>
      </div>
    </div>
  );
}


/** Names the pages around each section, once per form. */
function pageNames(model: FormModel): ReadonlyMap<string, Node> {
  return new Map(Object.values(model.byId).filter((node) => node.type === 'page').flatMap((page) => page.children.map((child) => [child, page] as const)));
}

function PreviewForm({ trial }: { readonly trial: Trial }) {
  const { t } = useTexts();
  const language = useLanguage();
  const [search] = useSearchState<'node'>();
  const [at, setAt] = useState<string>();
  const [target, setTarget] = useState(search.node);
  const { model, sections } = trial;
  const { state, answers } = trial.tried.cleaned;
  const pages = useMemo(() => pageNames(model), [model]);
  const holder = (id: string | undefined) => sections.find((section) => section.id === id || questionsIn(model, section).some((question) => question.id === id));
  useEffect(() => {
    if (search.node === undefined) return;
    setAt(undefined);
    setTarget(search.node);
  }, [search.node]);
  const section = sections.find((each) => each.id === at) ?? holder(target) ?? sections[0];
  if (!section) return <EmptyState why={t('builder.trying.nothingForRole')} />;
  const pageOf = (each: Node | undefined) => { const page = each && pages.get(each.id); return page ? titleIn(page, language) : ''; };
  const filledIn = (each: Node) => Object.keys((each.key ? answers.data[each.key] : undefined) ?? {}).length;
  const open = (questionId: string) => { setAt(holder(questionId)?.id); setTarget(questionId); };
  const place = sections.indexOf(section);
  return (
    <div className={classes['preview']}>
      <nav className={classes['outline']} aria-label={t('builder.trying.section')}>
        {sections.map((each, index) => (
          <Fragment key={each.id}>
            {pageOf(each) !== pageOf(sections[index - 1]) && <span className={classes['pageName']}>{pageOf(each)}</span>}
            <button type="button" className={classes['part']} aria-current={each === section} data-hidden={state.hidden.has(each.id) || undefined} onClick={() => setAt(each.id)}><span>{titleIn(each, language)}</span><span className={classes['dim']}>{state.hidden.has(each.id) ? t('builder.trying.hiddenShort') : filledIn(each) || ''}</span></button>
          </Fragment>
        ))}
      </nav>
      <div className={classes['outlineSmall']}><NativeSelect label={t('builder.trying.section')} value={section.id} onChange={(event) => setAt(event.currentTarget.value)} data={sections.map((each) => ({ value: each.id, label: [pageOf(each), titleIn(each, language)].filter(Boolean).join(' › ') }))} /></div>
      <div className={classes['section']}>
        <Faults trial={trial} onOpen={open} />
        <PreviewSection trial={trial} section={section} target={target} />
        <div className={classes['steps']}>
          {([-1, 1] as const).map((step) => { const next = sections[place + step]; return next && <button key={step} type="button" className="sk-link" onClick={() => { setTarget(undefined); setAt(next.id); }}>{t(step < 0 ? 'builder.trying.previous' : 'builder.trying.next', { title: titleIn(next, language) })}</button>; })}
        </div>
      </div>
    </div>
  );
}

const shownFaults = 12;

function Faults({ trial, onOpen }: { readonly trial: Trial; readonly onOpen: (questionId: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const strict = useTrying((state) => state.strict);
  if (!strict) return null;
  const { items } = trial.tried.checked;
  if (items.length === 0) return <div className={`${classes['good']} sk-tone-good`} role="status">{t('builder.trying.ok')}</div>;
  const problems = items.slice(0, shownFaults).map((item) => ({ key: item.questionId + item.keyword + item.message.id, title: say(item.title), message: say(item.message).replace(`${say(item.title)}: `, ''), onGo: () => onOpen(item.questionId) }));
  return <div><ErrorSummary problems={problems} focus={false} /><p className={classes['dim']}>{t('shell.of', { from: 1, to: problems.length, total: items.length })} <button type="button" className="sk-link" onClick={() => setTrying({ strict: false })}>{t('builder.trying.closeFaults')}</button></p></div>;
}
