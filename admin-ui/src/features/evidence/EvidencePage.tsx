import { Button, FileButton, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { useSearchState } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { EvidenceViewer } from '../../ui/EvidenceViewer.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { fileSize } from '../../when.ts';
import classes from './evidence.module.css';
import { acceptOf, faultOf } from './limits.ts';
import { UploadList } from './UploadList.tsx';
import { startUpload } from './uploads.ts';

type File_ = Answer<'evidence'>['items'][number];

/** O4: store once, cite often. */
export function EvidencePage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const language = useLanguage();
  const client = useQueryClient();
  const { may } = useSession();
  const [search, setSearch] = useSearchState<'q' | 'file'>();
  const [words, setWords] = useState(search.q ?? '');
  const [q] = useDebouncedValue(words, 300);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [doomed, setDoomed] = useState<File_>();
  useEffect(() => setSearch({ q }), [q, setSearch]);
  const { data, error, isPending, refetch } = useApi('evidence', { query: { q, limit: 200 } });
  const wide = useMediaQuery('(min-width: 1101px)', true, { getInitialValueInEffect: false });
  const remove = useAct('removeEvidence', { refresh: ['evidence'], onDone: () => { tell(t('agency.library.removed')); setDoomed(undefined); } });
  const shown = data?.items.find((file) => file.fileId === search.file);
  const close = () => setSearch({ file: undefined });
  const take = (files: readonly File[]) => {
    const limits = { maxMB: 50, types: [], left: 50, maxFiles: 50 };
    setFaults(files.flatMap((file) => { const fault = faultOf(file, limits, language); return fault ? [t(`agency.fill.upload.${fault.kind}`, fault.values)] : []; }));
    files.filter((file) => !faultOf(file, limits, language)).forEach((file) => void startUpload('library', file, () => void client.invalidateQueries({ queryKey: ['evidence'] })));
  };
  const upload = may('addEvidence')
    ? <FileButton onChange={take} accept={acceptOf([])} multiple>{(props) => <Button {...props} leftSection={<IconUpload size={18} />}>{t('agency.library.upload')}</Button>}</FileButton>
    : <ActButton act={t('agency.library.upload')} refusal={t('agency.library.onlyAgency')} onAct={() => undefined} />;
  const keep = (file: File_) => (file.uses.length > 0 ? t('agency.library.cited', { count: file.uses.length }) : file.canRemove ? null : t('agency.library.inDraft'));
  const columns: readonly Column<File_>[] = [
    { key: 'name', title: t('agency.library.file'), phone: 'head', sort: (file) => file.name, cell: (file) => <div className={classes['name']}><button type="button" className="sk-link" onClick={() => setSearch({ file: file.fileId })}>{file.name}</button></div> },
    { key: 'size', title: t('agency.library.size'), sort: (file) => file.size, align: 'end', cell: (file) => fileSize(file.size, language) },
    { key: 'at', title: t('agency.library.uploaded'), sort: (file) => file.uploadedAt, cell: (file) => <div className={classes['name']}>{when.day(file.uploadedAt)}<small>{file.uploadedBy}</small></div> },
    { key: 'scan', title: t('agency.library.scan'), cell: (file) => t(file.status === undefined || file.status === 'available' ? 'agency.library.available' : `shell.files.${file.status}`) },
    { key: 'uses', title: t('agency.library.uses'), cell: (file) => (file.uses.length === 0 ? t(file.canRemove || !may('removeEvidence') ? 'agency.library.notUsed' : 'agency.library.draftOnly') : <ul className={classes['uses']}>{file.uses.slice(0, 4).map((use) => <li key={use.trackId + use.questionId}>{say(use.cycleTitle)}: {say(use.questionTitle)}</li>)}</ul>) },
    { key: 'act', title: t('agency.tasks.act'), cell: (file) => may('removeEvidence') && <ActButton size="compact-sm" variant="subtle" color="red" act={t('agency.library.remove')} refusal={keep(file)} onAct={() => setDoomed(file)} /> },
  ];
  return (
    <>
      <PageHeader title={t('agency.library.title')} acts={upload} duty={t('shell.files.limits', { max: fileSize(50_000_000, language) })} />
      {faults.map((fault) => <p key={fault} role="alert">{fault}</p>)}
      <UploadList target="library" />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <div className={classes['split']} data-open={(shown && wide) || undefined}>
        <DataTable
          caption={t('agency.library.title')} rows={data?.items ?? []} loading={isPending} rowKey={(file) => file.fileId} filtered={q !== ''} onClearFilter={() => setWords('')} empty={<EmptyState why={t('agency.library.none')} />} {...(data && { total: data.total })}
          tools={<TextInput aria-label={t('shell.search')} placeholder={t('shell.search')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />}
          columns={columns.filter((column) => !shown || !wide || ['name', 'size', 'act'].includes(column.key))}
        />
        {shown && wide && <aside className={classes['side']}><EvidenceViewer file={shown} acts={<Button size="compact-sm" variant="subtle" onClick={close}>{t('shell.close')}</Button>} /></aside>}
      </div>
      {shown && !wide && <Modal opened onClose={close} size="xl" title={shown.name} closeButtonProps={{ 'aria-label': t('shell.close') }}><EvidenceViewer file={shown} /></Modal>}
      <ConfirmDialog open={doomed !== undefined} title={t('agency.library.removeTitle')} consequences={[t('agency.library.removeEffect', { name: doomed?.name ?? '' })]} act={t('agency.library.remove')} danger busy={remove.isPending} onClose={() => setDoomed(undefined)} onAct={() => doomed && remove.mutate({ params: { fileId: doomed.fileId } })} />
    </>
  );
}
