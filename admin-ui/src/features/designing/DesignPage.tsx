import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconGitBranch, IconGitCompare, IconPackageExport, IconPlayerTrackNext } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '../../../../core/api.ts';
import { addressOf, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { EditionDifference } from '../changing/EditionDifference.tsx';
import { DifferenceDialog } from './DifferenceDialog.tsx';
import { Diagram } from './Diagram.tsx';
import classes from './designing.module.css';
import { Faults } from './Faults.tsx';
import { LettersPanel } from './LettersPanel.tsx';
import { Outline } from './Outline.tsx';
import { StagesPanel } from './StagesPanel.tsx';
import { StepPanel } from './StepPanel.tsx';
import { useDesign, type DesignDesk } from './use-design.ts';

/** A6: the steps of a cycle, its stages, deadlines and ways, as diagram and as text. */
export function DesignPage() {
  const cycleId = usePathPart('cycleId');
  const { data, error, refetch } = useApi('cycleDesign', { params: { cycleId } }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return <Desk key={cycleId} cycleId={cycleId} first={data} />;
}

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Ctrl+Z and Ctrl+Shift+Z outside of text fields. */
function useUndoKeys({ undo, redo }: DesignDesk): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      (key === 'y' || event.shiftKey ? redo : undo)();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo]);
}

function Desk({ cycleId, first }: { cycleId: string; first: Answer<'cycleDesign'> }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const desk = useDesign(cycleId, first);
  const [search, setSearch] = useSearchState<'step' | 'view'>();
  const [comparing, setComparing] = useState<'origin' | 'editions'>();
  useUndoKeys(desk);
  const { definition } = desk;
  const chosen = definition.nodes.find(({ key }) => key === search.step);
  const choose = (step: string | undefined) => setSearch({ step });
  const View = search.view === 'list' ? Outline : Diagram;
  return (
    <>
      <PageHeader title={t('design.title')} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>, first.amends ? <Go key="change" href={paths.change(first.amends.cycleId)}>{t('change.of', { title: say(first.amends.title) })}</Go> : <Go key="cycle" href={paths.setup(cycleId)}>{say(definition.title)}</Go>]} duty={first.amends ? t('change.designDuty') : desk.editable ? t('design.duty') : t('design.frozen')}
        acts={<>{!desk.editable && may('editCycles') && <Button component={Go} href={paths.change(cycleId)} variant="default" leftSection={<IconGitBranch size={18} aria-hidden />}>{t('change.open')}</Button>}<Button component="a" download={`${definition.key}.json`} href={addressOf(api.exportCycle.path, { cycleId })} variant="default" leftSection={<IconPackageExport size={18} aria-hidden />}>{t('design.exportPackage')}</Button><Button component={Go} href={paths.rehearsal(cycleId)} variant="default" leftSection={<IconPlayerTrackNext size={18} aria-hidden />}>{t('rehearsal.open')}</Button></>} />
      {desk.refused && <div className={classes['refused']}><ProblemAlert problem={desk.refused} />{desk.refused.problem === 'changedMeanwhile' && <div><Button variant="default" onClick={() => void desk.takeNewest()}>{t('admin.setup.reload')}</Button></div>}</div>}
      <div className={classes['bar']} role="toolbar" aria-label={t('design.tools')}>
        <SegmentedControl aria-label={t('design.view')} value={search.view === 'list' ? 'list' : 'diagram'} onChange={(view) => setSearch({ view: view === 'list' ? 'list' : undefined })} data={[{ value: 'diagram', label: t('design.diagram') }, { value: 'list', label: t('design.list') }]} />
        <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={!desk.canUndo} onClick={desk.undo}>{t('design.undo')}</Button>
        <Button variant="default" leftSection={<IconArrowForwardUp size={18} aria-hidden />} disabled={!desk.canRedo} onClick={desk.redo}>{t('design.redo')}</Button>
        {first.origin && <Button variant="default" leftSection={<IconGitCompare size={18} aria-hidden />} onClick={() => setComparing('origin')}>{first.amends ? t('change.compare') : t('design.compare')}</Button>}
        {first.editions > 1 && <Button variant="default" leftSection={<IconGitCompare size={18} aria-hidden />} onClick={() => setComparing('editions')}>{t('change.compared.title')}</Button>}
        <span className={classes['dim']} aria-live="polite">{desk.editable && { same: '', unsaved: t('admin.setup.unsaved'), saving: t('admin.setup.saving'), saved: t('admin.setup.saved') }[desk.state]}</span>
      </div>
      <Faults desk={desk} onChoose={choose} />
      <div className={classes['desk']}>
        <View desk={desk} chosen={chosen?.key} onChoose={choose} />
        <StepPanel desk={desk} node={chosen} onChoose={choose} />
      </div>
      <StagesPanel desk={desk} />
      <LettersPanel desk={desk} />
      {comparing === 'origin' && first.origin && <DifferenceDialog before={first.origin} after={definition} running={first.amends !== null} onClose={() => setComparing(undefined)} />}
      {comparing === 'editions' && <Modal opened onClose={() => setComparing(undefined)} size="lg" title={t('change.compared.title')} closeButtonProps={{ 'aria-label': t('shell.close') }}><EditionDifference cycleId={cycleId} /></Modal>}
    </>
  );
}
