import { Autocomplete, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roleKeys, type RoleKey } from '../../../../core/access.ts';
import type { Letter, LetterKind, LetterLayout } from '../../../../core/cycle/ir.ts';
import { layoutFields, letterLayouts, letterOf, natures, partiesMark, placeholders } from '../../../../core/cycle/letters.ts';
import { ownerWords } from '../../../../core/design/describe.ts';
import { setLetter } from '../../../../core/design/edit.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

type Props = { readonly desk: DesignDesk; readonly kind: LetterKind };
type Line = 'title' | 'opening' | 'closing' | (typeof layoutFields)[LetterLayout][number];
const mostLetters = { nature: 40, attachments: 120, subject: 200, to: 200, toPlace: 80 } as const;
/** No document without them: an emptied field is no change. */
const needed: ReadonlySet<Line> = new Set<Line>(['title', 'opening', 'closing']);

/** One document, folded: its fields are drawn, and measured, once it is opened. */
export function LetterFields({ desk, kind }: Props) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes['letter']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(`design.letters.kinds.${kind}`)}: {letterOf(desk.definition, kind).title}</summary>
      {isOpen && <Fields desk={desk} kind={kind} />}
    </details>
  );
}

/** The fields of one document. What is typed counts when its field is left, so that one change is one step to undo. */
function Fields({ desk, kind }: Props) {
  const { t } = useTexts();
  const letter = letterOf(desk.definition, kind);
  const change = (part: Partial<Letter>) => desk.run((before) => setLetter(before, kind, { ...letterOf(before, kind), ...part }));
  const [oddCode, setOddCode] = useState(false);
  const setCode = (code: string) => { const fits = /^[A-Za-z0-9.-]{1,20}$/.test(code); setOddCode(!fits); if (fits && code !== letter.code) change({ code }); };
  const left = (field: Line) => ({ defaultValue: letter[field], onBlur: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => { const value = currentTarget.value.trim(); if ((value !== '' || !needed.has(field)) && value !== letter[field]) change({ [field]: value }); } });
  return (
    <>
      <p className={classes['dim']}>{t('design.letters.words', { list: placeholders[kind].map((name) => `{${name}}`).join(', ') })}</p>
      <div className={classes['letterPair']}>
        <NativeSelect label={t('design.letters.layout')} value={letter.layout} data={letterLayouts.map((value) => ({ value, label: t(`design.letters.layouts.${value}`) }))} onChange={({ currentTarget }) => change({ layout: currentTarget.value as LetterLayout })} />
        <TextInput key={letter.title} label={t('design.letters.heading')} maxLength={200} {...left('title')} />
        <TextInput key={letter.code} label={t('design.letters.code')} description={t('design.letters.codeHint', { code: letter.code })} maxLength={20} defaultValue={letter.code} {...(oddCode && { error: t('design.letters.codeOdd') })} onBlur={({ currentTarget }) => setCode(currentTarget.value.trim())} />
      </div>
      <div className={classes['letterPair']}>
        {layoutFields[letter.layout].map((field) => (field === 'nature'
          ? <Autocomplete key={field + letter[field]} label={t('design.letters.fields.nature')} data={[...natures]} maxLength={mostLetters.nature} {...left(field)} />
          : <TextInput key={field + letter[field]} label={t(`design.letters.fields.${field}`)} maxLength={mostLetters[field]} {...left(field)} />))}
      </div>
      <Textarea key={letter.opening} label={t('design.letters.opening')} description={t('design.letters.openingHint', { mark: `{${partiesMark}}` })} autosize minRows={2} maxLength={2000} {...left('opening')} />
      <Textarea key={letter.closing} label={t('design.letters.closing')} autosize minRows={1} maxLength={1000} {...left('closing')} />
      <Signing letter={letter} kind={kind} desk={desk} change={change} />
    </>
  );
}

/** Who signs a document, who gets a copy, and for whom it is not written. */
function Signing({ letter, kind, desk, change }: Props & { readonly letter: Required<Letter>; readonly change: (part: Partial<Letter>) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const ends = [...new Map(desk.definition.nodes.flatMap((node) => (node.kind === 'end' ? [[node.outcome, say(node.title)] as const] : [])))].map(([value, label]) => ({ value, label }));
  const setCopies = (text: string) => { const copies = text.split('\n').map((line) => line.trim().slice(0, 200)).filter((line) => line !== '').slice(0, 10); if (copies.join('\n') !== letter.copies.join('\n')) change({ copies }); };
  return (
    <>
      <MultiSelect label={t('design.letters.signers')} description={t('design.letters.signersHint')} data={roleKeys.map((role) => ({ value: role, label: say(ownerWords[role]!) }))} value={[...letter.signers]} onChange={(signers) => change({ signers: signers as RoleKey[] })} />
      <Textarea key={letter.copies.join('\n')} label={t('design.letters.copies')} description={t('design.letters.copiesHint')} autosize minRows={1} defaultValue={letter.copies.join('\n')} onBlur={({ currentTarget }) => setCopies(currentTarget.value)} />
      {kind === 'agency' && ends.length > 1 && <MultiSelect label={t('design.letters.notFor')} description={t('design.letters.notForHint')} data={ends} value={[...letter.notFor]} onChange={(notFor) => change({ notFor })} />}
    </>
  );
}
