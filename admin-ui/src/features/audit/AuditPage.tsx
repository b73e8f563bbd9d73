import { Button, Group, TextInput } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { useSearchState } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePaging } from '../admin-home/paging.ts';
import classes from './audit.module.css';

type Row = Answer<'audit'>['items'][number];
const names = ['actor', 'act', 'chain'] as const;

/** A10: who did what, provably. */
export function AuditPage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const [search, setSearch] = useSearchState<(typeof names)[number]>();
  const filter = Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  const paging = usePaging(JSON.stringify(filter));
  const { data, error, refetch, isPending } = useApi('audit', { query: { ...filter, ...paging.query } }, { placeholderData: (before) => before });
  const verify = useAct('verifyAudit', { quiet: true, refresh: [] });
  const clear = () => setSearch({ actor: undefined, act: undefined, chain: undefined });
  const columns: readonly Column<Row>[] = [
    { key: 'at', title: t('admin.audit.at'), phone: 'head', cell: (row) => <time dateTime={row.at} style={{ whiteSpace: 'nowrap' }}>{when.short(row.at)}</time> },
    { key: 'who', title: t('admin.audit.who'), cell: (row) => (row.who === 'system' ? t('shell.system') : row.who) },
    { key: 'act', title: t('admin.audit.act'), cell: (row) => <>{say(row.sentence)}<br /><button type="button" className="sk-link" onClick={() => setSearch({ act: row.act }, true)}><small>{row.act}</small></button></> },
    { key: 'object', title: t('admin.audit.object'), cell: (row) => <span className={classes['code']}>{row.object}</span> },
    { key: 'change', title: t('admin.audit.change'), cell: (row) => <Change row={row} /> },
    { key: 'reason', title: t('admin.audit.reason'), cell: (row) => (row.reason ? `“${row.reason}”` : '–') },
    { key: 'hash', title: t('admin.audit.hash'), phone: 'hide', cell: (row) => <span className={classes['code']} title={row.hash}>{row.hash.slice(0, 8)}</span> },
  ];
  return (
    <>
      <PageHeader title={t('admin.audit.title')} duty={t('admin.audit.duty')} acts={<Button leftSection={<IconShieldCheck size={18} aria-hidden />} loading={verify.isPending} onClick={() => verify.mutate({ body: {} })}>{t('admin.audit.verify')}</Button>} />
      {verify.error && <ProblemAlert problem={verify.error} />}
      {verify.data && <p role="status" className={`${classes['result']} ${verify.data.whole ? 'sk-tone-good' : 'sk-tone-bad'}`}>{verify.data.whole ? t('admin.audit.whole', { count: verify.data.entries }) : t('admin.audit.broken', { entry: verify.data.firstBad ?? '?' })}</p>}
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <DataTable caption={t('admin.audit.title')} columns={columns} rows={data?.items ?? []} rowKey={(row) => row.entryId} loading={isPending} filtered={Object.keys(filter).length > 0} onClearFilter={clear} empty={<EmptyState why={t('admin.audit.none')} />} {...(data && { total: data.total })} paging={paging.pagingOf(data?.next)} tools={<Filters key={JSON.stringify(filter)} filter={filter} onFilter={(next) => setSearch(next, true)} onClear={clear} />} />
    </>
  );
}

type FilterProps = { filter: Partial<Record<(typeof names)[number], string>>; onFilter: (next: Partial<Record<(typeof names)[number], string | undefined>>) => void; onClear: () => void };

function Filters({ filter, onFilter, onClear }: FilterProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(filter);
  const labels = { actor: t('admin.audit.actor'), act: t('admin.audit.actFilter'), chain: t('admin.audit.chain') };
  const send = (event: FormEvent) => {
    event.preventDefault();
    onFilter({ actor: typed.actor, act: typed.act, chain: typed.chain });
  };
  return (
    <form onSubmit={send}>
      <Group gap="xs" align="end">
        {names.map((name) => <TextInput key={name} label={labels[name]} value={typed[name] ?? ''} maxLength={120} onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} />)}
        <Button type="submit" variant="default">{t('admin.audit.filter')}</Button>
        {Object.keys(filter).length > 0 && <Button variant="subtle" onClick={onClear}>{t('admin.audit.clear')}</Button>}
      </Group>
    </form>
  );
}

function Change({ row }: { row: Row }) {
  const { t } = useTexts();
  if (!row.before && !row.after) return <>–</>;
  return (
    <details className={classes['change']}>
      <summary>{t('admin.audit.details')}</summary>
      <dl>
        {row.before && <div><dt>{t('admin.audit.from')}</dt><dd>{row.before}</dd></div>}
        {row.after && <div><dt>{t('admin.audit.to')}</dt><dd>{row.after}</dd></div>}
      </dl>
    </details>
  );
}
