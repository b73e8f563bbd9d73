import { Select, TextInput } from '@mantine/core';
import type { ClipboardEvent } from 'react';
import type { Node } from '../../../core/form/model.ts';
import { optionText } from '../../../core/form/question.ts';
import { columnNode, type Column } from '../../../core/form/questions/repeatTable.ts';
import { optionsOf } from '../../../core/form/questions/singleChoice.ts';
import { useTexts, type Language } from '../texts/index.ts';
import { DateBox } from './DateBox.tsx';
import { NumberBox } from './NumberBox.tsx';
import classes from './questions.module.css';

type Props = { readonly table: Node; readonly column: Column; readonly value: unknown; readonly label: string; readonly locale: Language; readonly id: string; readonly onChange: (value: unknown) => void; readonly onPaste: (event: ClipboardEvent) => void };

/** One cell of a repeating table, by the kind of its column. */
export function Cell({ table, column, value, label, locale, id, onChange, onPaste }: Props) {
  const { t } = useTexts();
  const node = columnNode(table, column);
  const shared = { node, value, onChange, id, labelledBy: '', locale, label };
  const draw = () => {
    if (column.kind === 'shortText') return <TextInput id={id} aria-label={label} value={typeof value === 'string' ? value : ''} maxLength={Number(node.props['max'] ?? 200)} onChange={(event) => onChange(event.currentTarget.value || undefined)} />;
    if (column.kind === 'date') return <DateBox {...shared} />;
    if (column.kind === 'yesNo') return <Select id={id} aria-label={label} clearable data={[{ value: 'ya', label: t('agency.questions.yes') }, { value: 'tidak', label: t('agency.questions.no') }]} value={typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : null} onChange={(next) => onChange(next === null ? undefined : next === 'ya')} />;
    if (column.kind === 'singleChoice') return <Select id={id} aria-label={label} clearable searchable data={optionsOf(node).map(({ code }) => ({ value: code, label: optionText(node, code, locale) }))} value={typeof value === 'string' ? value : null} onChange={(next) => onChange(next ?? undefined)} />;
    return <NumberBox {...shared} whole={column.kind === 'integer' || column.kind === 'currency'} before={column.kind === 'currency' ? 'Rp' : undefined} after={column.kind === 'percent' ? '%' : undefined} />;
  };
  return <div className={classes['cell']} data-cell={column.kind} onPaste={onPaste}>{draw()}</div>;
}
