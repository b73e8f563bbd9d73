import { ActionIcon, Modal, TextInput, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useApi } from '../api.tsx';
import { paths } from '../paths.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { useChosenCycle } from './cycle.ts';
import { useGo } from './Go.tsx';
import { nav } from './nav.ts';
import { addressOfEntry } from './NavList.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

type Found = { readonly key: string; readonly title: string; readonly kind: string; readonly to: string };

/** Ctrl+K: pages, own tasks and, where one may see them, agencies. */
export function Palette() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  useHotkeys([['mod+K', () => setOpen(true)]], []);
  return (
    <>
      <Tooltip label={t('shell.palette.open')}><ActionIcon variant="subtle" size={40} aria-label={t('shell.palette.open')} aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}><IconSearch size={20} /></ActionIcon></Tooltip>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('shell.palette.title')} yOffset="10vh" centered={false} closeButtonProps={{ 'aria-label': t('shell.close') }}>
        {open && <Finder onGone={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function useFound(words: string): readonly Found[] {
  const { t } = useTexts();
  const say = useSay();
  const { person, may } = useSession();
  const { cycleId } = useChosenCycle();
  const tasks = useApi('tasks', {}, { enabled: may('seeTasks') });
  const matrix = useApi('matrix', { params: { cycleId: cycleId ?? '' } }, { enabled: may('seeMatrix') && cycleId !== undefined });
  const pages = nav[person.role].flatMap((entry): Found[] => {
    const to = addressOfEntry(entry, cycleId);
    return to ? [{ key: to, title: t(`shell.nav.${entry.text}`), kind: t('shell.palette.pages'), to }] : [];
  });
  const profile: Found = { key: paths.me, title: t('shell.nav.profile'), kind: t('shell.palette.pages'), to: paths.me };
  const own = (tasks.data?.mine ?? []).map((task): Found => ({ key: task.taskId, title: `${say(task.title)} – ${task.agencyName}`, kind: t('shell.palette.tasks'), to: task.duty === 'review' ? paths.reviewTask(task.taskId) : task.duty === 'revise' ? paths.revise(task.taskId) : paths.task(task.taskId) }));
  const agencies = (matrix.data?.rows ?? []).map((row): Found => ({ key: row.trackId, title: row.name, kind: t('shell.palette.agencies'), to: paths.agency(cycleId ?? '', row.trackId) }));
  const all = [...pages, profile, ...own, ...agencies];
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ title }) => wanted.every((word) => title.toLocaleLowerCase().includes(word))).slice(0, 12);
}

function Finder({ onGone }: { onGone: () => void }) {
  const { t } = useTexts();
  const go = useGo();
  const listId = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(words);
  const take = (one: Found | undefined) => {
    if (!one) return;
    onGone();
    go(one.to);
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((old) => (old + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') take(found[at]);
  };
  return (
    <>
      <TextInput data-autofocus role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={found[at] ? `${listId}-${at}` : undefined} aria-label={t('shell.palette.title')} description={t('shell.palette.hint')} value={words} onChange={(event) => { setWords(event.currentTarget.value); setAt(0); }} onKeyDown={key} />
      <ul role="listbox" id={listId} className={classes['found']} aria-label={t('shell.palette.title')}>
        {found.map((one, index) => <li key={one.key} id={`${listId}-${index}`} role="option" aria-selected={index === at} onMouseEnter={() => setAt(index)} onClick={() => take(one)}><span>{one.title}</span><small>{one.kind}</small></li>)}
      </ul>
      {found.length === 0 && <p>{t('shell.palette.nothing')}</p>}
    </>
  );
}
