import { TextInput } from '@mantine/core';
import type { Text } from '../../../../core/problem.ts';
import { useTexts } from '../../texts/index.ts';

/** A text in both languages, kept when the field is left. */
export function BothTexts({ label, value, onChange }: { readonly label: string; readonly value: Text; readonly onChange: (value: Text) => void }) {
  const { t } = useTexts();
  return (
    <>
      <TextInput key={`id${value.id}`} label={label} defaultValue={value.id} maxLength={300} onBlur={({ currentTarget }) => { const id = currentTarget.value.trim(); if (id && id !== value.id) onChange({ ...value, id }); }} />
      <TextInput key={`en${value.en}`} label={t('design.english', { label })} defaultValue={value.en} maxLength={300} onBlur={({ currentTarget }) => { const en = currentTarget.value.trim(); if (en !== value.en) onChange({ ...value, en }); }} />
    </>
  );
}
