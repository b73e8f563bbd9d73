import { Button } from '@mantine/core';
import { IconBell, IconCalendarPlus, IconUserEdit } from '@tabler/icons-react';
import { useTexts } from '../../texts/index.ts';
import type { Row } from './matrix-view.ts';
import classes from './matrix.module.css';

export type BulkDialog = 'remind' | 'extend' | 'reviewers';
type Props = { readonly rows: readonly Row[]; readonly chosen: ReadonlySet<string>; readonly onChosen: (chosen: ReadonlySet<string>) => void; readonly onAct: (dialog: BulkDialog) => void };

/** What can be done to the chosen agencies, and how to choose all that match. */
export function BulkBar({ rows, chosen, onChosen, onAct }: Props) {
  const { t } = useTexts();
  if (chosen.size === 0) return null;
  return (
    <div className={classes['bulk']} role="region" aria-label={t('coordinator.matrix.bulk')}>
      <strong>{t('shell.selected', { count: chosen.size })}</strong>
      {chosen.size < rows.length && <Button size="compact-sm" variant="subtle" onClick={() => onChosen(new Set(rows.map(({ trackId }) => trackId)))}>{t('coordinator.matrix.selectAll', { count: rows.length })}</Button>}
      <Button leftSection={<IconBell size={16} aria-hidden />} aria-keyshortcuts="R" onClick={() => onAct('remind')}>{t('coordinator.remind.open')}</Button>
      <Button variant="light" leftSection={<IconCalendarPlus size={16} aria-hidden />} aria-keyshortcuts="X" onClick={() => onAct('extend')}>{t('coordinator.extend.open')}</Button>
      <Button variant="light" leftSection={<IconUserEdit size={16} aria-hidden />} onClick={() => onAct('reviewers')}>{t('reviewers.open')}</Button>
      <Button variant="default" onClick={() => onChosen(new Set())}>{t('shell.cancel')}</Button>
    </div>
  );
}
