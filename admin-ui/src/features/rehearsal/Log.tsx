import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { recipientName, sortNames, sortOf, type Sort } from '../../../../core/rehearsal/words.ts';
import { shortDay, shortMoment, wholeNumber } from '../../when.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from './Panel.tsx';
import type { ResultProps } from './Results.tsx';
import classes from './rehearsal.module.css';

const perPage = 25;
const sorts = Object.keys(sortNames) as readonly Sort[];

/** Everything that would happen, with its date; filtered by kind and agency. */
export function Log({ played, ir, zone }: ResultProps) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const [sort, setSort] = useState<Sort | 'all'>('all');
  const [name, setName] = useState('');
  const [shown, setShown] = useState(perPage);
  const titles = useMemo(() => new Map(ir.stages.map(({ key, title }) => [key, say(title)])), [ir, say]);
  const found = useMemo(() => {
    const wanted = name.trim().toLowerCase();
    return played.log.filter((each) => (sort === 'all' || sortOf(each) === sort) && (wanted === '' || played.names[each.agency]!.toLowerCase().includes(wanted)));
  }, [played, sort, name]);
  return (
    <Panel title={t('rehearsal.log')} help={t('rehearsal.logHelp')}>
      <div className={classes['filters']}>
        <NativeSelect label={t('rehearsal.kind')} value={sort} onChange={(event) => { setSort(event.currentTarget.value as Sort | 'all'); setShown(perPage); }} data={[{ value: 'all', label: t('rehearsal.allKinds') }, ...sorts.map((each) => ({ value: each, label: say(sortNames[each]) }))]} />
        <TextInput label={t('rehearsal.agency')} leftSection={<IconSearch size={16} aria-hidden />} value={name} onChange={(event) => { setName(event.currentTarget.value); setShown(perPage); }} />
        <span className={classes['dim']} aria-live="polite">{t('rehearsal.lines', { count: found.length, shown: wholeNumber(found.length, language) })}</span>
      </div>
      {found.length === 0 ? <EmptyState why={t('shell.noMatch')} /> : (
        <ol className={classes['log']}>
          {found.slice(0, shown).map((each, at) => (
            <li key={at}>
              <time>{shortMoment(each.at, zone, language)}</time>
              <span className={classes['sort']} data-sort={sortOf(each)}>{say(sortNames[sortOf(each)])}</span>
              <span>{played.names[each.agency]} · {titles.get(each.stage) ?? each.stage}<small className={classes['dim']}>{each.to ? ` → ${say(recipientName(each))}` : ''}{each.dueAt ? ` · ${t('rehearsal.due', { day: shortDay(each.dueAt, zone, language) })}` : ''}</small></span>
            </li>
          ))}
        </ol>
      )}
      {found.length > shown && <div><Button variant="default" onClick={() => setShown(shown + perPage)}>{t('rehearsal.next', { count: Math.min(perPage, found.length - shown) })}</Button></div>}
    </Panel>
  );
}
