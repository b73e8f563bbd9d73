import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, useSearchState } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { usePaging } from '../admin-home/paging.ts';
import classes from './forms.module.css';
import { NewFormDialog } from './NewFormDialog.tsx';
import { PolicyDialog } from './PolicyDialog.tsx';

type Row = Answer<'forms'>['items'][number];

/** A2: every form with its versions, use and problems. */
export function FormsPage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const { may } = useSession();
  const [search, setSearch] = useSearchState<'q'>();
  const [making, setMaking] = useState(false);
  const [policy, setPolicy] = useState(false);
  const paging = usePaging(search.q ?? '');
  const { data, error, refetch, isPending } = useApi('forms', { query: { ...(search.q && { q: search.q }), ...paging.query } }, { placeholderData: (before) => before });
  const add = may('editForms') && <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>{t('admin.forms.new')}</Button>;
  const columns: readonly Column<Row>[] = [
    { key: 'title', title: t('admin.forms.name'), phone: 'head', sort: (row) => say(row.title), cell: (row) => <span className={classes['links']}><Go href={paths.form(row.formId)}>{say(row.title)}</Go></span> },
    { key: 'questions', title: t('admin.forms.questions'), align: 'end', sort: (row) => row.questions, cell: (row) => row.questions },
    { key: 'version', title: t('admin.forms.version'), sort: (row) => row.published ?? 0, cell: (row) => (row.published === null ? t('admin.forms.neverPublished') : <StatusBadge kind="document" status="published" extra={t('admin.forms.v', { n: row.published })} />) },
    { key: 'draft', title: t('admin.forms.draft'), cell: (row) => (row.draft ? <StatusBadge kind="document" status="draft" /> : t('admin.forms.noDraft')) },
    { key: 'used', title: t('admin.forms.usedIn'), cell: (row) => (row.usedIn.length > 0 ? row.usedIn.map(say).join(', ') : t('admin.forms.notUsed')) },
    { key: 'problems', title: t('admin.forms.problems'), align: 'end', sort: (row) => row.problems, cell: (row) => (row.problems > 0 ? <Go href={paths.form(row.formId, { tab: 'problems' })}>{row.problems}</Go> : 0) },
    { key: 'changed', title: t('admin.forms.changed'), sort: (row) => row.updatedAt, cell: (row) => t('admin.forms.by', { when: when.day(row.updatedAt), who: row.updatedBy }) },
  ];
  return (
    <>
      <PageHeader title={t('admin.forms.title')} duty={<>{t('admin.forms.duty')} <Go href={paths.gallery}>{t('admin.gallery.open')}</Go> <Go href={paths.codeLists}>{t('admin.codeLists.title')}</Go></>} acts={<>{may('editPeople') && <Button variant="default" onClick={() => setPolicy(true)}>{t('builder.approval.open')}</Button>}{add}</>} />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <DataTable caption={t('admin.forms.title')} columns={columns} rows={data?.items ?? []} rowKey={(row) => row.formId} loading={isPending} filtered={Boolean(search.q)} onClearFilter={() => setSearch({ q: undefined })} empty={<EmptyState why={t('admin.forms.none')} act={add} />} {...(data && { total: data.total })} paging={paging.pagingOf(data?.next)}
        tools={<TextInput type="search" label={t('shell.search')} value={search.q ?? ''} onChange={(event) => setSearch({ q: event.currentTarget.value })} />} />
      {policy && <PolicyDialog onClose={() => setPolicy(false)} />}
      {making && <NewFormDialog onClose={() => setMaking(false)} />}
    </>
  );
}
