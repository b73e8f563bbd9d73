import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Command } from '../../../../../core/form/commands.ts';
import type { Node } from '../../../../../core/form/model.ts';
import { optionsOf, type Option } from '../../../../../core/form/questions/singleChoice.ts';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { DraftField } from './DraftField.tsx';

const codeForm = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;
const nextCode = (taken: readonly string[]): string => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.some((code) => code.toLowerCase() === letter));
  if (letters) return taken.length > 0 && taken.every((code) => code === code.toUpperCase()) ? letters.toUpperCase() : letters;
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`p${n}`)) return `p${n}`;
};

/** The options of a choice: code, words in both languages, value where it counts, and whether it is still offered. */
export function OptionsEditor({ node, prop }: { readonly node: Node; readonly prop: string }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const list = useRef<HTMLUListElement>(null);
  const options = optionsOf(node);
  const locked = node.lock === 'structure' || node.lock === 'all';
  const put = (next: readonly Option[], ...more: readonly Command[]) => act(store, { name: 'setProp', args: { ids: [node.id], prop, value: next } }, ...more);
  const text = (locale: 'id' | 'en', entry: string, value: string | undefined): Command => ({ name: 'setEntry', args: { id: node.id, locale, map: 'options', entry, value } });
  const textsOf = (code: string) => (['id', 'en'] as const).flatMap((locale) => { const words = node.text[locale]?.options?.[code]; return words === undefined ? [] : [{ locale, words }]; });
  const add = () => {
    const code = nextCode(options.map((option) => option.code));
    const n = options.length + 1;
    if (put([...options, { code }], text('id', code, `Pilihan ${n}`), text('en', code, `Option ${n}`))) requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-of-type [data-words]')?.select());
  };
  const remove = (code: string) => put(options.filter((option) => option.code !== code), ...textsOf(code).map(({ locale }) => text(locale, code, undefined)));
  const rename = (at: number, from: string, to: string) => put(options.map((option, i) => (i === at ? { ...option, code: to } : option)), ...textsOf(from).flatMap(({ locale, words }) => [text(locale, to, words), text(locale, from, undefined)]));
  const change = (at: number, part: Partial<Option>) => put(options.map((option, i) => (i === at ? Object.fromEntries(Object.entries({ ...option, ...part }).filter(([, value]) => value !== undefined)) as Option : option)));
  const fault = (at: number) => (code: string) => (!codeForm.test(code) ? t('builder.canvas.codeIllegal') : options.some((option, i) => i !== at && option.code === code) ? t('builder.canvas.codeTaken') : undefined);
  const weighed = node.kind === 'gradedChoice' || options.some((option) => option.value !== undefined);
  return (
    <div className={classes['stack']} role="group" aria-label={t('builder.canvas.options')}>
      <strong className={classes['label']}>{t('builder.canvas.options')}</strong>
      <ul ref={list} className={classes['options']}>
        {options.map((option, at) => (
          <li key={at} className={classes['option']}>
            <div className={classes['optionHead']}>
              <DraftField aria-label={t('builder.canvas.optionCode')} disabled={locked} value={option.code} fault={fault(at)} onDone={(code) => rename(at, option.code, code)} />
              {weighed && <DraftField aria-label={t('builder.canvas.optionValue')} placeholder={t('builder.canvas.optionValue')} inputMode="decimal" disabled={locked} value={(option.value ?? '').replace('.', ',')} fault={(value) => (value === '' || /^-?\d+([.,]\d+)?$/.test(value) ? undefined : t('builder.canvas.badNumber'))} onDone={(value) => change(at, { value: value === '' ? undefined : value.replace(',', '.') } as Partial<Option>)} />}
              <ActionIcon variant="subtle" disabled={locked || at === 0} aria-label={t('builder.canvas.optionUp', { code: option.code })} onClick={() => put([...options.slice(0, at - 1), option, options[at - 1]!, ...options.slice(at + 1)])}><IconArrowUp size={16} aria-hidden /></ActionIcon>
              <ActionIcon variant="subtle" color="red" disabled={locked || options.length < 2} aria-label={t('builder.canvas.removeOption', { code: option.code })} onClick={() => remove(option.code)}><IconTrash size={16} aria-hidden /></ActionIcon>
            </div>
            <OptionText node={node} code={option.code} locale="id" onDone={(value) => act(store, text('id', option.code, value || undefined))} />
            <OptionText node={node} code={option.code} locale="en" onDone={(value) => act(store, text('en', option.code, value || undefined))} />
            <Checkbox size="xs" label={t('builder.canvas.optionRetired')} disabled={locked} checked={option.retired === true} onChange={({ currentTarget }) => change(at, { retired: currentTarget.checked || undefined } as Partial<Option>)} />
          </li>
        ))}
      </ul>
      <div><Button size="compact-sm" variant="default" disabled={locked} leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('builder.canvas.addOption')}</Button></div>
    </div>
  );
}

function OptionText({ node, code, locale, onDone }: { readonly node: Node; readonly code: string; readonly locale: 'id' | 'en'; readonly onDone: (value: string) => void }) {
  const { t } = useTexts();
  const label = t(locale === 'id' ? 'builder.canvas.optionId' : 'builder.canvas.optionEn');
  return <DraftField words={locale === 'id'} lang={locale} aria-label={`${label}: ${code}`} placeholder={label} disabled={node.lock === 'text' || node.lock === 'all'} value={node.text[locale]?.options?.[code] ?? ''} onDone={onDone} />;
}
