import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useId } from 'react';
import { createStore, useStore } from 'zustand';
import type { Rule } from '../../../../../core/form/model.ts';
import { evaluate, holds } from '../../../../../core/rule/evaluate.ts';
import { useOf } from '../../../../../core/rule/inspect.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import type { Asked } from './asked.ts';
import { ValueField } from './ValueField.tsx';
import classes from './rules.module.css';

type Samples = { readonly answers: Readonly<Record<string, unknown>>; readonly refs: Readonly<Record<string, unknown>> };
/** Sample answers stay while one goes from rule to rule, and are gone with the page. */
const samples = createStore<Samples>(() => ({ answers: {}, refs: {} }));
const set = (bag: keyof Samples, name: string, value: unknown) => samples.setState((old) => {
  const { [name]: _, ...rest } = old[bag];
  return { ...old, [bag]: value === undefined ? rest : { ...rest, [name]: value } };
});

/** Shows whether the rule holds, and what it computes, for sample answers to what it reads. */
export function TryRule({ rule, questions }: { readonly rule: Rule; readonly questions: readonly Asked[] }) {
  const { t } = useTexts();
  const language = useLanguage();
  const titleId = useId();
  const context = useStore(samples);
  const use = useOf([rule.when, rule.value]);
  const read = questions.filter(({ term }) => term.part === undefined && (term.from === 'answer' ? use.answers : use.refs).has(term.name));
  const result = rule.value === undefined ? undefined : evaluate(rule.value, context);
  const fires = rule.when === undefined || holds(rule.when, context);
  return (
    <fieldset className={classes['trial']} aria-labelledby={titleId}>
      <strong id={titleId}>{t('builder.rules.trial.title')}</strong>
      <p className={classes['dim']}>{t('builder.rules.trial.hint')}</p>
      <div className={classes['pair']}>
        {read.filter(({ sort }) => sort !== 'whole').map(({ term, title, sort, options }) => {
          const bag = term.from === 'ref' ? 'refs' : 'answers';
          return <div key={term.from + term.name}><span className={classes['dim']}>{title}</span><ValueField label={title} sort={sort} options={options} value={context[bag][term.name] as never} onChange={(value) => set(bag, term.name, value)} /></div>;
        })}
      </div>
      <output className={classes['acts']} aria-live="polite">
        <span className={`${classes['tag']} ${fires ? 'sk-tone-good' : 'sk-tone-warn'}`}>{fires ? <IconCircleCheck size={14} aria-hidden /> : <IconCircleX size={14} aria-hidden />}{t(fires ? 'builder.rules.trial.holds' : 'builder.rules.trial.fails')}</span>
        {rule.value !== undefined && <span>{t('builder.rules.trial.result', { value: result === undefined ? t('builder.rules.trial.empty') : typeof result === 'number' ? result.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB') : String(result) })}</span>}
      </output>
      <div><Button size="compact-sm" variant="default" onClick={() => samples.setState({ answers: {}, refs: {} })}>{t('builder.rules.trial.clear')}</Button></div>
    </fieldset>
  );
}
