import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { below, type FormModel, type Logic, type Node, type Rule } from '../../../../../core/form/model.ts';
import { perRow } from '../../../../../core/form/problems/rows.ts';
import { logicOfOperand, operandOf, type Operand } from '../../../../../core/form/rule-rows.ts';
import { logicText, namesOf, ruleSentence } from '../../../../../core/form/rule-sentence.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { askedOf } from './asked.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { OperandField } from './OperandField.tsx';
import { TryRule } from './TryRule.tsx';
import { ValueField, WordField } from './ValueField.tsx';
import classes from './rules.module.css';

export const effects = ['show', 'require', 'limit', 'compute', 'warn'] as const satisfies readonly Rule['effect'][];

/** One rule with all its parts; every change is one step that can be undone. */
export function RuleEditor({ model, rule, onGone, onCopy }: { readonly model: FormModel; readonly rule: Rule; readonly onGone: () => void; readonly onCopy: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { run } = useBuilderStore();
  const questions = useMemo(() => askedOf(model, language), [model, language]);
  const change = (next: Rule) => void run({ name: 'setRule', args: { rule: next } });
  const { when: _when, value: _value, ...rest } = rule;
  const { each: _each, ...whole } = rest;
  const setWhen = (when: Logic) => change({ ...rest, ...(rule.value === undefined ? {} : { value: rule.value }), ...(when === undefined ? {} : { when }) });
  const setValue = (value: Logic) => change({ ...rest, ...(rule.when === undefined ? {} : { when: rule.when }), ...(value === undefined ? {} : { value }) });
  const setEffect = (effect: Rule['effect']) => change({ ...(perRow.has(effect) ? rest : whole), effect, targets: rule.targets.filter((id) => fitsEffect(model.byId[id], effect)), ...(rule.when === undefined ? {} : { when: rule.when }), ...((effect === 'compute' || effect === 'limit') && rule.value !== undefined ? { value: rule.value } : {}) });
  const setText = (locale: 'id' | 'en', words: string) => change({ ...rule, text: { ...rule.text, [locale]: words } });
  return (
    <div className={classes['editor']}>
      <NativeSelect label={t('builder.rules.effect')} description={t(`builder.rules.effectHints.${rule.effect}`)} value={rule.effect} onChange={({ currentTarget }) => setEffect(currentTarget.value as Rule['effect'])} data={effects.map((effect) => ({ value: effect, label: t(`builder.rules.effects.${effect}`) }))} />
      <MultiSelect label={t('builder.rules.targets')} description={t('builder.rules.targetsHint')} {...(rule.targets.length === 0 ? { placeholder: t('builder.rules.targetsPlaceholder'), error: t('builder.rules.noTarget') } : {})} data={targetsOf(model, rule, language)} value={[...rule.targets]} onChange={(targets) => change({ ...rule, targets })} searchable limit={200} maxDropdownHeight={300} />
      {rule.effect === 'compute' && <ComputeField value={rule.value} onChange={setValue} model={model} questions={questions} />}
      {rule.effect === 'limit' && <LimitField value={rule.value} onChange={setValue} questions={questions} />}
      {perRow.has(rule.effect) && <EachField model={model} rule={rule} onChange={(each) => { const { each: _each, ...once } = rule; change(each === undefined ? once : { ...once, each }); }} />}
      <ConditionEditor value={rule.when} onChange={setWhen} questions={questions} names={namesOf(model)} />
      {(rule.effect === 'warn' || rule.effect === 'limit') && (
        <div className={classes['pair']}>
          <WordField key={`id${rule.text?.id ?? ''}`} visible label={t('builder.rules.message')} value={rule.text?.id ?? ''} onDone={(words) => setText('id', words)} />
          <WordField key={`en${rule.text?.en ?? ''}`} visible label={t('builder.rules.messageEn')} value={rule.text?.en ?? ''} onDone={(words) => setText('en', words)} />
        </div>
      )}
      <div><span className={classes['dim']}>{t('builder.rules.sentence')}</span><output className={classes['reads']} aria-live="polite" style={{ display: 'block' }}>{say(ruleSentence(model, rule))}</output></div>
      <TryRule rule={rule} questions={questions} />
      <div className={classes['acts']}><Button variant="default" onClick={onCopy}>{t('builder.rules.copy')}</Button><Button variant="default" color="red" onClick={() => { run({ name: 'removeRule', args: { id: rule.id } }); onGone(); }}>{t('builder.rules.delete')}</Button></div>
    </div>
  );
}

/** Only a computed question takes a value; sections and pages can be shown or hidden as a whole. */
function fitsEffect(node: Node | undefined, effect: Rule['effect']): boolean {
  return node !== undefined && (effect === 'compute' ? node.kind === 'computed' : effect === 'show' || (node.kind !== undefined && node.kind !== 'info'));
}

function targetsOf(model: FormModel, rule: Rule, language: 'id' | 'en') {
  const fits = [...below(model, model.rootId)].filter((node) => rule.targets.includes(node.id) || fitsEffect(node, rule.effect));
  const missing = rule.targets.filter((id) => !Object.hasOwn(model.byId, id)).map((id) => ({ value: id, label: id }));
  return [...fits.map((node) => ({ value: node.id, label: titleIn(node, language) })), ...missing];
}

/** Whether a condition is asked once, or of every row of a table. */
function EachField({ model, rule, onChange }: { readonly model: FormModel; readonly rule: Rule; readonly onChange: (each: string | undefined) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const tables = [...below(model, model.rootId)].filter((node) => node.kind === 'repeatTable');
  if (tables.length === 0 && rule.each === undefined) return null;
  const names = tables.map((node) => ({ value: node.id, label: t('builder.rules.eachRow', { table: node.text[language]?.title || node.text.id?.title || node.id }) }));
  return <NativeSelect label={t('builder.rules.each')} description={t('builder.rules.eachHint')} value={rule.each ?? ''} onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)} data={[{ value: '', label: t('builder.rules.eachOnce') }, ...names]} />;
}

type Asking = { readonly value: Logic; readonly onChange: (value: Logic) => void; readonly questions: ReturnType<typeof askedOf> };

function ComputeField({ value, onChange, questions, model }: Asking & { readonly model: FormModel }) {
  const { t } = useTexts();
  const say = useSay();
  const operand = value === undefined ? undefined : operandOf(value);
  const first = questions.find(({ sort }) => sort === 'number');
  const start = (): Operand | undefined => (first ? { fold: 'sum', of: [first.term] } : questions[0]?.term);
  const begin = start();
  return (
    <div className={classes['side']}>
      <strong>{t('builder.rules.value')}</strong>
      {operand && <OperandField label={t('builder.rules.value')} value={operand} onChange={(next) => onChange(logicOfOperand(next))} questions={questions} />}
      {value !== undefined && !operand && <><p className={classes['dim']}>{t('builder.rules.beyond')}</p><p className={classes['reads']}>{say(logicText(value, namesOf(model)))}</p></>}
      {!operand && (begin ? <div><Button variant="default" size="compact-sm" onClick={() => onChange(logicOfOperand(begin))}>{t(value === undefined ? 'builder.rules.formulas' : 'builder.rules.replaceBeyond')}</Button></div> : <p className={classes['dim']}>{t('builder.rules.noQuestions')}</p>)}
    </div>
  );
}

function LimitField({ value, onChange, questions }: Asking) {
  const { t } = useTexts();
  const operand = value === undefined ? undefined : operandOf(value);
  const first = questions.find(({ sort }) => sort === 'number');
  const mode = value === undefined ? 'none' : operand ? 'other' : 'constant';
  const choose = (next: string) => onChange(next === 'none' ? undefined : next === 'constant' || !first ? 0 : logicOfOperand(first.term));
  return (
    <div className={classes['side']}>
      <NativeSelect label={t('builder.rules.limitTo')} value={mode} onChange={({ currentTarget }) => choose(currentTarget.value)} data={[{ value: 'none', label: t('builder.rules.limitNone') }, { value: 'constant', label: t('builder.rules.constant') }, { value: 'other', label: t('builder.rules.other') }]} />
      {mode === 'constant' && <ValueField label={t('builder.rules.limitTo')} sort="number" options={[]} value={typeof value === 'number' ? value : undefined} onChange={(next) => typeof next === 'number' && onChange(next)} />}
      {operand && <OperandField label={t('builder.rules.limitTo')} value={operand} onChange={(next) => onChange(logicOfOperand(next))} questions={questions.filter(({ sort }) => sort === 'number' || sort === 'any' || sort === 'date')} />}
    </div>
  );
}
