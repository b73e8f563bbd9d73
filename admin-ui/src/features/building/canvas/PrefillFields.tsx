import { MultiSelect, NativeSelect } from '@mantine/core';
import { type FormModel, type Node, type PrefillRule, questionsOf } from '../../../../../core/form/model.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { columnsOf, type Column } from '../../../../../core/form/questions/repeatTable.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilder } from '../builder-store.ts';
import classes from './canvas.module.css';
import { useSetField } from './NodeFields.tsx';

type From = PrefillRule['from'];
/** What each kind may begin with beside the same answer. */
const more: Partial<Readonly<Record<NonNullable<Node['kind']>, readonly From[]>>> = { shortText: ['figures'], longText: ['figures'], repeatTable: ['unfinished'], yesNo: ['any'] };
const codesOf = (column: Column | undefined): readonly string[] => ((column?.props?.['options'] ?? []) as readonly { readonly code: string }[]).map(({ code }) => code);

const tablesIn = (model: FormModel) => Object.values(model.byId).filter(({ prefill }) => prefill?.from === 'unfinished');

/** The rule as it first stands: the first columns and questions that fit. */
function firstRule(from: From, node: Node, model: FormModel): PrefillRule {
  const columns = columnsOf(node);
  const status = columns.find(({ kind }) => kind === 'singleChoice');
  const codes = codesOf(status);
  if (from === 'figures') return { from, of: [] };
  if (from === 'any') return { from, of: tablesIn(model)[0]?.id ?? '' };
  return from === 'same' ? { from } : { from, note: columns.find(({ kind }) => kind === 'shortText')?.key ?? '', status: status?.key ?? '', done: codes.slice(-1), first: codes[0] ?? '' };
}

/** What the question begins with in a cycle that follows another: taken over from the agency's path in the period before. */
export function PrefillFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const language = useLanguage();
  const set = useSetField([node.id]);
  const model = useBuilder((state) => state.model);
  const rule = node.prefill;
  const choose = (from: string) => set('prefill', from === 'none' ? undefined : firstRule(from as From, node, model));
  const offered = ['none', 'same', ...(more[node.kind ?? 'raw'] ?? [])] as const;
  return (
    <div className={classes['stack']} data-place="prefill">
      <NativeSelect label={t('builder.canvas.prefill')} value={rule?.from ?? 'none'} onChange={({ currentTarget }) => choose(currentTarget.value)} data={offered.map((each) => ({ value: each, label: t(`builder.canvas.prefills.${each}`) }))} />
      {rule?.from === 'figures' && <Figures node={node} rule={rule} />}
      {rule?.from === 'any' && <NativeSelect label={t('builder.canvas.prefillTable')} value={rule.of} onChange={({ currentTarget }) => set('prefill', { ...rule, of: currentTarget.value })} data={[...(tablesIn(model).some(({ id }) => id === rule.of) ? [] : [{ value: rule.of, label: rule.of || '–' }]), ...tablesIn(model).map((table) => ({ value: table.id, label: titleIn(table, language) }))]} />}
      {rule?.from === 'unfinished' && <Unfinished node={node} rule={rule} />}
    </div>
  );
}

type Of<K extends From> = Extract<PrefillRule, { from: K }>;

function Figures({ node, rule }: { readonly node: Node; readonly rule: Of<'figures'> }) {
  const { t } = useTexts();
  const language = useLanguage();
  const set = useSetField([node.id]);
  const model = useBuilder((state) => state.model);
  const data = questionsOf(model).filter((one) => one.node.id !== node.id).map((one) => ({ value: one.node.id, label: titleIn(one.node, language) }));
  return <MultiSelect label={t('builder.canvas.prefillFigures')} searchable data={data} value={[...rule.of]} onChange={(of) => set('prefill', { ...rule, of })} />;
}

function Unfinished({ node, rule }: { readonly node: Node; readonly rule: Of<'unfinished'> }) {
  const { t } = useTexts();
  const language = useLanguage();
  const set = useSetField([node.id]);
  const columns = columnsOf(node);
  const change = (part: Partial<Of<'unfinished'>>) => set('prefill', { ...rule, ...part });
  const named = (kind: Column['kind'], now: string) => [...(columns.some(({ key }) => key === now) ? [] : [{ value: now, label: now || '–' }]), ...columns.filter((column) => column.kind === kind).map(({ key, text }) => ({ value: key, label: text[language]?.title ?? text.id?.title ?? key }))];
  const status = columns.find(({ key }) => key === rule.status);
  const options = codesOf(status).map((code) => ({ value: code, label: status?.text[language]?.options?.[code] ?? status?.text.id?.options?.[code] ?? code }));
  return (
    <>
      <div className={classes['pair']}>
        <NativeSelect label={t('builder.canvas.prefillNote')} value={rule.note} onChange={({ currentTarget }) => change({ note: currentTarget.value })} data={named('shortText', rule.note)} />
        <NativeSelect label={t('builder.canvas.prefillStatus')} value={rule.status} onChange={({ currentTarget }) => change({ status: currentTarget.value, done: [], first: codesOf(columns.find(({ key }) => key === currentTarget.value))[0] ?? '' })} data={named('singleChoice', rule.status)} />
      </div>
      <MultiSelect label={t('builder.canvas.prefillDone')} data={options} value={[...rule.done]} onChange={(done) => change({ done })} />
      <NativeSelect label={t('builder.canvas.prefillFirst')} value={rule.first} onChange={({ currentTarget }) => change({ first: currentTarget.value })} data={options} />
    </>
  );
}
