import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { reports as words } from '../../texts/id/reports.ts';
import { useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './reports.module.css';

type Head = { readonly letterhead: string; readonly number: string; readonly heading: string; readonly basis: { readonly id: string }; readonly place: string; readonly final: boolean; readonly opening: string; readonly closing: string; readonly hash: string; readonly parties: readonly { readonly position: string; readonly name: string }[] };
type Props = { readonly head: Head; readonly title: string; readonly crumbs: readonly ReactNode[]; readonly children: ReactNode };

/** A document on A4, as it is printed or kept as PDF: head, opening in words, body, signatures, fingerprint. The paper is Indonesian in both languages. */
export function Paper({ head, title, crumbs, children }: Props) {
  const { t } = useTexts();
  const [number, setNumber] = useState('');
  return (
    <>
      <div className="sk-noprint">
        <PageHeader title={title} crumbs={crumbs} badge={<StatusBadge kind="document" status={head.final ? 'final' : 'draft'} />} duty={<span>{head.final ? t('reports.finalDuty') : t('reports.draftDuty')}</span>} acts={<Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t('shell.print')}</Button>} />
        <TextInput className={classes['numberField'] ?? ''} label={t('reports.number')} description={t('reports.numberHint', { suffix: head.number })} value={number} maxLength={60} onChange={(event) => setNumber(event.currentTarget.value)} />
      </div>
      <article className={classes['sheet']} lang="id">
        <header className={classes['kop']}>{head.letterhead}</header>
        <h1>{head.heading}</h1>
        <p className={classes['number']}>{words.numberLine.replace('{{number}}', number.trim() || `…/${head.number}`)}</p>
        {!head.final && <p className={classes['mark']}>{words.mark}</p>}
        <p>{head.opening}</p>
        <p>{words.basis.replace('{{basis}}', head.basis.id)}</p>
        {children}
        <p>{head.closing}</p>
        <section className={classes['signs']}>{head.parties.map((party) => <div key={party.position + party.name} className="sk-keep"><span>{party.position}</span><span className={classes['line']} aria-hidden /><strong>{party.name}</strong></div>)}</section>
        <footer>{words.hash.replace('{{hash}}', head.hash)}</footer>
      </article>
    </>
  );
}

/** A table of a document. */
export function PaperTable({ caption, columns, lines, total }: { readonly caption?: string; readonly columns: readonly string[]; readonly lines: readonly (readonly string[])[]; readonly total?: readonly string[] }) {
  return (
    <div className={classes['wide']}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead><tr>{columns.map((column, at) => <th key={at} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {lines.length === 0 && <tr><td colSpan={columns.length}>{words.none}</td></tr>}
          {lines.map((line, at) => <tr key={at}>{line.map((cell, n) => <td key={n}>{cell}</td>)}</tr>)}
        </tbody>
        {total && <tfoot><tr>{total.map((cell, at) => <th key={at} scope={at === 0 ? 'row' : undefined}>{cell}</th>)}</tr></tfoot>}
      </table>
    </div>
  );
}
