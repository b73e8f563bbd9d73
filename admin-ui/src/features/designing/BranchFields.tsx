import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { factsOf } from '../../../../core/design/describe.ts';
import { isFormula, isGroup, logicOf, type Row, rowsOf } from '../../../../core/form/rule-rows.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { FieldProps, Of } from './StageSelect.tsx';

type Case = Of<'branch'>['cases'][number];
const operators = ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast'] as const;

const written = (value: unknown, language: 'id' | 'en'): string => (value === true ? { id: 'ya', en: 'yes' }[language] : value === false ? { id: 'tidak', en: 'no' }[language] : String(value ?? ''));
/** Reads what was typed: ya and tidak, a number, else a word. */
const read = (text: string): string | number | boolean => ({ ya: true, yes: true, tidak: false, no: false })[text.trim().toLowerCase()] ?? (/^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : text.trim());

/** A decision table: conditions line by line, the first that fits holds; what fits none goes the other way. */
export function BranchFields({ desk, node }: FieldProps<'branch'>) {
  const { t } = useTexts();
  const say = useSay();
  const set = (cases: readonly Case[]) => desk.set<Of<'branch'>>(node.key, { cases });
  const put = (at: number, change: Partial<Case>) => set(node.cases.map((each, i) => (i === at ? { ...each, ...change } : each)));
  const targets = desk.definition.nodes.filter(({ key }) => key !== node.key).map(({ key, title }) => ({ value: key, label: say(title) }));
  return (
    <div className={classes['stack']}>
      {node.cases.map((each, at) => (
        <fieldset key={at} className={classes['clock']}>
          <legend>{t('design.case', { n: at + 1 })}</legend>
          <Condition desk={desk} when={each.when} onChange={(when) => put(at, { when })} />
          <div className={classes['row']}>
            <NativeSelect label={t('design.caseTo')} value={each.to} onChange={({ currentTarget }) => put(at, { to: currentTarget.value })} data={targets} />
            <ActionIcon variant="default" size={36} disabled={node.cases.length === 1} aria-label={t('design.removeCase', { n: at + 1 })} onClick={() => set(node.cases.filter((_, i) => i !== at))}><IconTrash size={16} aria-hidden /></ActionIcon>
          </div>
        </fieldset>
      ))}
      <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => set([...node.cases, { when: { '===': [{ fact: 'late' }, true] }, to: node.otherwise }])}>{t('design.addCase')}</Button></div>
    </div>
  );
}

const nameOf = ({ left }: Row): string => (isFormula(left) ? '' : left.name);

function Condition({ desk, when, onChange }: { readonly desk: FieldProps<'branch'>['desk']; readonly when: unknown; readonly onChange: (when: unknown) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const facts = factsOf(desk.definition).map(({ name, words }) => ({ value: name, label: say(words) }));
  const group = rowsOf(when);
  const rows = group?.rows.filter((each): each is Row => !isGroup(each));
  if (group === undefined || rows?.length !== group.rows.length) return <p className={classes['dim']}>{t('design.beyondRows')} <code>{JSON.stringify(when)}</code></p>;
  const put = (at: number, row: Row) => onChange(logicOf({ join: group.join, rows: rows.map((each, i) => (i === at ? row : each)) }));
  return (
    <div className={classes['stack']}>
      {rows.map((row, at) => (
        <div key={at} className={classes['row']}>
          <NativeSelect aria-label={t('design.fact')} value={nameOf(row)} data={facts.some(({ value }) => value === nameOf(row)) ? facts : [{ value: nameOf(row), label: nameOf(row) }, ...facts]} onChange={({ currentTarget }) => put(at, { ...row, left: { from: 'fact', name: currentTarget.value } })} />
          <NativeSelect aria-label={t('design.comparison')} value={row.operator} onChange={({ currentTarget }) => put(at, { ...row, operator: currentTarget.value as 'is' })} data={operators.map((operator) => ({ value: operator, label: t(`design.operators.${operator}`) }))} />
          <TextInput aria-label={t('design.value')} key={written(row.value, language)} defaultValue={written(row.value, language)} onBlur={({ currentTarget }) => put(at, { ...row, value: read(currentTarget.value) })} className={classes['narrow'] ?? ''} />
        </div>
      ))}
      <div><Button size="compact-sm" variant="subtle" onClick={() => onChange(logicOf({ join: 'and', rows: [...rows, { left: { from: 'fact', name: 'late' }, operator: 'is', value: true }] }))}>{t('design.and')}</Button></div>
    </div>
  );
}
