import { Button, FileButton, Modal } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import Papa from 'papaparse';
import { useState } from 'react';
import { guardedCell, textImport, type TextImport, type TextRow } from '../../../../../core/form/translation.ts';
import { fileNameOf } from '../../../../../core/report/file-name.ts';
import { tell, tellProblem } from '../../../shell/toast.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { saveFile } from '../../forms/save-file.ts';
import classes from './exchange.module.css';

const columns = ['kunci', 'id', 'en'] as const;
const mostBytes = 5_000_000;
const shownAtOnce = 30;
type FileRow = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/** The texts as a CSV for a spreadsheet, and back: what a file would change is shown before it is done. */
export function TranslationFile({ rows }: { readonly rows: readonly TextRow[] }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const [read, setRead] = useState<TextImport>();
  const download = () => {
    const { model } = store.getState();
    // the mark at the beginning tells spreadsheets that this is UTF-8
    const text = Papa.unparse({ fields: [...columns], data: rows.map(({ key, id, en }) => [key, guardedCell(id), guardedCell(en)]) }, { delimiter: ';', newline: '\r\n' });
    saveFile(`${fileNameOf(model.byId[model.rootId]?.text.id?.title ?? '')}-terjemahan.csv`, `\uFEFF${text}`, 'text/csv;charset=utf-8');
  };
  const upload = async (file: File | null) => {
    if (!file) return;
    if (file.size > mostBytes) { tell(t('builder.exchange.tooLarge')); return; }
    const { data, meta } = Papa.parse<FileRow>((await file.text()).replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true, transformHeader: (name) => name.trim().toLowerCase() });
    if (!columns.every((name) => meta.fields?.includes(name))) { tell(t('builder.exchange.notCsv')); return; }
    setRead(textImport(store.getState().model, data.map((row) => ({ key: row.kunci ?? '', id: row.id, en: row.en }))));
  };
  const apply = () => {
    if (!read) return;
    const refused = store.run(...read.commands);
    if (refused) tellProblem(refused);
    else tell(t('builder.exchange.applied', { count: read.changed.length }));
    setRead(undefined);
  };
  return (
    <span className={classes['acts']}>
      <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={download}>{t('builder.exchange.download')}</Button>
      <FileButton accept=".csv,text/csv" onChange={(file) => void upload(file)}>{(props) => <Button {...props} variant="default" leftSection={<IconUpload size={18} aria-hidden />}>{t('builder.exchange.upload')}</Button>}</FileButton>
      {read && (
        <Modal opened onClose={() => setRead(undefined)} size="xl" title={t('builder.exchange.uploadTitle')}>
          <p>{read.changed.length === 0 ? t('builder.exchange.noChanges') : t('builder.exchange.changes', { count: read.changed.length })}</p>
          {read.unknown.length > 0 && <p className="sk-tone-warn">{t('builder.exchange.unknown', { count: read.unknown.length, keys: read.unknown.slice(0, 8).join(', ') })}</p>}
          <ul className={classes['changes']}>{read.changed.slice(0, shownAtOnce).map(({ key, locale, before, after }) => <li key={`${key}${locale}`}><small>{key} · {t(`builder.exchange.${locale}`)}</small><del>{before || t('builder.exchange.missing')}</del> <ins>{after}</ins></li>)}</ul>
          {read.changed.length > shownAtOnce && <p>{t('builder.exchange.more', { count: read.changed.length - shownAtOnce })}</p>}
          <div className={classes['end']}><Button variant="default" onClick={() => setRead(undefined)}>{t('builder.exchange.cancel')}</Button><Button disabled={read.changed.length === 0} onClick={apply}>{t('builder.exchange.apply')}</Button></div>
        </Modal>
      )}
    </span>
  );
}
