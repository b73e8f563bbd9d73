import { NativeSelect, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { Locale } from '../../../../../core/form/model.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { isGap, textCommand, textRows, translatedShare, type TextRow } from '../../../../../core/form/translation.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { tellProblem } from '../../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { DraftField } from '../canvas/DraftField.tsx';
import classes from './exchange.module.css';
import { TranslationFile } from './TranslationFile.tsx';

/** All texts of the form in two columns; only the rows in sight are drawn. */
export function TranslationTab() {
  const { t } = useTexts();
  const model = useBuilder((state) => state.model);
  const [show, setShow] = useState<'all' | 'gaps'>('all');
  const [search, setSearch] = useState('');
  const rows = useMemo(() => textRows(model), [model]);
  const words = search.trim().toLowerCase();
  // a row being typed in stays although it is no gap any more
  const [kept, setKept] = useState<string>();
  const wanted = rows.filter((row) => (show === 'all' || isGap(row) || row.key === kept) && `${row.id} ${row.en} ${row.key}`.toLowerCase().includes(words));
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({ count: wanted.length, getScrollElement: () => box.current, estimateSize: () => 72, overscan: 8, getItemKey: (index) => wanted[index]!.key });
  return (
    <div className={classes['page']}>
      <HelpCard name="builder-translation" title={t('builder.exchange.helpTitle')} text={t('builder.exchange.help')} />
      <div className={classes['bar']}>
        <TextInput type="search" label={t('builder.exchange.search')} value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} />
        <NativeSelect label={t('builder.exchange.show')} value={show} onChange={({ currentTarget }) => setShow(currentTarget.value as typeof show)} data={[{ value: 'all', label: t('builder.exchange.all') }, { value: 'gaps', label: t('builder.exchange.gaps') }]} />
        <strong role="status">{t('builder.exchange.share', { percent: translatedShare(rows) })}</strong>
        <TranslationFile rows={rows} />
      </div>
      {wanted.length === 0 && <EmptyState why={t('builder.exchange.none')} />}
      <div ref={box} className={classes['sheet']} role="table" aria-label={t('builder.canvas.tabs.translation')} aria-rowcount={wanted.length}>
        <div role="row" className={classes['head']}><span role="columnheader">{t('builder.exchange.place')}</span><span role="columnheader">{t('builder.exchange.id')}</span><span role="columnheader">{t('builder.exchange.en')}</span></div>
        <div role="rowgroup" style={{ blockSize: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map((item) => { const row = wanted[item.index]!; return <div key={row.key} ref={list.measureElement} data-index={item.index} className={classes['line']} style={{ transform: `translateY(${item.start}px)` }}><Line row={row} index={item.index} onType={() => setKept(row.key)} /></div>; })}
        </div>
      </div>
    </div>
  );
}

function Line({ row, index, onType }: { readonly row: TextRow; readonly index: number; readonly onType: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const [, go] = useSearchState<'tab' | 'node'>();
  const node = useBuilder((state) => (row.nodeId === undefined ? undefined : state.model.byId[row.nodeId]));
  const field = row.key.startsWith('rule:') ? 'rule' : (row.key.split('/')[1] as 'title' | 'help' | 'guidance' | 'options' | 'messages');
  const name = t(`builder.exchange.fields.${field}`, { entry: row.key.split('/').slice(2).join('/') });
  const locked = node?.lock === 'text' || node?.lock === 'all';
  const save = (locale: Locale) => (value: string) => {
    onType();
    const command = textCommand(store.getState().model, row.key, { locale, value });
    const refused = command && store.run(command);
    if (refused) tellProblem(refused);
  };
  return (
    <div role="row" aria-rowindex={index + 1} className={classes['cells']} data-gap={isGap(row) || undefined}>
      <span role="cell">{node ? <button type="button" className="sk-link" aria-label={t('builder.exchange.open', { title: titleIn(node, language) })} onClick={() => go({ tab: 'canvas', node: node.id }, true)}>{titleIn(node, language)}</button> : row.key}<small>{name}</small></span>
      {(['id', 'en'] as const).map((locale) => <span key={locale} role="cell"><DraftField long lang={locale} aria-label={`${name} – ${t(`builder.exchange.${locale}`)}`} value={row[locale]} onDone={save(locale)} disabled={locked} placeholder={row[locale] === '' && isGap(row) ? t('builder.exchange.missing') : ''} /></span>)}
    </div>
  );
}
