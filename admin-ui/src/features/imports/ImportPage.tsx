import { Button, FileButton, SegmentedControl } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { addressOf, useAct, type Answer } from '../../api.tsx';
import { api } from '../../../../core/api.ts';
import { paths } from '../../paths.ts';
import { Go, useSearchState } from '../../shell/Go.tsx';
import { base64Of } from '../../shell/base64.ts';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { saveFile } from '../forms/save-file.ts';
import classes from './imports.module.css';

const kinds = ['agencies', 'people'] as const;
type Kind = (typeof kinds)[number];
type Result = Answer<'importRows'>;
type Refusal = Result['refusals'][number];
const most = 5_000_000;

/** A9: XLSX lists, checked first; nothing is written before the last step. */
export function ImportPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchState<'kind'>();
  const kind = kinds.find((each) => each === search.kind) ?? 'agencies';
  return (
    <>
      <PageHeader title={t('admin.imports.title')} duty={t('admin.imports.duty')} acts={<SegmentedControl aria-label={t('admin.imports.kind')} value={kind} onChange={(next) => setSearch({ kind: next })} data={kinds.map((each) => ({ value: each, label: t(`admin.imports.kinds.${each}`) }))} />} />
      <div><ImportOf key={kind} kind={kind} /></div>
    </>
  );
}

function ImportOf({ kind }: { kind: Kind }) {
  const { t } = useTexts();
  const [file, setFile] = useState<{ name: string; content: string }>();
  const [wrong, setWrong] = useState('');
  const check = useAct('importRows', { quiet: true, refresh: [] });
  const apply = useAct('importRows', { quiet: true, onDone: (done) => tell(t('admin.imports.applied', { fresh: done.fresh, changed: done.changed })) });
  const take = async (chosen: File | null | undefined) => {
    if (!chosen) return;
    setWrong('');
    apply.reset();
    if (chosen.size > most) return setWrong(t('admin.imports.tooBig'));
    const content = await base64Of(chosen);
    setFile({ name: chosen.name, content });
    check.mutate({ body: { kind, file: content, apply: false } });
  };
  const again = () => { setFile(undefined); check.reset(); apply.reset(); };
  const step = apply.data ? 'apply' : check.data ? 'check' : 'upload';
  const result = apply.data ?? check.data;
  return (
    <div className={classes['body']}>
      <ol className={classes['steps']}>{(['upload', 'check', 'apply'] as const).map((each, index) => <li key={each} aria-current={each === step ? 'step' : undefined}>{index + 1}. {t(`admin.imports.steps.${each}`)}</li>)}</ol>
      {wrong && <p role="alert" className={`${classes['result']} sk-tone-bad`}>{wrong}</p>}
      {check.error && <ProblemAlert problem={check.error} />}
      {apply.error && <ProblemAlert problem={apply.error} />}
      {!result && <FileDrop kind={kind} busy={check.isPending} name={file?.name ?? ''} onFile={(chosen) => void take(chosen)} />}
      {result && (
        <>
          <p className={`${classes['result']} ${result.refusals.length > 0 ? 'sk-tone-warn' : 'sk-tone-good'}`} role="status" style={{ margin: 0 }}>
            {result.applied ? t('admin.imports.applied', { fresh: result.fresh, changed: result.changed }) : t('admin.imports.result', { count: result.rows, fresh: result.fresh, changed: result.changed, bad: result.refusals.length })}
          </p>
          <Refusals refusals={result.refusals} />
          <div className={classes['row']}>
            {!result.applied && <ActButton act={t('admin.imports.apply', { count: result.fresh + result.changed })} busy={apply.isPending} refusal={result.fresh + result.changed === 0 ? t('admin.imports.nothing') : null} onAct={() => file && apply.mutate({ body: { kind, file: file.content, apply: true } })} />}
            {result.applied && <Button component={Go} href={kind === 'agencies' ? paths.agencies : paths.people}>{t('admin.imports.toList')}</Button>}
            <Button variant="default" onClick={again}>{t('admin.imports.again')}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function FileDrop({ kind, busy, name, onFile }: { kind: Kind; busy: boolean; name: string; onFile: (file: File | null | undefined) => void }) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean) => { event.preventDefault(); setOver(inside); };
  const what = t(`admin.imports.kinds.${kind}`);
  return (
    <>
      <div className={classes['row']}>
        <a href={addressOf(api.importTemplate.path, {}, { kind })} download><IconDownload size={16} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('admin.imports.template')}</a>
        <span className={classes['dim']}>{t('admin.imports.templateHint', { what: kind === 'agencies' ? what : what.toLowerCase() })}</span>
      </div>
      <div className={classes['drop']} data-over={over || undefined} onDragOver={(event) => drag(event, true)} onDragLeave={(event) => drag(event, false)} onDrop={(event) => { drag(event, false); onFile(event.dataTransfer.files[0]); }}>
        <IconUpload size={32} stroke={1.5} aria-hidden />
        <FileButton accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={onFile}>{(props) => <Button {...props} loading={busy}>{t('admin.imports.choose')}</Button>}</FileButton>
        <span className={classes['dim']} aria-live="polite">{busy ? t('admin.imports.checking', { name }) : t('admin.imports.drop')}</span>
      </div>
    </>
  );
}

function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useTexts();
  const say = useSay();
  if (refusals.length === 0) return <p className={classes['dim']}>{t('admin.imports.allGood')}</p>;
  const columns: readonly Column<Refusal>[] = [
    { key: 'cell', title: t('admin.imports.cell'), phone: 'head', cell: (row) => row.cell },
    { key: 'value', title: t('admin.imports.value'), cell: (row) => row.value || '–' },
    { key: 'why', title: t('admin.imports.why'), cell: (row) => say(row.why) },
  ];
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`;
  const download = () => saveFile('sel-ditolak.csv', `\uFEFF${[[t('admin.imports.cell'), t('admin.imports.value'), t('admin.imports.why')], ...refusals.map((row) => [row.cell, row.value, say(row.why)])].map((line) => line.map(quoted).join(';')).join('\r\n')}`, 'text/csv');
  return (
    <section>
      <h2 style={{ fontSize: '1.125rem', margin: '0 0 4px' }}>{t('admin.imports.refusals')}</h2>
      <p className={classes['dim']} style={{ marginBlockEnd: 12 }}>{t('admin.imports.refusalsHint')} <Button size="compact-sm" variant="default" onClick={download}>{t('admin.imports.downloadRefusals')}</Button></p>
      <DataTable caption={t('admin.imports.refusals')} columns={columns} rows={refusals} rowKey={(row) => row.cell + row.why.id} empty={null} />
    </section>
  );
}
