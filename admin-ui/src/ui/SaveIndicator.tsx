import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

export type SaveState = 'idle' | 'saving' | 'saved' | 'waiting' | 'refused';

/** Where an answer stands: saving, saved at, waiting for the network, refused. Screen readers hear changes only. */
export function SaveIndicator({ state, at, id }: { readonly state: SaveState; /** Ready clock time, "14.32". */ readonly at?: string; readonly id?: string }) {
  const { t } = useTexts();
  const looks = {
    idle: { icon: null, word: '', tone: '' },
    saving: { icon: <IconLoader2 size={14} aria-hidden />, word: t('shell.saving.saving'), tone: '' },
    saved: { icon: <IconCheck size={14} aria-hidden />, word: t('shell.saving.saved', { at: at ?? '' }), tone: '' },
    waiting: { icon: <IconCloudOff size={14} aria-hidden />, word: t('shell.saving.waiting'), tone: classes['saveWaiting'] },
    refused: { icon: <IconAlertTriangle size={14} aria-hidden />, word: t('shell.saving.refused'), tone: classes['saveRefused'] },
  } as const;
  const { icon, word, tone } = looks[state];
  return <span id={id} aria-live="polite" data-state={state} className={`${classes['save']} ${tone}`}>{icon}{word}</span>;
}
