import { Button, NativeSelect } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { generatedAnswers } from '../../../../../core/form/generated.ts';
import type { Node } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { questionsIn } from '../../../../../core/form/compile.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { inputs, singleControl } from '../../../questions/index.ts';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { ExplainTree } from '../../../ui/ExplainTree.tsx';
import { useBuilder } from '../builder-store.ts';
import { decimalWords, explainedOf } from '../../scores/explain.ts';
import { answer, clear, load, useTrying, useTryingOf } from '../trying/trying-store.ts';
import { type Trial, useTried } from '../trying/use-tried.ts';
import { decimal } from './words.ts';
import classes from './scoring.module.css';

/** Answers a few questions and shows at once what they score, and why. The answers are those of the preview. */
export function TryNumbers() {
  const { t } = useTexts();
  const begun = useTryingOf(useBuilder((state) => state.formId));
  const trial = useTried();
  if (!begun) return null;
  if (!trial?.tried.score) return <p className={classes['dim']}>{t('builder.scoring.try.broken')}</p>;
  return <div className={classes['split']}><Inputs trial={trial} /><Outcome trial={trial} /></div>;
}

function Inputs({ trial }: { readonly trial: Trial }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { model } = trial;
  const [at, setAt] = useState<string>();
  const source = useTrying((state) => state.source);
  const scored = trial.sections.filter((section) => questionsIn(model, section).some((node) => node.score));
  const section = scored.find((each) => each.id === at) ?? scored[0];
  const title = (node: Node) => titleIn(node, language);
  const generate = () => { const seed = source.from === 'generated' ? source.seed + 1 : 1; load(model, generatedAnswers(model, { seed }), { from: 'generated', seed }); };
  if (!section) return <p className={classes['dim']}>{t('builder.scoring.try.nothing')}</p>;
  return (
    <div className={classes['stack']}>
      <div className={classes['acts']}>
        <Button size="compact-sm" variant="default" onClick={generate}>{t('builder.trying.generate')}</Button>
        <Button size="compact-sm" variant="default" onClick={clear}>{t('builder.trying.clear')}</Button>
      </div>
      <NativeSelect label={t('builder.trying.section')} value={section.id} onChange={({ currentTarget }) => setAt(currentTarget.value)} data={scored.map((each) => ({ value: each.id, label: title(each) }))} />
      {questionsIn(model, section).filter((node) => node.score && !trial.tried.cleaned.state.hidden.has(node.id)).map((node) => <TryInput key={node.id} node={node} title={title(node)} />)}
    </div>
  );
}

function TryInput({ node, title }: { readonly node: Node; readonly title: string }) {
  const language = useLanguage();
  const value = useTrying((state) => state.values[node.id]);
  const id = `try-${node.id}`;
  const Input = inputs[kindOf(node)];
  return (
    <div className={classes['tryInput']}>
      <span id={`${id}__title`} className={classes['label']}>{singleControl.has(kindOf(node)) ? <label htmlFor={id}>{title}</label> : title}</span>
      <Input node={node} value={value} onChange={(next) => answer(node.id, next)} id={id} labelledBy={`${id}__title`} locale={language} />
    </div>
  );
}

function Outcome({ trial }: { readonly trial: Trial }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const score = trial.tried.score!;
  return (
    <div className={classes['stack']}>
      <output className={classes['total']} aria-live="polite"><b>{!score.tree.answered ? '–' : decimalWords(score.shown, language)}</b> {score.tree.answered && <span>{score.grade} {say(score.label)}</span>}{!score.complete && <span className={classes['dim']}>{t('builder.scoring.try.incomplete')}</span>}</output>
      {score.thresholds.map((threshold) => ({ ...threshold, label: trial.model.scoring.thresholds.find(({ name }) => name === threshold.name)!.label })).map((threshold) => (
        <div key={threshold.name} className={classes['stack']}>
          <span className={`${classes['tag']} ${threshold.met ? 'sk-tone-good' : 'sk-tone-bad'}`}>{threshold.met ? <IconCircleCheck size={14} aria-hidden /> : <IconCircleX size={14} aria-hidden />}{t(threshold.met ? 'builder.scoring.try.met' : 'builder.scoring.try.unmet', { label: say(threshold.label) })}</span>
          <ul className={classes['parts']}>{threshold.parts.map((part, i) => <li key={i}>{'answer' in part ? t(part.met ? 'builder.scoring.try.answerMet' : 'builder.scoring.try.answerUnmet', { title: say(part.title), answer: say(part.answer), oneOf: say(part.oneOf) }) : t(part.met ? 'builder.scoring.try.partMet' : 'builder.scoring.try.partUnmet', { title: say(part.title), value: decimal(part.value, language), atLeast: decimal(part.atLeast, language), unit: part.percent ? '%' : '' })}</li>)}</ul>
        </div>
      ))}
      <ExplainTree root={explainedOf(score.tree, { t, language })} depth={2} />
    </div>
  );
}
