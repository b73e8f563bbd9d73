import { Button } from '@mantine/core';
import { IconGitBranch, IconPackageExport, IconPlayerTrackNext } from '@tabler/icons-react';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../../core/api.ts';
import type { Text } from '../../../../core/problem.ts';
import { addressOf, useApi, type Answer, type Refused } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DesignBar } from './DesignBar.tsx';
import { Diagram } from './Diagram.tsx';
import classes from './designing.module.css';
import { Faults } from './Faults.tsx';
import { LettersPanel } from './LettersPanel.tsx';
import { Outline } from './Outline.tsx';
import { StagesPanel } from './StagesPanel.tsx';
import { StepPanel } from './StepPanel.tsx';
import { TestsPanel } from './TestsPanel.tsx';
import { useDesign, type DesignDesk } from './use-design.ts';

/** A6: the steps of a cycle, its stages, deadlines and ways, as diagram and as text. */
export function DesignPage() {
  const cycleId = usePathPart('cycleId');
  const { data, error, refetch } = useApi('cycleDesign', { params: { cycleId } }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
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

/** The chosen step: drawn at once, and kept in the address a moment later, as the router draws the whole page again. */
function useChosen(): [string | undefined, (step: string | undefined) => void] {
  const [{ step: inAddress }, setSearch] = useSearchState<'step'>();
  const [step, setStep] = useState(inAddress);
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => { if (writing.current === undefined) setStep(inAddress); }, [inAddress]);
  useEffect(() => () => clearTimeout(writing.current), []);
  const choose = useCallback((next: string | undefined) => {
    setStep(next);
    clearTimeout(writing.current);
    writing.current = setTimeout(() => { writing.current = undefined; setSearch({ step: next }); }, 200);
  }, [setSearch]);
  return [step, choose];
}

function Desk({ cycleId, first }: { cycleId: string; first: Answer<'cycleDesign'> }) {
  const desk = useDesign(cycleId, first);
  const [{ view }] = useSearchState<'view'>();
  const [step, choose] = useChosen();
  useUndoKeys(desk);
  const chosen = desk.definition.nodes.find(({ key }) => key === step);
  const View = view === 'list' ? Outline : Diagram;
  return (
    <>
      <Heading cycleId={cycleId} first={first} title={desk.definition.title} file={`${desk.definition.key}.json`} />
      {desk.refused && <Refusal desk={desk} problem={desk.refused} />}
      <DesignBar desk={desk} cycleId={cycleId} first={first} />
      <Faults desk={desk} onChoose={choose} />
      <div className={classes['desk']}>
        <View desk={desk} chosen={chosen?.key} onChoose={choose} />
        <StepPanel desk={desk} node={chosen} onChoose={choose} />
      </div>
      <StagesPanel desk={desk} />
      <LettersPanel desk={desk} />
      <TestsPanel desk={desk} />
    </>
  );
}

type Place = { readonly cycleId: string; readonly first: Answer<'cycleDesign'> };

const Heading = memo(function Heading({ cycleId, first: { amends, editable }, title, file }: Place & { readonly title: Text; readonly file: string }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  return (
    <PageHeader title={t('design.title')} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>, amends ? <Go key="change" href={paths.change(amends.cycleId)}>{t('change.of', { title: say(amends.title) })}</Go> : <Go key="cycle" href={paths.setup(cycleId)}>{say(title)}</Go>]} duty={t(amends ? 'change.designDuty' : editable ? 'design.duty' : 'design.frozen')}
      acts={<>{!editable && may('editCycles') && <Button component={Go} href={paths.change(cycleId)} variant="default" leftSection={<IconGitBranch size={18} aria-hidden />}>{t('change.open')}</Button>}<Button component="a" download={file} href={addressOf(api.exportCycle.path, { cycleId })} variant="default" leftSection={<IconPackageExport size={18} aria-hidden />}>{t('design.exportPackage')}</Button><Button component={Go} href={paths.rehearsal(cycleId)} variant="default" leftSection={<IconPlayerTrackNext size={18} aria-hidden />}>{t('rehearsal.open')}</Button></>} />
  );
});

function Refusal({ desk, problem }: { readonly desk: DesignDesk; readonly problem: Refused }) {
  const { t } = useTexts();
  return <div className={classes['refused']}><ProblemAlert problem={problem} />{problem.problem === 'changedMeanwhile' && <div><Button variant="default" onClick={() => void desk.takeNewest()}>{t('admin.setup.reload')}</Button></div>}</div>;
}
