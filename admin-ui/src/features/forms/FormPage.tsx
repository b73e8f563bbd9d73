import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { ExportTab } from './ExportTab.tsx';
import type { FormAnswer } from './form-answer.ts';
import { JsonTab } from './JsonTab.tsx';
import { PreviewTab } from './PreviewTab.tsx';
import { ProblemsTab } from './ProblemsTab.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { VersionsTab } from './VersionsTab.tsx';

const tabs = ['preview', 'problems', 'json', 'versions', 'export'] as const;
type Tab = (typeof tabs)[number];

/** A3, A4: one form – try it, repair it, change it, publish it, take it elsewhere. */
export function FormPage() {
  return <FormById usual="preview" />;
}

/** The same page, opened at its versions. */
export function FormVersionsPage() {
  return <FormById usual="versions" />;
}

function FormById({ usual }: { usual: Tab }) {
  const formId = usePathPart('formId');
  const { data, error, refetch } = useApi('form', { params: { formId } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return <FormView key={formId} form={data} usual={usual} />;
}

function FormView({ form, usual }: { form: FormAnswer; usual: Tab }) {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const [search, setSearch] = useSearchState<'tab' | 'node'>();
  const [publishing, setPublishing] = useState(false);
  const tab = tabs.find((each) => each === search.tab) ?? usual;
  const open = (next: Tab, node?: string) => setSearch({ tab: next, node }, true);
  const version = form.published === null ? t('admin.forms.neverPublished') : t('admin.forms.v', { n: form.published });
  return (
    <>
      <PageHeader title={say(form.title)} crumbs={[<Go key="up" href={paths.forms}>{t('admin.forms.title')}</Go>]} badge={<StatusBadge kind="document" status={form.draft ? 'draft' : 'published'} />} duty={t('admin.forms.state', { count: form.questions, version })}
        acts={may('publishForms') && <Button onClick={() => setPublishing(true)}>{t('admin.forms.publish')}</Button>} />
      <Tabs value={tab} onChange={(next) => open((next ?? usual) as Tab)} keepMounted={false}>
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map((each) => <Tabs.Tab key={each} value={each}>{t(`admin.forms.tabs.${each}`)}{each === 'problems' && form.problemRows.length > 0 && ` (${form.problemRows.length})`}</Tabs.Tab>)}
        </Tabs.List>
        <Tabs.Panel value="preview"><PreviewTab form={form} node={search.node} /></Tabs.Panel>
        <Tabs.Panel value="problems"><ProblemsTab form={form} onOpen={open} /></Tabs.Panel>
        <Tabs.Panel value="json"><JsonTab form={form} node={search.node} /></Tabs.Panel>
        <Tabs.Panel value="versions"><VersionsTab form={form} /></Tabs.Panel>
        <Tabs.Panel value="export"><ExportTab form={form} /></Tabs.Panel>
      </Tabs>
      {publishing && <PublishDialog form={form} onClose={() => setPublishing(false)} onProblems={() => { setPublishing(false); open('problems'); }} />}
    </>
  );
}
