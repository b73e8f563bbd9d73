import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, useSearchState } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Agency } from '../admin-home/everything.ts';
import { usePaging } from '../admin-home/paging.ts';
import { AgencyDialog } from './AgencyDialog.tsx';

/** A8: the agencies of the Pemda. */
export function AgenciesPage() {
  const { t } = useTexts();
  const { may } = useSession();
  const [search, setSearch] = useSearchState<'q'>();
  const paging = usePaging(search.q ?? '');
  const [edited, setEdited] = useState<Agency | 'new'>();
  const [closing, setClosing] = useState<Agency>();
  const { data, error, refetch, isPending } = useApi('agencies', { query: { ...(search.q && { q: search.q }), ...paging.query } }, { placeholderData: (before) => before });
  const change = useAct('changeAgency', { onDone: () => { setClosing(undefined); tell(t('admin.agencies.saved')); } });
  const switchTo = (agency: Agency, disabled: boolean) => change.mutate({ params: { agencyId: agency.agencyId }, body: { disabled }, ifMatch: agency.rev });
  const edit = may('editAgencies');
  const add = edit && <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>{t('admin.agencies.add')}</Button>;
  const columns: readonly Column<Agency>[] = [
    { key: 'name', title: t('admin.agencies.name'), phone: 'head', sort: (row) => row.name, cell: (row) => row.name },
    { key: 'short', title: t('admin.agencies.shortName'), sort: (row) => row.shortName, cell: (row) => row.shortName },
    { key: 'kind', title: t('admin.agencies.kind'), sort: (row) => row.kind, cell: (row) => row.kind },
    { key: 'people', title: t('admin.agencies.people'), align: 'end', sort: (row) => row.people, cell: (row) => row.people },
    { key: 'status', title: t('admin.agencies.status'), sort: (row) => Number(row.disabled), cell: (row) => <State off={row.disabled} words={row.disabled ? t('admin.agencies.disabled') : t('admin.agencies.active')} /> },
    ...(edit ? [{ key: 'acts', title: t('admin.people.actions'), cell: (row: Agency) => (
      <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button size="compact-sm" variant="default" onClick={() => setEdited(row)}>{t('admin.agencies.edit')}</Button>
        <Button size="compact-sm" variant="subtle" onClick={() => (row.disabled ? switchTo(row, false) : setClosing(row))}>{row.disabled ? t('admin.agencies.enable') : t('admin.agencies.disable')}</Button>
      </span>
    ) } satisfies Column<Agency>] : []),
  ];
  return (
    <>
      <PageHeader title={t('admin.agencies.title')} duty={t('admin.agencies.duty')} acts={<>{may('importRows') && <Button component={Go} href={paths.imports('agencies')} variant="default" leftSection={<IconUpload size={18} aria-hidden />}>{t('admin.agencies.import')}</Button>}{add}</>} />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <DataTable caption={t('admin.agencies.title')} columns={columns} rows={data?.items ?? []} rowKey={(row) => row.agencyId} rowName={(row) => row.name} loading={isPending} filtered={Boolean(search.q)} onClearFilter={() => setSearch({ q: undefined })} empty={<EmptyState why={t('admin.agencies.none')} act={add} />} {...(data && { total: data.total })} paging={paging.pagingOf(data?.next)}
        tools={<TextInput type="search" label={t('admin.agencies.search')} value={search.q ?? ''} onChange={(event) => setSearch({ q: event.currentTarget.value })} />} />
      {edited && <AgencyDialog agency={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      <ConfirmDialog open={closing !== undefined} title={t('admin.agencies.disableTitle', { name: closing?.name ?? '' })} consequences={[t('admin.agencies.disableEffect.first'), t('admin.agencies.disableEffect.second')]} act={t('admin.agencies.disable')} danger busy={change.isPending} onClose={() => setClosing(undefined)} onAct={() => closing && switchTo(closing, true)} />
    </>
  );
}

/** Active or not, in word and tone. */
export function State({ off, words, waiting }: { off: boolean; words: string; waiting?: boolean }) {
  return <span className={off ? 'sk-tone-neutral' : waiting ? 'sk-tone-wait' : 'sk-tone-good'} style={{ borderRadius: 999, padding: '2px 10px', fontSize: '0.75rem', fontWeight: 600, whiteSpace: 'nowrap' }}>{words}</span>;
}
