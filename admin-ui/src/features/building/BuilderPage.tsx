import { Drawer, Tabs } from '@mantine/core';
import { Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { usePathPart, useSearchState } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { textRows, translatedShare } from '../../../../core/form/translation.ts';
import type { ProblemPlace } from '../../../../core/problem.ts';
import { PublishDialog } from './publishing/PublishDialog.tsx';
import { BuilderBar } from './BuilderBar.tsx';
import { BuilderProvider, createBuilderStore, useBuilder, useBuilderStore } from './builder-store.ts';
import { useBuilderKeys } from './canvas/keys.ts';
import { Colleagues } from './Colleagues.tsx';
import { addressOfProblem, ProblemsPanel } from './rules/ProblemsPanel.tsx';
import { useProblemChecks } from './rules/problems-store.ts';
import { SavingTrouble } from './SavingTrouble.tsx';
import { startSync, type Sync } from './sync.ts';
import { builderTabs, type BuilderTab } from './tabs.ts';
import { useTestCounts } from './trying/tests-store.ts';
import classes from './building.module.css';

type Form = Answer<'form'>;

/** A3: the form builder. The draft is read once; from then on the store is the truth and the server is told by commands. */
export function BuilderPage() {
  return <ById usual="canvas" />;
}

/** The same page, opened at its history. */
export function BuilderHistoryPage() {
  return <ById usual="history" />;
}

function ById({ usual }: { readonly usual: BuilderTab }) {
  const formId = usePathPart('formId');
  const [form, setForm] = useState<Form>();
  // once it is here it is not read again: each saved change would fetch the whole draft, and none may replace what is being built
  const { data, error, refetch } = useApi('form', { params: { formId } }, { enabled: form?.formId !== formId, staleTime: 0, gcTime: 0 });
  useEffect(() => { if (data && form?.formId !== data.formId) setForm(data); }, [data, form]);
  if (!form || form.formId !== formId) return <PageLoading error={error} onRetry={refetch} />;
  const again = () => void refetch().then(({ data: now }) => now && setForm(now));
  return <Builder key={`${formId}:${form.published ?? 0}`} form={form} usual={usual} onPublished={again} />;
}

type BuilderProps = { readonly form: Form; readonly usual: BuilderTab; /** A published draft begins anew: its marks of meaning are gone, its revision is another. */ readonly onPublished: () => void };

function Builder({ form, usual, onPublished }: BuilderProps) {
  const store = useMemo(() => createBuilderStore(form.formId, form.model, form.rev), [form]);
  const { displayName } = useSession().person;
  const [sync, setSync] = useState<Sync>();
  useEffect(() => {
    const started = startSync(store, form, displayName);
    setSync(started);
    return started.stop;
  }, [store, form, displayName]);
  return <BuilderProvider value={store}>{sync && <Desk form={form} sync={sync} usual={usual} onPublished={onPublished} />}</BuilderProvider>;
}

function Desk({ form, sync, usual, onPublished }: BuilderProps & { readonly sync: Sync }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const [search, setSearch] = useSearchState<'tab' | 'node' | 'place' | 'rule' | 'ref'>();
  const [problems, setProblems] = useState(search.tab === 'problems');
  const [publishing, setPublishing] = useState(false);
  const latest = useApi('form', { params: { formId: form.formId } }, { enabled: publishing, staleTime: 0 }).data;
  const version = latest?.published ?? form.published;
  const published = useApi('formVersion', { params: { versionId: `${form.formId}:${version ?? 0}` } }, { enabled: version !== null, staleTime: Infinity }).data?.model;
  useProblemChecks(published);
  useBuilderKeys();
  const tab = (Object.keys(builderTabs) as BuilderTab[]).find((each) => each === search.tab) ?? usual;
  const View = builderTabs[tab];
  const open = ({ path, ...spot }: ProblemPlace) => {
    setPublishing(false);
    store.select([path]);
    setSearch(addressOfProblem({ nodeId: path, ...spot }), true);
  };
  const publish = async () => { await sync.send(); setPublishing(true); };
  return (
    <>
      <BuilderBar sync={sync} published={version} onProblems={() => setProblems(true)} onPublish={() => void publish()} />
      <Colleagues onNewer={sync.catchUp} />
      <SavingTrouble sync={sync} />
      <Tabs value={tab} onChange={(next) => setSearch({ tab: next ?? usual }, true)} keepMounted={false}>
        <Tabs.List className={classes['tabs']} aria-label={t('builder.canvas.tabsLabel')}>{(Object.keys(builderTabs) as BuilderTab[]).map((each) => <Tabs.Tab key={each} value={each}><TabLabel tab={each} /></Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value={tab}><Suspense fallback={<PageSkeleton />}><View /></Suspense></Tabs.Panel>
      </Tabs>
      <Drawer opened={problems} onClose={() => setProblems(false)} position="bottom" size={300} withOverlay={false} lockScroll={false} trapFocus={false} classNames={{ content: classes['drawer'] ?? '', header: classes['drawerHead'] ?? '' }} closeButtonProps={{ 'aria-label': t('builder.canvas.closeProblems') }}><ProblemsPanel onJump={() => undefined} /></Drawer>
      {publishing && latest && <PublishDialog form={latest} onClose={() => setPublishing(false)} onPublished={() => { setPublishing(false); setSearch({ tab: 'history' }, true); onPublished(); }} onProblems={() => { setPublishing(false); setProblems(true); }} onOpen={open} />}
    </>
  );
}

/** The name of a view; tests and translation also say how far they are. */
function TabLabel({ tab }: { readonly tab: BuilderTab }) {
  const { t } = useTexts();
  const name = t(`builder.canvas.tabs.${tab}`);
  if (tab === 'tests') return <>{name} <TestsDone /></>;
  return tab === 'translation' ? <>{name} <Translated /></> : name;
}

function TestsDone() {
  const { green, total } = useTestCounts();
  return total === 0 ? null : <small>{green}/{total}</small>;
}

function Translated() {
  const model = useDeferredValue(useBuilder((state) => state.model));
  const share = useMemo(() => translatedShare(textRows(model)), [model]);
  return <small>{share}%</small>;
}
