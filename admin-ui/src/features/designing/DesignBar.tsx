import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconGitCompare } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Answer } from '../../api.tsx';
import { useSearchState } from '../../shell/Go.tsx';
import { useTexts } from '../../texts/index.ts';
import { EditionDifference } from '../changing/EditionDifference.tsx';
import { DifferenceDialog } from './DifferenceDialog.tsx';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

type Props = { readonly desk: DesignDesk; readonly cycleId: string; readonly first: Answer<'cycleDesign'> };

/** Diagram or list, undo and redo, what differs, and how far saving is. */
export const DesignBar = memo(function DesignBar({ desk, cycleId, first: { origin, amends, editions } }: Props) {
  const { t } = useTexts();
  const [{ view }, setSearch] = useSearchState<'view'>();
  const [comparing, setComparing] = useState<'origin' | 'editions'>();
  const close = () => setComparing(undefined);
  const states = { same: '', unsaved: t('admin.setup.unsaved'), saving: t('admin.setup.saving'), saved: t('admin.setup.saved') } as const;
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('design.tools')}>
      <SegmentedControl aria-label={t('design.view')} value={view === 'list' ? 'list' : 'diagram'} onChange={(next) => setSearch({ view: next === 'list' ? 'list' : undefined })} data={[{ value: 'diagram', label: t('design.diagram') }, { value: 'list', label: t('design.list') }]} />
      <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={!desk.canUndo} onClick={desk.undo}>{t('design.undo')}</Button>
      <Button variant="default" leftSection={<IconArrowForwardUp size={18} aria-hidden />} disabled={!desk.canRedo} onClick={desk.redo}>{t('design.redo')}</Button>
      {origin && <Button variant="default" leftSection={<IconGitCompare size={18} aria-hidden />} onClick={() => setComparing('origin')}>{amends ? t('change.compare') : t('design.compare')}</Button>}
      {editions > 1 && <Button variant="default" leftSection={<IconGitCompare size={18} aria-hidden />} onClick={() => setComparing('editions')}>{t('change.compared.title')}</Button>}
      <span className={classes['dim']} aria-live="polite">{desk.editable && states[desk.state]}</span>
      {comparing === 'origin' && origin && <DifferenceDialog before={origin} after={desk.definition} running={amends !== null} onClose={close} />}
      {comparing === 'editions' && <Modal opened onClose={close} size="lg" title={t('change.compared.title')} closeButtonProps={{ 'aria-label': t('shell.close') }}><EditionDifference cycleId={cycleId} /></Modal>}
    </div>
  );
});
