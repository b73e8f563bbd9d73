import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { fractionOf, decimalText } from '../../../../../core/rule/decimal.ts';
import { type FormModel, type FormTest, questionsOf } from '../../../../../core/form/model.ts';
import { outcomeOf } from '../../../../../core/form/try.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { tellProblem } from '../../../shell/toast.tsx';
import { useSearchState } from '../../../shell/Go.tsx';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { WordField } from '../rules/ValueField.tsx';
import { freshTestId } from './new-test.ts';
import type { Difference } from './tests-worker.ts';
import { load } from './trying-store.ts';
import classes from './trying.module.css';

type Props = { readonly model: FormModel; readonly test: FormTest; readonly differences: readonly Difference[]; readonly open: boolean; readonly onOpen: (open: boolean) => void };
type Expect = FormTest['expect'];

/** One test: green or red in the closed line, what differed and what is expected in the open one. */
export function TestCard({ model, test, differences, open, onOpen }: Props) {
  const { t } = useTexts();
  const isRed = differences.length > 0;
  return (
    <li className={classes['test']} data-red={isRed || undefined}>
      <button type="button" className={classes['testHead']} aria-expanded={open} onClick={() => onOpen(!open)}>
        <span className={`${classes['truth']} ${isRed ? 'sk-tone-bad' : 'sk-tone-good'}`}>{isRed ? <IconCircleX size={14} aria-hidden /> : <IconCircleCheck size={14} aria-hidden />}{t(isRed ? 'builder.trying.test.red' : 'builder.trying.test.green')}</span>
        <strong>{test.title}</strong>
        <span className={classes['dim']}>{t('builder.trying.test.answered', { count: answeredIn(test) })}</span>
      </button>
      {isRed && <div className={classes['testBody']}><Differences model={model} differences={differences} /></div>}
      {open && <TestEditor model={model} test={test} isRed={isRed} onGone={() => onOpen(false)} />}
    </li>
  );
}

const answeredIn = ({ answers }: FormTest) => Object.values(answers.data).reduce<number>((count, part) => count + (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.keys(part).length : 1), 0);

function useTitles(model: FormModel) {
  const language = useLanguage();
  return useMemo(() => questionsOf(model).map(({ node }) => ({ value: node.id, label: titleIn(node, language) })), [model, language]);
}

function Differences({ model, differences }: { readonly model: FormModel; readonly differences: readonly Difference[] }) {
  const { t } = useTexts();
  const language = useLanguage();
  const titles = new Map(useTitles(model).map(({ value, label }) => [value, label]));
  const words = ({ part }: Difference, text: string) => (text === '' ? t('builder.trying.test.nothing') : part === 'total' ? shown(text, language) : part === 'grade' ? text : text.split(', ').map((id) => `“${titles.get(id) ?? id}”`).join(', '));
  return <ul className={classes['differs']}>{differences.map((each) => <li key={each.part}>{t(`builder.trying.test.differs.${each.part}`, { expected: words(each, each.expected), actual: words(each, each.actual) })}</li>)}</ul>;
}

const shown = (total: string, language: 'id' | 'en') => (language === 'id' ? total.replace('.', ',') : total);

function TestEditor({ model, test, isRed, onGone }: Pick<Props, 'model' | 'test'> & { readonly isRed: boolean; readonly onGone: () => void }) {
  const { t } = useTexts();
  const { run } = useBuilderStore();
  const [, setSearch] = useSearchState<'tab' | 'node'>();
  const put = (change: Partial<FormTest>) => { const refused = run({ name: 'setTest', args: { test: { ...test, ...change } } }); if (refused) tellProblem(refused); };
  const expect = (change: Partial<{ readonly [K in keyof Expect]: Expect[K] | undefined }>) => put({ expect: Object.fromEntries(Object.entries({ ...test.expect, ...change }).filter(([, value]) => value !== undefined)) });
  const openSample = () => { load(model, test.answers, { from: 'test', testId: test.id }); setSearch({ tab: 'preview', node: undefined }, true); };
  const takeNow = () => { const { hidden, visible, total, grade, ...found } = outcomeOf(model, test.answers); expect({ ...(test.expect.hidden ? { hidden } : {}), ...(test.expect.visible ? { visible: test.expect.visible.filter((id) => visible.includes(id)) } : {}), ...Object.fromEntries(exact.filter((part) => test.expect[part]).map((part) => [part, found[part]])), ...(test.expect.total === undefined ? {} : { total }), ...(test.expect.grade === undefined ? {} : { grade }) }); };
  const copy = () => run({ name: 'setTest', args: { test: { ...test, id: freshTestId(model), title: t('builder.trying.test.copyOf', { title: test.title }) }, index: model.tests.indexOf(test) + 1 } });
  const remove = () => { run({ name: 'removeTest', args: { id: test.id } }); onGone(); };
  return (
    <div className={classes['testBody']}>
      <WordField key={test.title} visible label={t('builder.trying.test.title')} value={test.title} onDone={(title) => put({ title })} />
      <div className={classes['pair']}>
        <ListField model={model} label={t('builder.trying.test.visible')} value={test.expect.visible} onChange={(visible) => expect({ visible })} />
        <ListField model={model} label={t('builder.trying.test.hidden')} value={test.expect.hidden} onChange={(hidden) => expect({ hidden })} />
        {exact.map((part) => <ExactField key={part} model={model} test={test} part={part} onChange={(ids) => expect({ [part]: ids })} />)}
        {model.scoring.mode !== 'none' && <TotalField key={test.expect.total} value={test.expect.total} onChange={(total) => expect({ total })} />}
        {model.scoring.mode !== 'none' && <NativeSelect label={t('builder.trying.test.grade')} value={test.expect.grade ?? ''} onChange={({ currentTarget }) => expect({ grade: currentTarget.value || undefined })} data={[{ value: '', label: t('builder.trying.test.notTested') }, ...model.scoring.bands.map((band) => ({ value: band.grade, label: band.grade }))]} />}
      </div>
      <div className={classes['acts']}>
        <Button variant="default" size="compact-sm" onClick={openSample}>{t('builder.trying.test.openSample')}</Button>
        {isRed && <Button variant="default" size="compact-sm" onClick={takeNow}>{t('builder.trying.test.take')}</Button>}
        <Button variant="default" size="compact-sm" onClick={copy}>{t('builder.trying.test.copy')}</Button>
        <Button variant="default" size="compact-sm" onClick={remove}>{t('builder.trying.test.delete')}</Button>
      </div>
    </div>
  );
}

function ListField({ model, label, value, onChange, hint }: { readonly model: FormModel; readonly label: string; readonly value: readonly string[] | undefined; readonly onChange: (ids: readonly string[] | undefined) => void; readonly hint?: ReactNode }) {
  const { t } = useTexts();
  const titles = useTitles(model);
  const known = new Set(titles.map((each) => each.value));
  const data = [...titles, ...(value ?? []).filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }))];
  return <MultiSelect label={label} description={hint} placeholder={value?.length ? undefined : t('builder.trying.test.notTested')} data={data} value={[...(value ?? [])]} onChange={(ids) => onChange(ids.length ? ids : undefined)} searchable limit={100} maxDropdownHeight={260} />;
}

/** Parts whose list is to be met exactly. */
const exact = ['errors', 'warnings', 'held'] as const satisfies readonly (keyof Expect)[];

/** No error at all is an expectation of its own, not the lack of one; so with warnings, and with what holds a review back. */
function ExactField({ model, test, part, onChange }: { readonly model: FormModel; readonly test: FormTest; readonly part: (typeof exact)[number]; readonly onChange: (ids: readonly string[] | undefined) => void }) {
  const { t } = useTexts();
  const wanted = test.expect[part];
  const way = wanted === undefined ? 'any' : wanted.length === 0 ? 'none' : 'some';
  const now = () => { const found = outcomeOf(model, test.answers)[part]; return found.length ? found : questionsOf(model).slice(0, 1).map(({ node }) => node.id); };
  const choose = (next: string) => onChange(next === 'any' ? undefined : next === 'none' ? [] : now());
  return (
    <div>
      <NativeSelect label={t(`builder.trying.test.${part}`)} value={way} onChange={({ currentTarget }) => choose(currentTarget.value)} data={(['any', 'none', 'some'] as const).map((each) => ({ value: each, label: t(`builder.trying.test.ways.${each}`) }))} />
      {way === 'some' && <ListField model={model} label={t(`builder.trying.test.at.${part}`)} value={wanted} onChange={(ids) => onChange(ids ?? [])} />}
    </div>
  );
}

function TotalField({ value, onChange }: { readonly value: string | undefined; readonly onChange: (total: string | undefined) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const [text, setText] = useState(value === undefined ? '' : shown(value, language));
  const found = text.trim() === '' ? undefined : fractionOf(text.trim().replace(',', '.'));
  const isWrong = text.trim() !== '' && found === undefined;
  const done = () => { if (!isWrong) onChange(found === undefined ? undefined : decimalText(found, 4)); };
  return <TextInput label={t('builder.trying.test.total')} description={t('builder.trying.test.totalHint')} error={isWrong && t('builder.trying.test.noNumber')} inputMode="decimal" placeholder={t('builder.trying.test.notTested')} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} onBlur={done} onKeyDown={(event) => event.key === 'Enter' && done()} />;
}
