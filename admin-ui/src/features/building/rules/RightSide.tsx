import { NativeSelect } from '@mantine/core';
import type { Operand, Row, RowValue } from '../../../../../core/form/rule-rows.ts';
import { useTexts } from '../../../texts/index.ts';
import type { Asked, Sort } from './asked.ts';
import { listed, rowWith } from './fresh-row.ts';
import { OperandField } from './OperandField.tsx';
import { ValueField } from './ValueField.tsx';
import classes from './rules.module.css';

/** What a row compares with: a constant in the manner of its question, both bounds of a range, or something else that is read. */
export function RightSide({ row, asked, onChange, questions }: { readonly row: Row; readonly asked: { readonly sort: Sort; readonly options: Asked['options'] }; readonly onChange: (value: RowValue) => void; readonly questions: readonly Asked[] }) {
  const { t } = useTexts();
  const { value, operator } = row;
  const isRead = typeof value === 'object' && !Array.isArray(value);
  const alike = questions.filter((each) => each.sort === asked.sort || each.sort === 'any' || asked.sort === 'any');
  const many = listed.has(operator);
  if (operator === 'between') return <Bounds sort={asked.sort} value={value as readonly (string | number)[]} onChange={onChange} />;
  if (operator === 'includes') return <ValueField label={t('builder.rules.right')} sort="code" options={asked.options} value={value as string} onChange={(next) => next !== undefined && onChange(next)} />;
  return (
    <div className={classes['side']}>
      {isRead
        ? <OperandField label={t('builder.rules.right')} value={value as Operand} onChange={onChange} questions={asked.sort === 'number' ? questions.filter((each) => ['number', 'any', 'date'].includes(each.sort)) : alike} />
        : <ValueField label={t('builder.rules.right')} sort={asked.sort} options={asked.options} many={many} value={value as string | number | boolean | readonly (string | number)[] | undefined} onChange={(next) => next !== undefined && onChange(next)} />}
      {!many && alike.length > 0 && (
        <NativeSelect size="xs" aria-label={t('builder.rules.rightFrom')} value={isRead ? 'other' : 'constant'} onChange={({ currentTarget }) => onChange(currentTarget.value === 'other' ? alike[0]!.term : (rowWith(row.left, asked, 'is').value ?? ''))} data={[{ value: 'constant', label: t('builder.rules.constant') }, { value: 'other', label: t('builder.rules.other') }]} />
      )}
    </div>
  );
}

/** Both bounds of a range; each counts as part of it. */
function Bounds({ sort, value: [from, to], onChange }: { readonly sort: Sort; readonly value: readonly (string | number)[]; readonly onChange: (value: RowValue) => void }) {
  const { t } = useTexts();
  const put = (next: readonly unknown[]) => next.every((each) => typeof each === 'string' || typeof each === 'number') && onChange(next as (string | number)[]);
  return (
    <div className={classes['pair']}>
      <ValueField label={t('builder.rules.low')} sort={sort} options={[]} value={from} onChange={(next) => put([next, to])} />
      <ValueField label={t('builder.rules.high')} sort={sort} options={[]} value={to} onChange={(next) => put([from, next])} />
    </div>
  );
}
