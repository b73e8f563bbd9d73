import { MultiSelect, NativeSelect, Select } from '@mantine/core';
import { type Fold, folds, type Formula, isFormula, type Operand, type Term } from '../../../../../core/form/rule-rows.ts';
import { useTexts } from '../../../texts/index.ts';
import { type Asked, codeOf, termOf } from './asked.ts';
import classes from './rules.module.css';

type Props = { readonly label: string; readonly value: Operand; readonly onChange: (value: Operand) => void; readonly questions: readonly Asked[]; readonly only?: 'formula' };
const foldCode = (fold: Fold) => `=${fold}`;
const pairs: ReadonlySet<Fold> = new Set(['difference', 'percent', 'days']);

/** What may stand in a computation: dates for days between, anything for a count, numbers for the rest. */
const fitting = (questions: readonly Asked[], fold: Fold) => questions.filter(({ sort }) => fold === 'count' || sort === 'any' || sort === (fold === 'days' ? 'date' : 'number'));

function formulaWith(fold: Fold, old: readonly Term[], questions: readonly Asked[]): Formula | undefined {
  const fits = fitting(questions, fold).map(({ term }) => term);
  const kept = old.filter((term) => fits.some((each) => codeOf(each) === codeOf(term)));
  const of = pairs.has(fold) ? [kept[0] ?? fits[0], kept[1] ?? fits[1] ?? fits[0]] : kept.length ? kept : fits.slice(0, 1);
  return of.length > 0 && of.every((term) => term !== undefined) ? { fold, of } : undefined;
}

/** Chooses one thing to read, or a computation over several: sum, average, count, difference, share. */
export function OperandField({ label, value, onChange, questions, only }: Props) {
  const { t } = useTexts();
  const grouped = (from: Term['from']) => questions.filter(({ term }) => term.from === from).map(({ term, title }) => ({ value: codeOf(term), label: title }));
  const able = folds.filter((fold) => fitting(questions, fold).length > 0);
  const computing = { group: t('builder.rules.formulas'), items: able.map((fold) => ({ value: foldCode(fold), label: t(`builder.rules.folds.${fold}`) })) };
  const data = only === 'formula' ? [computing] : [{ group: t('builder.rules.answers'), items: grouped('answer') }, { group: t('builder.rules.facts'), items: grouped('fact') }, { group: t('builder.rules.refs'), items: grouped('ref') }, computing].filter(({ items }) => items.length > 0);
  const choose = (code: string | null) => {
    if (!code) return;
    const next = code.startsWith('=') ? formulaWith(code.slice(1) as Fold, isFormula(value) ? value.of : [value], questions) : termOf(code);
    if (next) onChange(next);
  };
  return (
    <div className={classes['side']}>
      <Select aria-label={label} data={data} value={isFormula(value) ? foldCode(value.fold) : codeOf(value)} onChange={choose} searchable allowDeselect={false} maxDropdownHeight={300} limit={200} />
      {isFormula(value) && <FormulaParts value={value} onChange={onChange} questions={questions} />}
    </div>
  );
}

function FormulaParts({ value, onChange, questions }: { readonly value: Formula; readonly onChange: (value: Formula) => void; readonly questions: readonly Asked[] }) {
  const { t } = useTexts();
  const data = fitting(questions, value.fold).map(({ term, title }) => ({ value: codeOf(term), label: title }));
  const { places: _, ...plain } = value;
  const setPart = (at: number, code: string | null) => code && onChange({ ...value, of: value.of.map((term, i) => (i === at ? termOf(code) : term)) });
  return (
    <>
      {pairs.has(value.fold)
        ? <div className={classes['pair']}>{value.of.map((term, at) => <Select key={at} label={t(at === 0 ? 'builder.rules.first' : 'builder.rules.second')} data={data} value={codeOf(term)} onChange={(code) => setPart(at, code)} searchable allowDeselect={false} />)}</div>
        : <MultiSelect aria-label={t('builder.rules.parts')} data={data} value={value.of.map(codeOf)} onChange={(codes) => codes.length > 0 && onChange({ ...value, of: codes.map(termOf) })} searchable limit={200} />}
      {value.fold !== 'count' && value.fold !== 'days' && <NativeSelect label={t('builder.rules.places')} value={value.places === undefined ? '' : String(value.places)} onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? plain : { ...plain, places: Number(currentTarget.value) })} data={[{ value: '', label: t('builder.rules.noRounding') }, ...['0', '1', '2', '3', '4'].map((places) => ({ value: places, label: places }))]} />}
    </>
  );
}
