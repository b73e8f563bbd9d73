import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wayWords } from '../../../../core/design/describe.ts';
import { setLetter, setOutcome } from '../../../../core/design/edit.ts';
import { leadingTo, waysOut } from '../../../../core/design/pointers.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { FieldProps } from './StageSelect.tsx';

const code = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** What it means to end here: who comes here, the code of the outcome, and which document the agency gets. */
export function EndFields({ desk: { definition, run }, node: { key, outcome } }: FieldProps<'end'>) {
  const { t } = useTexts();
  const say = useSay();
  const from = leadingTo(definition, key).flatMap((step) => waysOut(step).filter(({ to }) => to === key).map(({ name }) => `${say(step.title)} (${say(wayWords(name)).toLowerCase()})`));
  const letter = definition.letters?.agency;
  const used = letter?.notFor?.includes(outcome) !== true;
  return (
    <>
      <p className={classes['dim']}>{t('design.end.means')}</p>
      <p className={classes['dim']}>{from.length === 0 ? t('design.end.nobody') : t('design.end.from', { list: from.join('; ') })}</p>
      <Code key={outcome} value={outcome} onChange={(next) => run((before) => setOutcome(before, key, next))} />
      {letter !== undefined && <Switch label={t('design.end.letter', { title: letter.title })} description={t('design.end.letterHint')} checked={used} onChange={({ currentTarget: { checked } }) => run((before) => setLetter(before, 'agency', { ...letter, notFor: checked ? (letter.notFor ?? []).filter((each) => each !== outcome) : [...(letter.notFor ?? []), outcome] }))} />}
    </>
  );
}

function Code({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTexts();
  const [text, setText] = useState(value);
  const isOdd = !code.test(text);
  return <TextInput label={t('design.end.code')} description={t('design.end.codeHint')} value={text} maxLength={60} error={isOdd && t('design.end.codeOdd')} onChange={({ currentTarget }) => setText(currentTarget.value.trim())} onBlur={() => (isOdd ? setText(value) : text !== value && onChange(text))} />;
}
