import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useTexts } from '../../texts/index.ts';
import { useAnswering, useCalmAnswering } from './answering.tsx';
import classes from './answering.module.css';
import { progressOf } from './progress.ts';

/** Stays on top: which part, how far, whether everything is saved, and the main act. */
export function TaskBar({ part, outline }: { part: string; outline: ReactNode }) {
  const { t } = useTexts();
  const { values, form, places } = useCalmAnswering();
  const { task, readOnly } = useAnswering((state) => state.task);
  const progress = progressOf({ values, form, places });
  return (
    <div className={`${classes['bar']} sk-noprint`}>
      <div className={classes['barText']}>
        <strong>{part}</strong>
        <span className={classes['barState']}><span>{t('agency.fill.required', progress)}</span>{!readOnly && <SaveState />}</span>
      </div>
      <div className={classes['acts']}>
        {outline}
        <Button component={Go} href={paths.check(task.taskId)} variant={readOnly ? 'default' : 'filled'}>{readOnly ? t('agency.fill.summary') : t('agency.fill.check')}</Button>
      </div>
    </div>
  );
}

/** All answers together: saved, saving, or waiting for the network. Spoken only when it changes. */
export function SaveState() {
  const { t } = useTexts();
  const { online } = useNetwork();
  const dirty = useAnswering((state) => Object.keys(state.dirty).filter((id) => state.conflicts[id] === undefined).length);
  const conflicts = useAnswering((state) => Object.keys(state.conflicts).length);
  const waiting = useAnswering((state) => Object.keys(state.dirty).filter((id) => state.saving[id]?.state === 'waiting').length);
  const words = waiting > 0 || (!online && dirty > 0) ? t('agency.fill.waitingCount', { count: Math.max(waiting, online ? waiting : dirty) }) : dirty > 0 ? t('shell.saving.saving') : t('agency.fill.allSaved');
  const icon = waiting > 0 || !online ? <IconCloudOff size={14} aria-hidden /> : dirty > 0 ? <IconLoader2 size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />;
  if (conflicts > 0 && dirty === 0) return <span aria-live="polite" className={classes['problem']}>{t('agency.fill.conflictCount', { count: conflicts })}</span>;
  return <span aria-live="polite">{icon} {words}</span>;
}
