import { Button, Modal } from '@mantine/core';
import { IconMapPin, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './code-lists.module.css';
import { ListDialog } from './ListDialog.tsx';
import { OfficialRegions } from './OfficialRegions.tsx';

type Row = Answer<'codeLists'>['items'][number];

/** Reference lists that questions take their codes from: each change is a new version, published forms keep theirs. */
export function CodeListsPage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const [editing, setEditing] = useState<Row | 'new'>();
  const [taking, setTaking] = useState(false);
  const [history, setHistory] = useState<Row>();
  const { data, error, refetch, isPending } = useApi('codeLists');
  const add = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>{t('admin.codeLists.new')}</Button>;
  const official = <Button variant="default" leftSection={<IconMapPin size={18} aria-hidden />} onClick={() => setTaking(true)}>{t('admin.codeLists.official.act')}</Button>;
  const columns: readonly Column<Row>[] = [
    { key: 'title', title: t('admin.codeLists.name'), phone: 'head', sort: (row) => say(row.title), cell: (row) => say(row.title) },
    { key: 'key', title: t('admin.codeLists.key'), cell: (row) => row.key },
    { key: 'version', title: t('admin.codeLists.version'), align: 'end', cell: (row) => row.version },
    { key: 'entries', title: t('admin.codeLists.entries'), align: 'end', sort: (row) => row.entries, cell: (row) => row.entries.toLocaleString() },
    { key: 'source', title: t('admin.codeLists.source'), cell: (row) => row.source || '–' },
    { key: 'changed', title: t('admin.forms.changed'), cell: (row) => t('admin.forms.by', { when: when.day(row.at), who: row.by }) },
    { key: 'acts', title: t('admin.codeLists.acts'), cell: (row) => <span className={classes['acts']}><Button size="compact-sm" variant="default" onClick={() => setEditing(row)}>{t('admin.codeLists.next')}</Button><Button size="compact-sm" variant="subtle" onClick={() => setHistory(row)}>{t('admin.codeLists.history')}</Button></span> },
  ];
  return (
    <>
      <PageHeader title={t('admin.codeLists.title')} crumbs={[<Go key="up" href={paths.forms}>{t('admin.forms.title')}</Go>]} duty={t('admin.codeLists.duty')} acts={<>{official}{add}</>} />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <DataTable caption={t('admin.codeLists.title')} columns={columns} rows={data?.items ?? []} rowKey={(row) => row.key} loading={isPending} empty={<EmptyState why={t('admin.codeLists.none')} act={add} />} {...(data && { total: data.items.length })} />
      {editing && <ListDialog list={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {taking && <OfficialRegions onClose={() => setTaking(false)} />}
      {history && <History list={history} onClose={() => setHistory(undefined)} />}
    </>
  );
}

function History({ list, onClose }: { readonly list: Row; readonly onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const { data, error } = useApi('codeListVersions', { params: { key: list.key } });
  return (
    <Modal opened onClose={onClose} size="lg" title={say(list.title)} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      {error ? <ProblemAlert problem={error} /> : !data ? <PageSkeleton /> : <ol className={classes['versions']}>{data.items.map((row) => <li key={row.version}><strong>{t('admin.forms.v', { n: row.version })}</strong> – {t('admin.codeLists.counted', { count: row.entries })}; {t('admin.codeLists.change', row)}<br /><span className={classes['dim']}>{t('admin.forms.by', { when: when.day(row.at), who: row.by })} {row.source && `· ${row.source}`}</span></li>)}</ol>}
    </Modal>
  );
}
