import { Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronDown, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { roleKeys, roleNames, tierNames, type RoleKey } from '../../../../core/access.ts';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, useSearchState } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAllAgencies, type Person } from '../admin-home/everything.ts';
import { usePaging } from '../admin-home/paging.ts';
import { State } from '../agencies/AgenciesPage.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';

type Linked = { readonly person: Person; readonly purpose: 'activate' | 'reset' };

/** A8: the people of the Pemda, their seats and their way in. */
export function PeoplePage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const { may, person: self } = useSession();
  const [search, setSearch] = useSearchState<'q' | 'role' | 'agency'>();
  const agencies = useAllAgencies();
  const paging = usePaging(`${search.q}|${search.role}|${search.agency}`);
  const [edited, setEdited] = useState<Person | 'new'>();
  const [closing, setClosing] = useState<Person>();
  const [linked, setLinked] = useState<Linked>();
  const role = roleKeys.find((key) => key === search.role);
  const { data, error, refetch, isPending } = useApi('people', { query: { ...(search.q && { q: search.q }), ...(role && { role }), ...(search.agency && { agencyId: search.agency }), ...paging.query } }, { placeholderData: (before) => before });
  const change = useAct('changePerson', { onDone: () => { setClosing(undefined); tell(t('admin.people.saved')); } });
  const switchTo = (person: Person, disabled: boolean) => change.mutate({ params: { personId: person.personId }, body: { disabled }, ifMatch: person.rev });
  const edit = may('editPeople');
  const add = edit && <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>{t('admin.people.add')}</Button>;
  const columns: readonly Column<Person>[] = [
    { key: 'name', title: t('admin.people.name'), phone: 'head', sort: (row) => row.displayName, cell: (row) => <span>{row.displayName}<br /><small style={{ color: 'var(--sk-dim)', fontWeight: 400 }}>{row.login}</small></span> },
    { key: 'position', title: t('admin.people.position'), sort: (row) => say(row.position), cell: (row) => say(row.position) },
    { key: 'role', title: t('admin.people.role'), sort: (row) => row.role, cell: (row) => <>{say(roleNames[row.role])}{row.tier && <> · {say(tierNames[row.tier])}</>}</> },
    { key: 'agency', title: t('admin.people.agency'), sort: (row) => row.agencyName ?? '', cell: (row) => row.agencyName ?? '–' },
    { key: 'status', title: t('admin.people.status'), cell: (row) => <State off={row.disabled} waiting={!row.activated} words={row.disabled ? t('admin.people.disabled') : row.activated ? t('admin.people.active') : t('admin.people.waiting')} /> },
    { key: 'seen', title: t('admin.people.lastSeen'), sort: (row) => row.lastSeenAt ?? '', cell: (row) => (row.lastSeenAt ? when.short(row.lastSeenAt) : t('admin.people.never')) },
    ...(edit ? [{ key: 'acts', title: t('admin.people.actions'), cell: (row: Person) => (
      <Menu position="bottom-end">
        <Menu.Target><Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={`${t('admin.people.actions')}: ${row.displayName}`}>{t('admin.people.actions')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setEdited(row)}>{t('admin.people.edit')}</Menu.Item>
          <Menu.Item disabled={row.disabled} onClick={() => setLinked({ person: row, purpose: row.activated ? 'reset' : 'activate' })}>{row.activated ? t('admin.people.linkReset') : t('admin.people.linkActivate')}</Menu.Item>
          <Menu.Item disabled={row.personId === self.personId} onClick={() => (row.disabled ? switchTo(row, false) : setClosing(row))}>{row.disabled ? t('admin.people.enable') : t('admin.people.disable')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    ) } satisfies Column<Person>] : []),
  ];
  const tools = (
    <>
      <TextInput type="search" label={t('admin.people.search')} miw={240} value={search.q ?? ''} onChange={(event) => setSearch({ q: event.currentTarget.value })} />
      <NativeSelect label={t('admin.people.role')} value={role ?? ''} onChange={(event) => setSearch({ role: event.currentTarget.value })} data={[{ value: '', label: t('admin.people.allRoles') }, ...roleKeys.map((key: RoleKey) => ({ value: key, label: say(roleNames[key]) }))]} />
      <NativeSelect label={t('admin.people.agency')} maw={280} value={search.agency ?? ''} onChange={(event) => setSearch({ agency: event.currentTarget.value })} data={[{ value: '', label: t('admin.people.allAgencies') }, ...(agencies.data ?? []).map((agency) => ({ value: agency.agencyId, label: agency.name }))]} />
    </>
  );
  return (
    <>
      <PageHeader title={t('admin.people.title')} duty={t('admin.people.duty')} acts={<>{may('importRows') && <Button component={Go} href={paths.imports('people')} variant="default" leftSection={<IconUpload size={18} aria-hidden />}>{t('admin.people.import')}</Button>}{add}</>} />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <DataTable caption={t('admin.people.title')} columns={columns} rows={data?.items ?? []} rowKey={(row) => row.personId} rowName={(row) => row.displayName} loading={isPending} filtered={Boolean(search.q ?? search.role ?? search.agency)} onClearFilter={() => setSearch({ q: undefined, role: undefined, agency: undefined })} empty={<EmptyState why={t('admin.people.none')} act={add} />} {...(data && { total: data.total })} paging={paging.pagingOf(data?.next)} tools={tools} />
      {edited && <PersonDialog person={edited === 'new' ? undefined : edited} agencies={agencies.data ?? []} onClose={() => setEdited(undefined)} onAdded={(person) => { setEdited(undefined); setLinked({ person, purpose: 'activate' }); }} />}
      {linked && <LinkDialog person={linked.person} purpose={linked.purpose} onClose={() => setLinked(undefined)} />}
      <ConfirmDialog open={closing !== undefined} title={t('admin.people.disableTitle', { name: closing?.displayName ?? '' })} consequences={[t('admin.people.disableEffect.first'), t('admin.people.disableEffect.second'), t(closing?.role === 'evaluator' ? 'admin.people.disableEffect.evaluator' : 'admin.people.disableEffect.third')]} act={t('admin.people.disable')} danger busy={change.isPending} onClose={() => setClosing(undefined)} onAct={() => closing && switchTo(closing, true)} />
    </>
  );
}
