import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Ref } from '../../../../../core/form/model.ts';
import { useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { WordField } from './ValueField.tsx';
import classes from './rules.module.css';

const sources = ['step', 'form', 'codeList', 'external'] as const satisfies readonly Ref['from'][];
const namePattern = /^[a-z][a-z0-9_]{0,39}$/;

/** The values of earlier steps, other forms and lists that rules may read. */
export function RefsPanel({ open }: { readonly open: boolean }) {
  const { t } = useTexts();
  const refs = useBuilder((state) => state.model.refs);
  const { run } = useBuilderStore();
  const fresh = () => {
    let n = refs.length + 1;
    while (refs.some((ref) => ref.name === `nilai_${n}`)) n += 1;
    run({ name: 'setRef', args: { ref: { name: `nilai_${n}`, from: 'step', fallback: null } } });
  };
  return (
    <details className={classes['refs']} open={open || undefined}>
      <summary>{t('builder.rules.ref.title')} ({refs.length})</summary>
      <p className={classes['dim']}>{t('builder.rules.ref.hint')}</p>
      {refs.length === 0 && <p className={classes['dim']}>{t('builder.rules.ref.none')}</p>}
      {refs.map((ref) => <RefRow key={ref.name} ref_={ref} taken={refs.map((each) => each.name)} />)}
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={fresh}>{t('builder.rules.ref.add')}</Button></div>
    </details>
  );
}

/** Reads what was typed as a number where it is one; nothing typed means unanswered. */
const fallbackOf = (text: string): unknown => (text.trim() === '' ? null : /^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : text);

function RefRow({ ref_: ref, taken }: { readonly ref_: Ref; readonly taken: readonly string[] }) {
  const { t } = useTexts();
  const { run } = useBuilderStore();
  const set = (next: Ref) => void run({ name: 'setRef', args: { ref: next } });
  const { path: _, ...plain } = ref;
  const rename = (name: string) => {
    if (namePattern.test(name) && !taken.includes(name)) run({ name: 'setRef', args: { ref: { ...ref, name }, index: taken.indexOf(ref.name) } }, { name: 'removeRef', args: { name: ref.name } });
  };
  const shown = ref.fallback === null || ref.fallback === undefined ? '' : String(ref.fallback);
  return (
    <div className={classes['ref']} role="group" aria-label={ref.name}>
      <WordField visible label={t('builder.rules.ref.name')} hint={t('builder.rules.ref.illegal')} value={ref.name} onDone={rename} />
      <NativeSelect label={t('builder.rules.ref.from')} value={ref.from} onChange={({ currentTarget }) => set({ ...ref, from: currentTarget.value as Ref['from'] })} data={sources.map((from) => ({ value: from, label: t(`builder.rules.ref.kinds.${from}`) }))} />
      {ref.from !== 'external' && <WordField key={`p${ref.path ?? ''}`} visible label={t(`builder.rules.ref.paths.${ref.from}`)} value={ref.path ?? ''} onDone={(path) => set(path ? { ...plain, path } : plain)} />}
      <WordField key={`f${shown}`} visible label={t('builder.rules.ref.fallback')} hint={t('builder.rules.ref.fallbackHint')} value={shown} onDone={(text) => set({ ...ref, fallback: fallbackOf(text) })} />
      <ActionIcon variant="default" size={36} aria-label={t('builder.rules.ref.delete', { name: ref.name })} onClick={() => run({ name: 'removeRef', args: { name: ref.name } })}><IconTrash size={16} aria-hidden /></ActionIcon>
    </div>
  );
}
