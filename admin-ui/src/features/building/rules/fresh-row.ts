import type { Operand, Row, RowOperator, RowValue } from '../../../../../core/form/rule-rows.ts';
import { type Asked, operatorsOf } from './asked.ts';

/** The first condition of a group: something that is asked, compared as one usually does. */
export const freshRow = (asked: Asked | undefined): Row | undefined => asked && rowWith(asked.term, asked, operatorsOf[asked.sort][0]!);
/** They compare with nothing. */
export const unary: ReadonlySet<RowOperator> = new Set(['answered', 'notAnswered']);
/** They compare with a list. */
export const listed: ReadonlySet<RowOperator> = new Set(['oneOf', 'noneOf']);
/** What they compare with fits no other operator. */
export const ownValue: ReadonlySet<RowOperator> = new Set(['between', 'includes']);

/** A first value of the right sort, so that every row is whole from the start. */
export function rowWith(left: Operand, asked: Pick<Asked, 'sort' | 'options'>, operator: RowOperator): Row {
  if (unary.has(operator)) return { left, operator };
  const first = asked.options[0]?.value ?? '';
  if (operator === 'includes') return { left, operator, value: first };
  const today = new Date().toISOString().slice(0, 10);
  if (operator === 'between') return { left, operator, value: asked.sort === 'date' ? [today, today] : [0, 100] };
  const value: RowValue = listed.has(operator) ? [first] : { number: 0, flag: true, code: first, codes: [first], date: today, text: '', any: 0, whole: '' }[asked.sort];
  return { left, operator, value };
}
