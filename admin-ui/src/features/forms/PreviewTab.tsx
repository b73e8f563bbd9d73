import { Button, NativeSelect, Switch } from '@mantine/core';
import { Fragment, useState } from 'react';
import { questionsIn } from '../../../../core/form/compile.ts';
import type { Node } from '../../../../core/form/model.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import type { FormAnswer } from './form-answer.ts';
import classes from './forms.module.css';
import { useTrial, type Trial } from './preview-state.ts';
import { PreviewQuestion } from './PreviewQuestion.tsx';

/** The draft as those who fill it in will see it; answers stay in this tab. */
export function PreviewTab({ form, node }: { form: FormAnswer; node: string | undefined }) {
  const { t } = useTexts();
  const language = useLanguage();
  const trial = useTrial(form.model);
  const { drawn } = trial;
  const [at, setAt] = useState<string>();
  const [target, setTarget] = useState(node);
  const [phone, setPhone] = useState(false);
  if (!drawn) return <EmptyState why={t('admin.forms.preview.broken')} />;
  const holder = (id: string | undefined) => drawn.sections.find((section) => section.id === id || questionsIn(form.model, section).some((question) => question.id === id));
  const section = drawn.sections.find((each) => each.id === at) ?? holder(node) ?? drawn.sections[0];
  if (!section) return <EmptyState why={t('admin.forms.preview.broken')} />;
  const titleOf = (each: Node) => each.text[language]?.title ?? each.text.id?.title ?? each.key ?? each.id;
  const pageOf = (each: Node | undefined) => {
    const page = each && Object.values(form.model.byId).find((parent) => parent.type === 'page' && parent.children.includes(each.id));
    return page ? titleOf(page) : '';
  };
  const open = (questionId: string) => {
    setAt(holder(questionId)?.id);
    setTarget(questionId);
  };
  return (
    <>
      <PreviewBar trial={trial} phone={phone} onPhone={setPhone} />
      <div className={classes['preview']}>
        <nav className={classes['outline']} aria-label={t('admin.forms.preview.section')}>
          {drawn.sections.map((each, index) => <Fragment key={each.id}>{pageOf(each) !== pageOf(drawn.sections[index - 1]) && <span className={classes['pageName']}>{pageOf(each)}</span>}<button type="button" className={classes['part']} aria-current={each === section} data-hidden={drawn.state.hidden.has(each.id) || undefined} onClick={() => setAt(each.id)}>{titleOf(each)}</button></Fragment>)}
        </nav>
        <div className={classes['outlinePhone']}><NativeSelect label={t('admin.forms.preview.section')} value={section.id} onChange={(event) => setAt(event.currentTarget.value)} data={drawn.sections.map((each) => ({ value: each.id, label: [pageOf(each), titleOf(each)].filter(Boolean).join(' › ') }))} /></div>
        <div className={`${classes['section']} ${phone ? classes['narrow'] : ''}`}>
          {trial.strict && <TrialProblems trial={trial} onOpen={open} />}
          <h2>{titleOf(section)}</h2>
          {section.text[language]?.help && <p className={classes['dim']}>{section.text[language]?.help}</p>}
          {drawn.state.hidden.has(section.id) ? <p className={classes['dim']}>{t('admin.forms.preview.hiddenSection')}</p> : (
            <div className={classes['grid']}>
              {section.children.flatMap((id) => {
                const child = form.model.byId[id];
                return child && child.type !== 'section' && !drawn.state.hidden.has(id) ? [<div key={id} className={classes['cell']} style={{ '--span': Number(child.props['span'] ?? 12) } as React.CSSProperties}><PreviewQuestion node={child} trial={trial} target={target === id} /></div>] : [];
              })}
            </div>
          )}
        </div>
      </div>
    </>
  );
}

function PreviewBar({ trial, phone, onPhone }: { trial: Trial; phone: boolean; onPhone: (phone: boolean) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const { drawn } = trial;
  if (!drawn) return null;
  return (
    <div className={classes['score']}>
      <span className={classes['dim']}>{t('admin.forms.preview.hint')}</span>
      <span>{t('admin.forms.preview.count', { answered: drawn.checked.answered, required: drawn.checked.required })}</span>
      {drawn.score && <span>{t('admin.forms.preview.score')} <b>{drawn.checked.answered > 0 ? drawn.score.shown : '–'}</b> {drawn.checked.answered > 0 && `${drawn.score.grade} ${say(drawn.score.label)}`}</span>}
      <span className={classes['end']}>
        <Switch visibleFrom="md" label={t('admin.forms.preview.phone')} checked={phone} onChange={(event) => onPhone(event.currentTarget.checked)} style={{ alignSelf: 'center' }} />
        <Button size="compact-sm" variant="default" onClick={trial.reset}>{t('admin.forms.preview.reset')}</Button>
        <Button size="compact-sm" onClick={() => trial.setStrict(true)}>{t('admin.forms.preview.check')}</Button>
      </span>
    </div>
  );
}

function TrialProblems({ trial, onOpen }: { trial: Trial; onOpen: (questionId: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const items = trial.drawn?.checked.items.filter((item) => item.keyword !== 'evidence') ?? [];
  if (items.length === 0) return <div className={`${classes['good']} sk-tone-good`} role="status">{t('admin.forms.preview.ok')} {t('admin.forms.preview.asOf')}</div>;
  const problems = items.slice(0, 12).map((item) => ({ key: item.questionId + item.keyword, title: say(item.title), message: say(item.message).replace(`${say(item.title)}: `, ''), onGo: () => onOpen(item.questionId) }));
  return <><ErrorSummary problems={problems} focus={false} /><p className={classes['dim']}>{t('shell.of', { from: 1, to: problems.length, total: items.length })}</p></>;
}
