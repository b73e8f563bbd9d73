import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DayInput } from '../../../ui/DayInput.tsx';
import { useTexts } from '../../../texts/index.ts';
import type { Asked, Sort } from './asked.ts';

type Constant = string | number | boolean | readonly (string | number)[];
type Props = { readonly label: string; readonly sort: Sort; readonly options: Asked['options']; readonly many?: boolean; readonly value: Constant | undefined; readonly onChange: (value: Constant | undefined) => void };

/** A constant in the manner of the question it is compared with: labels of options, numbers, dates. */
export function ValueField({ label, sort, options, many = false, value, onChange }: Props) {
  const { t } = useTexts();
  if (many) return <MultiSelect aria-label={label} data={[...options]} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} searchable />;
  if (sort === 'codes') return <MultiSelect aria-label={label} data={[...options]} value={Array.isArray(value) ? value.map(String) : []} onChange={(codes) => onChange(codes.length ? codes : undefined)} searchable />;
  if (sort === 'code') return <Select aria-label={label} data={[...options]} value={typeof value === 'string' ? value : null} onChange={(code) => onChange(code ?? undefined)} searchable />;
  if (sort === 'flag') return <Select aria-label={label} data={[{ value: 'true', label: t('builder.rules.yes') }, { value: 'false', label: t('builder.rules.no') }]} value={typeof value === 'boolean' ? String(value) : null} onChange={(code) => onChange(code === null ? undefined : code === 'true')} />;
  if (sort === 'number' || typeof value === 'number') return <NumberInput aria-label={label} decimalSeparator="," thousandSeparator="." value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(typeof next === 'number' ? next : undefined)} />;
  if (sort === 'date') return <DayInput aria-label={label} value={typeof value === 'string' ? value : null} onChange={(day) => onChange(day ?? undefined)} />;
  return <WordField key={String(value ?? '')} label={label} value={typeof value === 'string' ? value : ''} onDone={(text) => onChange(sort === 'any' && /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text || undefined)} />;
}

/** Text that counts when one leaves the field, so that a word is one change. */
export function WordField({ label, value, onDone, visible = false, hint, error }: { readonly label: string; readonly value: string; readonly onDone: (text: string) => void; readonly visible?: boolean; readonly hint?: string; readonly error?: string | undefined }) {
  const [text, setText] = useState(value);
  return <TextInput {...(visible ? { label } : { 'aria-label': label })} description={hint} error={error} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} onBlur={() => text !== value && onDone(text)} onKeyDown={(event) => event.key === 'Enter' && text !== value && onDone(text)} />;
}
