import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Node } from '../../../../../core/form/model.ts';
import { questions } from '../../../../../core/form/questions.ts';
import { columnKinds, type Column } from '../../../../../core/form/questions/repeatTable.ts';
import { useSay, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { DraftField } from './DraftField.tsx';

type Line = Partial<Column> & Pick<Column, 'key' | 'text'>;
const keyForm = /^[a-z][a-z0-9_]{0,39}$/;
const kindNames = Object.keys(columnKinds) as readonly Column['kind'][];

/** Rows or columns of a table: heading in both languages, key, and for columns what stands in them. */
export function LinesEditor({ node, prop }: { readonly node: Node; readonly prop: string }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const lines = Array.isArray(node.props[prop]) ? (node.props[prop] as readonly Line[]) : [];
  const locked = node.lock === 'structure' || node.lock === 'all';
  const put = (value: readonly Line[]) => void act(store, { name: 'setProp', args: { ids: [node.id], prop, value } });
  const change = (at: number, part: Partial<Line>) => put(lines.map((line, i) => (i === at ? (Object.fromEntries(Object.entries({ ...line, ...part }).filter(([, value]) => value !== undefined)) as Line) : line)));
  const isColumns = prop === 'columns';
  const typed = isColumns && node.kind !== 'matrix';
  const add = () => {
    const stem = isColumns ? 'kolom_' : 'baris_';
    let n = lines.length + 1;
    while (lines.some(({ key }) => key === `${stem}${n}`)) n += 1;
    put([...lines, { key: `${stem}${n}`, ...(typed && { kind: 'shortText' }), text: { id: { title: `${isColumns ? 'Kolom' : 'Baris'} ${n}` }, en: { title: `${isColumns ? 'Column' : 'Row'} ${n}` } } }]);
  };
  const fault = (at: number) => (key: string) => (!keyForm.test(key) ? t('builder.canvas.keyIllegal') : lines.some((line, i) => i !== at && line.key === key) ? t('builder.canvas.codeTaken') : undefined);
  return (
    <div className={classes['stack']} role="group" aria-label={t(isColumns ? 'builder.canvas.columns' : 'builder.canvas.rows')}>
      <strong className={classes['label']}>{t(isColumns ? 'builder.canvas.columns' : 'builder.canvas.rows')}</strong>
      <ul className={classes['options']}>
        {lines.map((line, at) => (
          <li key={at} className={classes['option']}>
            <div className={classes['optionHead']}>
              <DraftField aria-label={t('builder.canvas.key')} disabled={locked} value={line.key} fault={fault(at)} onDone={(key) => change(at, { key })} />
              <ActionIcon variant="subtle" disabled={locked || at === 0} aria-label={t('builder.canvas.optionUp', { code: line.key })} onClick={() => put([...lines.slice(0, at - 1), line, lines[at - 1]!, ...lines.slice(at + 1)])}><IconArrowUp size={16} aria-hidden /></ActionIcon>
              <ActionIcon variant="subtle" color="red" disabled={locked || lines.length < 2} aria-label={t('builder.canvas.removeLine', { key: line.key })} onClick={() => put(lines.filter((_, i) => i !== at))}><IconTrash size={16} aria-hidden /></ActionIcon>
            </div>
            {(['id', 'en'] as const).map((locale) => <DraftField key={locale} lang={locale} aria-label={`${t(locale === 'id' ? 'builder.canvas.optionId' : 'builder.canvas.optionEn')}: ${line.key}`} placeholder={t(locale === 'id' ? 'builder.canvas.optionId' : 'builder.canvas.optionEn')} value={line.text?.[locale]?.title ?? ''} onDone={(title) => change(at, { text: { ...line.text, [locale]: { title } } })} />)}
            {typed && <ColumnSort line={line} locked={locked} onChange={(part) => change(at, part)} unique={node.kind === 'repeatTable'} />}
          </li>
        ))}
      </ul>
      <div><Button size="compact-sm" variant="default" disabled={locked} leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t(isColumns ? 'builder.canvas.addColumn' : 'builder.canvas.addRow')}</Button></div>
    </div>
  );
}

type SortProps = { readonly line: Line; readonly locked: boolean; readonly unique: boolean; readonly onChange: (part: Partial<Line>) => void };

function ColumnSort({ line, locked, unique, onChange }: SortProps) {
  const { t } = useTexts();
  const say = useSay();
  return (
    <>
      <NativeSelect aria-label={t('builder.canvas.columnKind')} disabled={locked} value={line.kind ?? 'shortText'} onChange={({ currentTarget }) => { const kind = currentTarget.value as Column['kind']; onChange({ kind, props: questions[kind].create() }); }} data={kindNames.map((kind) => ({ value: kind, label: say(questions[kind].meta.name) }))} />
      <div className={classes['checks']}>
        <Checkbox size="xs" label={t('builder.canvas.requiredField')} disabled={locked} checked={line.required === true} onChange={({ currentTarget }) => onChange({ required: currentTarget.checked || undefined } as Partial<Line>)} />
        {unique && <Checkbox size="xs" label={t('builder.canvas.uniqueColumn')} disabled={locked} checked={line.unique === true} onChange={({ currentTarget }) => onChange({ unique: currentTarget.checked || undefined } as Partial<Line>)} />}
      </div>
    </>
  );
}
