import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Kind } from '../../../../../core/form/model.ts';
import { questions } from '../../../../../core/form/questions.ts';
import { useSay, useTexts } from '../../../texts/index.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilderStore } from '../builder-store.ts';
import { addKind } from './acts.ts';
import { BlockList } from './BlockList.tsx';
import classes from './canvas.module.css';
import { useKindDrag } from './drag.ts';

/** Every kind once; raw parts only come with an import. */
const groups = {
  parts: ['page', 'section', 'info'], text: ['shortText', 'longText', 'richText'], numbers: ['integer', 'decimal', 'currency', 'percent', 'ratio', 'computed'], dates: ['date', 'month', 'dateRange'],
  choices: ['yesNo', 'yesNoPartial', 'singleChoice', 'multipleChoice', 'gradeScale', 'gradedChoice', 'ranking'], tables: ['fixedTable', 'repeatTable', 'matrix'],
  evidence: ['fileEvidence', 'linkEvidence', 'acknowledgement'], lists: ['regionPicker', 'agencyPicker', 'codeList'], others: ['raw'],
} as const satisfies Readonly<Record<string, readonly (Kind | 'page' | 'section')[]>>;
type Addable = (typeof groups)[keyof typeof groups][number];
type Group = keyof typeof groups;

/** All kinds of questions, by group; a click adds one after the selection, and each can be dragged. */
export function Palette() {
  const { t } = useTexts();
  const say = useSay();
  const store = useBuilderStore();
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const nameOf = (what: Addable) => (what === 'page' || what === 'section' ? { name: t(`builder.canvas.${what}`), about: t(`builder.canvas.${what}About`) } : { name: say(questions[what].meta.name), about: say(questions[what].meta.about) });
  const shown = (Object.keys(groups) as Group[]).map((group) => ({ group, kinds: groups[group].map((what) => ({ what, ...nameOf(what) })).filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(words)) })).filter(({ kinds }) => kinds.length > 0);
  const first = words ? shown[0]?.kinds[0]?.what : undefined;
  return (
    <section className={classes['palette']} data-pane="palette" aria-label={t('builder.canvas.palette')}>
      <div className={classes['paneHead']}><h2>{t('builder.canvas.palette')}</h2><HelpCard waits name="builder-palette" title={t('builder.canvas.palette')} text={t('builder.canvas.paletteHelp')} /></div>
      <TextInput type="search" aria-label={t('builder.canvas.paletteSearch')} placeholder={`/ ${t('builder.canvas.paletteSearch')}`} value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && first && addKind(store, first) && setSearch('')} />
      <div className={classes['kinds']}>
        {shown.length === 0 && <p className={classes['dim']} role="status">{t('builder.canvas.paletteNone')}</p>}
        {shown.map(({ group, kinds }) => (
          <div key={group}>
            <h3>{t(`builder.canvas.groups.${group}`)}</h3>
            {kinds.map(({ what, name, about }) => <KindButton key={what} what={what} name={name} about={about} />)}
          </div>
        ))}
        <div><h3>{t('builder.canvas.blocks.title')}</h3><BlockList words={words} /></div>
      </div>
    </section>
  );
}

function KindButton({ what, name, about }: { readonly what: Addable; readonly name: string; readonly about: string }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const button = useRef<HTMLButtonElement>(null);
  useKindDrag(button, what);
  return <button ref={button} type="button" className={classes['kind']} title={about} aria-label={`${t('builder.canvas.add', { what: name })}: ${about}`} onClick={() => addKind(store, what)}><IconPlus size={14} aria-hidden />{name}</button>;
}
