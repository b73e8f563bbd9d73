import { ActionIcon, Button, CloseButton } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

type Props = { /** Names the card in this browser's memory. */ readonly name: string; readonly title: string; /** Two to four sentences. */ readonly text: string; /** Waits behind its button until it is asked for: in narrow panels. */ readonly waits?: boolean };

/** What a panel is for. Closed, it stays closed in this browser and leaves a button that opens it again. */
export function HelpCard({ name, title, text, waits = false }: Props) {
  const { t } = useTexts();
  const kept = `siklus.help.${name}`;
  const [open, setOpen] = useState(() => (localStorage.getItem(kept) ?? (waits ? 'closed' : 'open')) !== 'closed');
  const turn = (now: boolean) => {
    setOpen(now);
    localStorage.setItem(kept, now ? 'open' : 'closed');
  };
  if (!open && waits) return <ActionIcon className={classes['helpClosed'] ?? ''} variant="subtle" aria-label={`${t('shell.nav.help')}: ${title}`} title={t('shell.nav.help')} onClick={() => turn(true)}><IconHelp size={18} aria-hidden /></ActionIcon>;
  if (!open) return <div className={`${classes['helpClosed']} sk-noprint`}><Button size="compact-sm" variant="subtle" leftSection={<IconHelp size={16} aria-hidden />} aria-label={`${t('shell.nav.help')}: ${title}`} onClick={() => turn(true)}>{t('shell.nav.help')}</Button></div>;
  return (
    <aside className={`${classes['help']} sk-tone-info sk-noprint`} aria-label={title}>
      <div><strong>{title}</strong><p>{text}</p></div>
      <CloseButton aria-label={`${t('shell.close')}: ${title}`} onClick={() => turn(false)} />
    </aside>
  );
}
