import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Locale, Node, NodeText } from '../../../../../core/form/model.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { DraftField } from './DraftField.tsx';

/** Title, short help and guidance, one language at a time; the other is one press away. */
export function WordFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const language = useLanguage();
  const [chosen, setLocale] = useState<Locale>();
  const locale = chosen ?? language;
  const words = node.text[locale];
  const locked = node.lock === 'text' || node.lock === 'all';
  const set = (field: 'title' | 'help' | 'guidance') => (value: string) => void act(store, { name: 'setText', args: { id: node.id, locale, field, value: field === 'title' || value !== '' ? value : undefined } });
  const place = (field: keyof NodeText) => (locale === 'id' ? field : `text.${locale}.${field}`);
  const original = locale === 'id' ? undefined : node.text.id?.title;
  return (
    <div className={classes['stack']}>
      <SegmentedControl fullWidth size="xs" aria-label={t('builder.canvas.wording')} value={locale} onChange={(next) => setLocale(next as Locale)} data={[{ value: 'id', label: t('builder.canvas.inIndonesian') }, { value: 'en', label: t('builder.canvas.inEnglish') }]} />
      {locked && <p className={classes['dim']}>{t('builder.canvas.lockedText')}</p>}
      <div data-place={place('title')}><DraftField key={`t${locale}`} long title lang={locale} label={t('builder.canvas.title')} {...(original && { placeholder: original })} disabled={locked} value={words?.title ?? ''} onDone={set('title')} /></div>
      <div data-place={place('help')}><DraftField key={`h${locale}`} long lang={locale} label={t('builder.canvas.help')} disabled={locked} value={words?.help ?? ''} onDone={set('help')} /></div>
      {node.type !== 'form' && node.type !== 'page' && node.type !== 'section' && <div data-place={place('guidance')}><DraftField key={`g${locale}`} long lang={locale} label={t('builder.canvas.guidance')} description={t('builder.canvas.guidanceHint')} disabled={locked} value={words?.guidance ?? ''} onDone={set('guidance')} /></div>}
    </div>
  );
}
