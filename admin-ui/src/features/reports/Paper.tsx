import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { DocumentHead } from '../../../../core/api/reports.ts';
import { reports as words } from '../../texts/id/reports.ts';
import { useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Addressee, Ending, Heading, Kop, Opening, PlaceAndDate, Reference, type Headed } from './paper-parts.tsx';
import classes from './reports.module.css';

type Props = { readonly head: DocumentHead; readonly title: string; readonly crumbs: readonly ReactNode[]; readonly children: ReactNode };
type Body = Headed & { readonly children: ReactNode };

/** The order of the parts of each kind of naskah dinas (domain.md §8.5); a surat dinas carries its content as an attachment. */
const layouts: Readonly<Record<DocumentHead['layout'], (body: Body) => ReactNode>> = {
  letter: ({ children, ...headed }) => (
    <>
      <PlaceAndDate {...headed} />
      <Reference {...headed} />
      <Addressee {...headed} />
      <Opening {...headed} />
      <Ending {...headed} />
      <section className={classes['attachment']}>
        <p className={classes['attached']}>{words.attachedTo.replace('{{number}}', headed.number)}<br />{words.dated.replace('{{date}}', headed.head.date)}</p>
        <Heading {...headed} unnumbered />
        {children}
      </section>
    </>
  ),
  record: ({ children, ...headed }) => <><Heading {...headed} /><Opening {...headed} />{children}<Ending {...headed} dated /></>,
  report: ({ children, ...headed }) => <><Heading {...headed} /><Addressee {...headed} /><Opening {...headed} />{children}<Ending {...headed} dated /></>,
};

/** A document as it is printed or kept as PDF, on the paper the reader chooses. The paper is Indonesian in both languages. */
export function Paper({ head, title, crumbs, children }: Props) {
  const { t } = useTexts();
  const [own, setOwn] = useState('');
  return (
    <>
      <div className="sk-noprint">
        <PageHeader title={title} crumbs={crumbs} badge={<StatusBadge kind="document" status={head.final ? 'final' : 'draft'} />} duty={<span>{head.final ? t('reports.finalDuty') : t('reports.draftDuty')}</span>} acts={<Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t('shell.print')}</Button>} />
        <TextInput className={classes['numberField'] ?? ''} label={t('reports.number')} description={t('reports.numberHint', { number: head.number })} value={own} maxLength={60} onChange={(event) => setOwn(event.currentTarget.value)} />
      </div>
      <article className={classes['sheet']} lang="id">
        <Kop head={head} />
        {!head.final && <p className={classes['mark']}>{words.mark}</p>}
        {layouts[head.layout]({ head, number: own.trim() || head.number, children })}
        <footer>{words.hash.replace('{{hash}}', head.hash)}</footer>
      </article>
    </>
  );
}
