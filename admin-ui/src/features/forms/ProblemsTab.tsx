import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import type { FormAnswer } from './form-answer.ts';
import classes from './forms.module.css';

type Row = FormAnswer['problemRows'][number];

/** Everything wrong with the draft, with a way to each place. */
export function ProblemsTab({ form, onOpen }: { form: FormAnswer; onOpen: (tab: 'preview' | 'json', node?: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const titleOf = (row: Row) => {
    const node = row.nodeId ? form.model.byId[row.nodeId] : undefined;
    return node?.text[language]?.title ?? node?.text.id?.title ?? row.nodeId ?? '–';
  };
  const columns: readonly Column<Row>[] = [
    { key: 'weight', title: t('admin.forms.problemsTab.weight'), sort: (row) => (row.blocks ? 0 : 1), cell: (row) => <span className={`${classes['tag']} ${row.blocks ? 'sk-tone-bad' : 'sk-tone-warn'}`}>{row.blocks ? <IconCircleX size={12} aria-hidden /> : <IconAlertTriangle size={12} aria-hidden />} {row.blocks ? t('admin.forms.problemsTab.blocks') : t('admin.forms.problemsTab.warns')}</span> },
    { key: 'what', title: t('admin.forms.problemsTab.what'), phone: 'head', cell: (row) => say(row.message) },
    { key: 'where', title: t('admin.forms.problemsTab.where'), cell: titleOf },
    { key: 'acts', title: t('admin.people.actions'), cell: (row) => row.nodeId && <span className={classes['links']}><Button size="compact-sm" variant="default" onClick={() => onOpen('preview', row.nodeId ?? undefined)}>{t('admin.forms.problemsTab.toPreview')}</Button><Button size="compact-sm" variant="default" onClick={() => onOpen('json', row.nodeId ?? undefined)}>{t('admin.forms.problemsTab.toJson')}</Button></span> },
  ];
  if (form.problemRows.length === 0) return <div className={`${classes['good']} sk-tone-good`}><IconCircleCheck size={20} aria-hidden />{t('admin.forms.problemsTab.none')}</div>;
  return <DataTable caption={t('admin.forms.tabs.problems')} columns={columns} rows={form.problemRows} rowKey={(row) => `${row.name}${row.nodeId}${row.message.id}`} empty={null} />;
}
