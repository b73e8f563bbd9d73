import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Logic } from '../../../../../core/form/model.ts';
import { type Group, isFormula, isGroup, logicOf, type Operand, type Row, type RowOperator, rowsOf } from '../../../../../core/form/rule-rows.ts';
import { logicText, type Names } from '../../../../../core/form/rule-sentence.ts';
import { useSay, useTexts } from '../../../texts/index.ts';
import { type Asked, codeOf, operatorsOf, type Sort } from './asked.ts';
import { freshRow, listed, ownValue, rowWith, unary } from './fresh-row.ts';
import { OperandField } from './OperandField.tsx';
import { RightSide } from './RightSide.tsx';
import classes from './rules.module.css';

type Props = { readonly value: Logic; readonly onChange: (value: Logic) => void; readonly questions: readonly Asked[]; /** Names for what rows cannot say; left out, the titles of `questions`. */ readonly names?: Names; /** What stands above the rows, and where there are none. */ readonly words?: { readonly when: string; readonly empty: string } };

const namesFrom = (questions: readonly Asked[]): Names => {
  const title = (name: string) => questions.find(({ term }) => term.name === name)?.title ?? name;
  return { title: (_from, name) => `“${title(name)}”`, part: (_name, part) => part, constant: (value) => String(value) };
};

/** Edits a condition as rows joined by and/or, in nested groups; what rows cannot say stays untouched and is shown in words. */
export function ConditionEditor({ value, onChange, questions, names = namesFrom(questions), words }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const text = JSON.stringify(value);
  const [draft, setDraft] = useState<{ readonly text: string | undefined; readonly group: Group | undefined }>(() => ({ text, group: rowsOf(value) }));
  const [said, setSaid] = useState('');
  // the form changed elsewhere (undo, a colleague): what stands there now counts
  const current = draft.text === text ? draft : { text, group: rowsOf(value) };
  const change = (group: Group) => {
    const logic = logicOf(group);
    setDraft({ text: JSON.stringify(logic), group });
    onChange(logic);
  };
  if (!current.group) {
    return (
      <div className={classes['side']}>
        <p className={classes['dim']}>{t('builder.rules.beyond')}</p>
        <p className={classes['reads']}>{say(logicText(value, names))}</p>
        <details><summary>{t('builder.rules.json')}</summary><pre className={classes['json']} tabIndex={0}>{JSON.stringify(value, null, 2)}</pre></details>
        <div><Button variant="default" size="compact-sm" onClick={() => change({ join: 'and', rows: [] })}>{t('builder.rules.replaceBeyond')}</Button></div>
      </div>
    );
  }
  return <><GroupEditor group={current.group} onChange={change} questions={questions} onSay={setSaid} words={words} /><span className={classes['hidden']} role="status">{said}</span></>;
}

type GroupProps = { readonly group: Group; readonly onChange: (group: Group) => void; readonly onRemove?: () => void; readonly questions: readonly Asked[]; readonly onSay: (words: string) => void; readonly words?: Props['words'] | undefined };

function GroupEditor({ group, onChange, onRemove, questions, onSay, words }: GroupProps) {
  const { t } = useTexts();
  const fresh = freshRow(questions[0]);
  const put = (at: number, each: Row | Group) => onChange({ ...group, rows: group.rows.map((old, i) => (i === at ? each : old)) });
  const drop = (at: number) => { onChange({ ...group, rows: group.rows.filter((_, i) => i !== at) }); onSay(t('builder.rules.rowRemoved')); };
  const add = (each: Row | Group) => { onChange({ ...group, rows: [...group.rows, each] }); onSay(t('builder.rules.rowAdded')); };
  return (
    <fieldset className={classes['group']}>
      <legend>{onRemove ? t('builder.rules.group') : (words?.when ?? t('builder.rules.when'))}</legend>
      {group.rows.length > 1 && <NativeSelect aria-label={t('builder.rules.join')} value={group.join} onChange={({ currentTarget }) => onChange({ ...group, join: currentTarget.value as Group['join'] })} data={[{ value: 'and', label: t('builder.rules.all') }, { value: 'or', label: t('builder.rules.any') }]} />}
      {group.rows.length === 0 && <p className={classes['dim']}>{words?.empty ?? t('builder.rules.noCondition')}</p>}
      {group.rows.map((each, at) => (isGroup(each)
        ? <GroupEditor key={at} group={each} onChange={(inner) => put(at, inner)} onRemove={() => drop(at)} questions={questions} onSay={onSay} />
        : <RowEditor key={at} row={each} at={at} onChange={(row) => put(at, row)} onRemove={() => drop(at)} questions={questions} />))}
      {fresh ? (
        <div className={classes['acts']}>
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(fresh)}>{t('builder.rules.addRow')}</Button>
          <Button variant="default" size="compact-sm" onClick={() => add({ join: group.join === 'and' ? 'or' : 'and', rows: [fresh, fresh] })}>{t('builder.rules.addGroup')}</Button>
          {onRemove && <Button variant="default" size="compact-sm" onClick={onRemove}>{t('builder.rules.removeGroup')}</Button>}
        </div>
      ) : <p className={classes['dim']}>{t('builder.rules.noQuestions')}</p>}
    </fieldset>
  );
}

/** Reads a side of a row as what it can be compared with. */
function sideOf(operand: Operand, questions: readonly Asked[]): { readonly sort: Sort; readonly options: Asked['options'] } {
  if (isFormula(operand)) return { sort: 'number', options: [] };
  return questions.find(({ term }) => codeOf(term) === codeOf(operand)) ?? { sort: 'any', options: [] };
}

type RowProps = { readonly row: Row; readonly at: number; readonly onChange: (row: Row) => void; readonly onRemove: () => void; readonly questions: readonly Asked[] };

function RowEditor({ row, at, onChange, onRemove, questions }: RowProps) {
  const { t } = useTexts();
  const asked = sideOf(row.left, questions);
  const operators = operatorsOf[asked.sort].includes(row.operator) ? operatorsOf[asked.sort] : [row.operator, ...operatorsOf[asked.sort]];
  const word = (operator: RowOperator) => {
    if (asked.sort === 'date' && (operator === 'less' || operator === 'atMost' || operator === 'more' || operator === 'atLeast')) return t(`builder.rules.dateOperators.${operator}`);
    if (asked.sort === 'codes' && (operator === 'oneOf' || operator === 'noneOf')) return t(`builder.rules.manyOperators.${operator}`);
    return t(`builder.rules.operators.${operator}`);
  };
  const setLeft = (left: Operand) => {
    const next = sideOf(left, questions);
    const operator = operatorsOf[next.sort].includes(row.operator) ? row.operator : operatorsOf[next.sort][0]!;
    const keeps = next.sort === asked.sort && next.options.length === 0 && operator === row.operator;
    onChange(keeps ? { ...row, left } : rowWith(left, next, operator));
  };
  const setOperator = (operator: RowOperator) => {
    const keeps = row.value !== undefined && !unary.has(operator) && !ownValue.has(operator) && !ownValue.has(row.operator) && listed.has(operator) === listed.has(row.operator);
    onChange(keeps ? { ...row, operator } : rowWith(row.left, asked, operator));
  };
  return (
    <fieldset className={classes['row']} aria-label={t('builder.rules.row', { n: at + 1 })}>
      <OperandField label={t('builder.rules.left')} value={row.left} onChange={setLeft} questions={questions} />
      <NativeSelect aria-label={t('builder.rules.operator')} value={row.operator} onChange={({ currentTarget }) => setOperator(currentTarget.value as RowOperator)} data={operators.map((operator) => ({ value: operator, label: word(operator) }))} />
      {unary.has(row.operator) ? <span /> : <RightSide row={row} asked={asked} onChange={(value) => onChange({ ...row, value })} questions={questions} />}
      <ActionIcon variant="default" size={36} aria-label={t('builder.rules.removeRow', { n: at + 1 })} onClick={onRemove}><IconTrash size={16} aria-hidden /></ActionIcon>
    </fieldset>
  );
}
