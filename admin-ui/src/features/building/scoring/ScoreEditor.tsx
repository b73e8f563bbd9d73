import { MultiSelect, NativeSelect, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FormModel, Node, ScoreRule } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { logicOfOperand, operandOf } from '../../../../../core/form/rule-rows.ts';
import { logicText, namesOf } from '../../../../../core/form/rule-sentence.ts';
import { weightRows } from '../../../../../core/form/weights.ts';
import { tellProblem } from '../../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { askedOf } from '../rules/asked.ts';
import { OperandField } from '../rules/OperandField.tsx';
import { DecimalField } from './DecimalField.tsx';
import { LevelsTable } from './LevelsTable.tsx';
import classes from './scoring.module.css';

type Rule = ScoreRule['rule'];
const groupRules: readonly Rule[] = ['sum', 'average', 'weighted', 'expression'];
const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'percent', 'currency', 'computed']);

/** Rules that make sense for a node; one that stands there already stays choosable. */
function rulesFor(node: Node): readonly Rule[] {
  const kind = kindOf(node);
  const own: readonly Rule[] = ['form', 'page', 'section'].includes(node.type) ? groupRules : kind === 'ratio' ? ['ratio', 'expression'] : numbers.has(kind) ? ['share', 'ratio', 'expression'] : ['option', 'expression'];
  return node.score && !own.includes(node.score.rule) ? [...own, node.score.rule] : own;
}

/** Everything about how one part or question is scored, in plain words. */
export function ScoreEditor({ nodeId }: { readonly nodeId: string }) {
  const { t } = useTexts();
  const language = useLanguage();
  const model = useBuilder((state) => state.model);
  const { run } = useBuilderStore();
  const weighs = useMemo(() => weightRows(model).find((row) => row.id === nodeId)?.weighs ?? true, [model, nodeId]);
  const node = model.byId[nodeId];
  if (!node) return null;
  const score = node.score;
  const put = (value: ScoreRule | undefined) => { const refused = run({ name: 'setField', args: { ids: [nodeId], field: 'score', value } }); if (refused) tellProblem(refused); };
  const change = (part: Partial<{ readonly [K in keyof ScoreRule]: ScoreRule[K] | undefined }>) => put(Object.fromEntries(Object.entries({ ...(score ?? { rule: rulesFor(node)[0]! }), ...part }).filter(([, value]) => value !== undefined)) as ScoreRule);
  const rules = rulesFor(node);
  const isGroup = ['form', 'page', 'section'].includes(node.type);
  return (
    <>
      <h3>{node.text[language]?.title || node.text.id?.title || node.key || t('builder.scoring.wholeForm')}</h3>
      <NativeSelect label={t('builder.scoring.rule')} description={score ? t(`builder.scoring.ruleHints.${score.rule}`) : t('builder.scoring.notCountedHint')} value={score?.rule ?? ''} onChange={({ currentTarget }) => (currentTarget.value === '' ? put(undefined) : change({ rule: currentTarget.value as Rule }))} data={[{ value: '', label: t('builder.scoring.notCounted') }, ...rules.map((rule) => ({ value: rule, label: t(`builder.scoring.rules.${rule}`) }))]} />
      {score && (weighs || score.weight !== undefined) && <DecimalField label={t('builder.scoring.weight')} hint={t('builder.scoring.weightHint')} value={score.weight} onChange={(weight) => change({ weight })} />}
      {score && ['share', 'option'].includes(score.rule) && <DecimalField label={t('builder.scoring.of')} hint={t(score.rule === 'share' ? 'builder.scoring.ofShare' : 'builder.scoring.ofOption')} value={score.of} onChange={(of) => change({ of })} />}
      {score?.rule === 'ratio' && kindOf(node) === 'ratio' && <NativeSelect label={t('builder.scoring.zero')} value={String(node.props['zero'] ?? '')} onChange={({ currentTarget }) => run({ name: 'setProp', args: { ids: [nodeId], prop: 'zero', value: currentTarget.value || undefined } })} data={[{ value: '', label: t('builder.scoring.zeroUnset') }, ...(['none', 'full', 'zero'] as const).map((each) => ({ value: each, label: t(`builder.scoring.zeros.${each}`) }))]} />}
      {score?.rule === 'expression' && <Expression model={model} value={score.expression} onChange={(expression) => change({ expression })} />}
      {score?.rule === 'option' && <LevelsTable node={node} onValues={(values) => change({ values })} />}
      {score && isGroup && score.rule !== 'expression' && <NativeSelect label={t('builder.scoring.notApplicable')} description={t('builder.scoring.notApplicableHint')} value={score.notApplicable ?? 'spread'} onChange={({ currentTarget }) => change({ notApplicable: currentTarget.value as 'spread' })} data={(['spread', 'full', 'zero'] as const).map((each) => ({ value: each, label: t(`builder.scoring.notApplicables.${each}`) }))} />}
      {score && <Cap model={model} node={node} cap={score.cap} onChange={(cap) => change({ cap })} />}
    </>
  );
}

/** A formula over answers; what the fields cannot say stays untouched and is shown in words. */
function Expression({ model, value, onChange }: { readonly model: FormModel; readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const questions = useMemo(() => askedOf(model, language), [model, language]);
  const operand = value === undefined ? questions[0]?.term : operandOf(value);
  return (
    <div className={classes['stack']}>
      <span className={classes['label']}>{t('builder.scoring.formula')}</span>
      {operand ? <OperandField label={t('builder.scoring.formula')} value={operand} onChange={(next) => onChange(logicOfOperand(next))} questions={questions} /> : value !== undefined && <p className={classes['dim']}>{t('builder.scoring.beyond')}</p>}
      {value !== undefined && <p className={classes['reads']}>{say(logicText(value, namesOf(model)))}</p>}
      <details><summary>{t('builder.scoring.asJson')}</summary><LogicText value={value} onChange={onChange} /></details>
    </div>
  );
}

function LogicText({ value, onChange }: { readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const { t } = useTexts();
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value));
  const [isWrong, setWrong] = useState(false);
  const done = () => { try { const next: unknown = text.trim() === '' ? undefined : JSON.parse(text); setWrong(false); if (JSON.stringify(next) !== JSON.stringify(value)) onChange(next); } catch { setWrong(true); } };
  return <Textarea aria-label={t('builder.scoring.asJson')} autosize minRows={2} value={text} error={isWrong && t('builder.scoring.noJson')} onChange={({ currentTarget }) => setText(currentTarget.value)} onBlur={done} />;
}

type CapProps = { readonly model: FormModel; readonly node: Node; readonly cap: ScoreRule['cap']; readonly onChange: (cap: ScoreRule['cap']) => void };

/** Kontrol kerangka logis: this part may not score better than others, with a sentence that says so. */
function Cap({ model, node, cap, onChange }: CapProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const others = useMemo(() => weightRows(model).filter((row) => row.score && row.id !== node.id).map(({ id }) => ({ value: id, label: model.byId[id]!.text[language]?.title || model.byId[id]!.text.id?.title || id })), [model, node.id, language]);
  const fresh = { id: 'Nilai dibatasi oleh bagian lain.', en: 'The score is limited by other parts.' };
  return (
    <details className={classes['cap']} open={cap !== undefined}>
      <summary>{t('builder.scoring.cap')}</summary>
      <p className={classes['dim']}>{t('builder.scoring.capHint')}</p>
      <MultiSelect label={t('builder.scoring.capBy')} data={others} value={[...(cap?.by ?? [])]} onChange={(by) => onChange(by.length ? { message: cap?.message ?? fresh, by } : undefined)} searchable limit={100} />
      {cap && (['id', 'en'] as const).map((locale) => <Textarea key={locale + cap.message[locale]} label={t(locale === 'id' ? 'builder.scoring.capMessage' : 'builder.scoring.capMessageEn')} autosize defaultValue={cap.message[locale]} onBlur={({ currentTarget }) => currentTarget.value !== cap.message[locale] && onChange({ ...cap, message: { ...cap.message, [locale]: currentTarget.value } })} />)}
    </details>
  );
}
