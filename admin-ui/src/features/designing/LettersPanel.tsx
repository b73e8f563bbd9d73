import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roleKeys, type RoleKey } from '../../../../core/access.ts';
import type { Letter, LetterKind } from '../../../../core/cycle/ir.ts';
import { letterKinds, letterOf, placeholders } from '../../../../core/cycle/letters.ts';
import { ownerWords } from '../../../../core/design/describe.ts';
import { setLetter } from '../../../../core/design/edit.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

/** What the documents of the cycle say around their content, and who signs them. */
export function LettersPanel({ desk }: { readonly desk: DesignDesk }) {
  const { t } = useTexts();
  return (
    <section className={classes['stages']} aria-label={t('design.letters.title')}>
      <div><h2>{t('design.letters.title')}</h2><p className={classes['dim']}>{t('design.letters.help')}</p></div>
      <fieldset disabled={!desk.editable} className={classes['plain']}>{letterKinds.map((kind) => <LetterFields key={kind} desk={desk} kind={kind} />)}</fieldset>
    </section>
  );
}

function LetterFields({ desk, kind }: { readonly desk: DesignDesk; readonly kind: LetterKind }) {
  const { t } = useTexts();
  const say = useSay();
  const letter = letterOf(desk.definition, kind);
  const change = (part: Partial<Letter>) => desk.run((before) => setLetter(before, kind, { ...letterOf(before, kind), ...part }));
  const [oddCode, setOddCode] = useState(false);
  const setCode = (code: string) => { const fits = /^[A-Za-z0-9.-]{1,20}$/.test(code); setOddCode(!fits); if (fits && code !== letter.code) change({ code }); };
  const left = (field: 'title' | 'opening' | 'closing') => ({ defaultValue: letter[field], onBlur: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => { const value = currentTarget.value.trim(); if (value !== '' && value !== letter[field]) change({ [field]: value }); } });
  return (
    <details className={classes['letter']}>
      <summary>{t(`design.letters.kinds.${kind}`)}: {letter.title}</summary>
      <p className={classes['dim']}>{t('design.letters.words', { list: placeholders[kind].map((name) => `{${name}}`).join(', ') })}</p>
      <div className={classes['letterPair']}>
        <TextInput key={letter.title} label={t('design.letters.heading')} maxLength={200} {...left('title')} />
        <TextInput key={letter.code} label={t('design.letters.code')} description={t('design.letters.codeHint', { code: letter.code })} maxLength={20} defaultValue={letter.code} {...(oddCode && { error: t('design.letters.codeOdd') })} onBlur={({ currentTarget }) => setCode(currentTarget.value.trim())} />
      </div>
      <Textarea key={letter.opening} label={t('design.letters.opening')} autosize minRows={2} maxLength={2000} {...left('opening')} />
      <Textarea key={letter.closing} label={t('design.letters.closing')} autosize minRows={1} maxLength={1000} {...left('closing')} />
      <MultiSelect label={t('design.letters.signers')} data={roleKeys.map((role) => ({ value: role, label: say(ownerWords[role]!) }))} value={[...letter.signers]} onChange={(signers) => change({ signers: signers as RoleKey[] })} />
    </details>
  );
}
