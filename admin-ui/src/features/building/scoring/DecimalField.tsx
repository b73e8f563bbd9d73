import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fractionOf } from '../../../../../core/rule/decimal.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';

type Props = { readonly label: string; readonly value: string | undefined; readonly onChange: (text: string | undefined) => void; readonly quiet?: boolean; readonly hint?: string; readonly disabled?: boolean; readonly width?: number };

/** Decimal text as the language writes it; counts when one leaves the field. Emptied, it is gone. */
export function DecimalField({ label, value, onChange, quiet = false, hint, disabled = false, width }: Props) {
  const language = useLanguage();
  const shown = value === undefined ? '' : language === 'id' ? value.replace('.', ',') : value;
  return <Typed key={shown} {...{ label, onChange, quiet, hint, disabled, width }} shown={shown} />;
}

function Typed({ label, onChange, quiet, hint, disabled, width, shown }: Omit<Props, 'value' | 'hint' | 'width'> & { readonly shown: string; readonly hint: string | undefined; readonly width: number | undefined }) {
  const { t } = useTexts();
  const [text, setText] = useState(shown);
  const plain = text.trim().replace(',', '.');
  const isWrong = plain !== '' && fractionOf(plain) === undefined;
  const done = () => { if (!isWrong && text !== shown) onChange(plain === '' ? undefined : plain); };
  return <TextInput {...(quiet ? { 'aria-label': label } : { label })} description={hint} error={isWrong && t('builder.scoring.noNumber')} disabled={disabled} w={width} inputMode="decimal" value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} onBlur={done} onKeyDown={(event) => event.key === 'Enter' && done()} />;
}
