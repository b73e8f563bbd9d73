import { Button, FileButton, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { readLines, type Entry } from './code-lines.ts';
import classes from './code-lists.module.css';

type List = { readonly key: string; readonly version: number; readonly title: { readonly id: string; readonly en: string }; readonly source: string };
const keyPattern = /^[a-z][a-z0-9-]{0,39}$/;
const textOf = (entries: readonly Entry[]) => entries.map(({ code, id, en }) => `${code}\t${id}\t${en}`).join('\n');

/** A new list, or the next version of one: what changes is counted before it is saved. */
export function ListDialog({ list, onClose }: { readonly list: List | undefined; readonly onClose: () => void }) {
  const { t } = useTexts();
  const [key, setKey] = useState(list?.key ?? '');
  const [title, setTitle] = useState(list?.title ?? { id: '', en: '' });
  const [source, setSource] = useState(list?.source ?? '');
  const [written, setWritten] = useState<string>();
  const before = useApi('codeList', { params: { key: list?.key ?? '', version: list?.version ?? 1 } }, { enabled: list !== undefined, staleTime: Infinity });
  const old = before.data?.content;
  const text = written ?? (old ? textOf(old) : '');
  const { entries, faults } = useMemo(() => readLines(text), [text]);
  const change = useMemo(() => changeOf(old ?? [], entries), [old, entries]);
  const save = useAct('saveCodeList', { quiet: true, refresh: ['codeLists', 'codeListVersions'], onDone: ({ version }) => { tell(t('admin.codeLists.saved', { n: version })); onClose(); } });
  const refusal = refusalOf();
  function refusalOf(): string | null {
    if (title.id.trim() === '') return t('admin.forms.needTitle');
    if (!keyPattern.test(key)) return t('admin.codeLists.needKey');
    if (entries.length === 0) return t('admin.codeLists.needLines');
    if (faults.length > 0) return t('admin.codeLists.faults', { count: faults.length });
    return list !== undefined && change.added + change.removed + change.renamed === 0 && title.id === list.title.id ? t('admin.codeLists.same') : null;
  }
  const go = () => save.mutate({ body: { key, title: { id: title.id.trim(), en: title.en.trim() || title.id.trim() }, source: source.trim(), content: [...entries] } });
  return (
    <Modal opened onClose={onClose} size="lg" title={list ? t('admin.codeLists.nextTitle', { title: list.title.id, n: list.version + 1 }) : t('admin.codeLists.new')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md">
        {save.error && <ProblemAlert problem={save.error} />}
        <Group grow align="end">
          <TextInput label={t('admin.forms.titleId')} value={title.id} maxLength={200} onChange={(event) => setTitle({ ...title, id: event.currentTarget.value })} data-autofocus />
          <TextInput label={t('admin.forms.titleEn')} value={title.en} maxLength={200} onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })} />
        </Group>
        <Group grow align="end">
          <TextInput label={t('admin.codeLists.key')} description={t('admin.codeLists.keyHint')} value={key} disabled={list !== undefined} onChange={(event) => setKey(event.currentTarget.value.toLowerCase())} />
          <TextInput label={t('admin.codeLists.source')} description={t('admin.codeLists.sourceHint')} value={source} maxLength={300} onChange={(event) => setSource(event.currentTarget.value)} />
        </Group>
        <Textarea label={t('admin.codeLists.lines')} description={t('admin.codeLists.linesHint')} autosize minRows={6} maxRows={14} spellCheck={false} className={classes['lines'] ?? ''} value={text} onChange={(event) => setWritten(event.currentTarget.value)} />
        <Group justify="space-between">
          <FileButton accept=".csv,text/csv,.txt" onChange={(file) => void file?.text().then(setWritten)}>{(props) => <Button {...props} size="compact-sm" variant="default">{t('admin.codeLists.chooseFile')}</Button>}</FileButton>
          <span className={classes['dim']} role="status">{t('admin.codeLists.counted', { count: entries.length })}{old && ` – ${t('admin.codeLists.change', change)}`}</span>
        </Group>
        {faults.length > 0 && <ul className={`${classes['faults']} sk-tone-bad`}>{faults.slice(0, 8).map(({ line, why }) => <li key={line}>{t(`admin.codeLists.why.${why}`, { line })}</li>)}</ul>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <ActButton act={t('admin.codeLists.save', { n: (list?.version ?? 0) + 1 })} refusal={refusal} busy={save.isPending} onAct={go} />
        </Group>
      </Stack>
    </Modal>
  );
}

function changeOf(before: readonly Entry[], after: readonly Entry[]) {
  const [was, is] = [new Map(before.map((entry) => [entry.code, entry])), new Set(after.map(({ code }) => code))];
  return { added: after.filter(({ code }) => !was.has(code)).length, removed: before.filter(({ code }) => !is.has(code)).length, renamed: after.filter((entry) => { const old = was.get(entry.code); return old !== undefined && (old.id !== entry.id || old.en !== entry.en); }).length };
}
