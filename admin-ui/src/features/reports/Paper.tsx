import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { DocumentHead } from '../../../../core/api/reports.ts';
import { paperLayouts, type PaperBlock, type PaperPart } from '../../../../core/report/paper.ts';
import { paperSizes, type PaperSize } from '../../../../core/report/paper-size.ts';
import { paperWords as words, written } from '../../../../core/report/paper-words.ts';
import { useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { PaperBlocks } from './PaperBlocks.tsx';
import { Addressee, Ending, Heading, Kop, Opening, PlaceAndDate, Reference, type Headed } from './paper-parts.tsx';
import { PdfButton, type PdfOf } from './PdfButton.tsx';
import classes from './reports.module.css';

type Props = { readonly head: DocumentHead; readonly blocks: readonly PaperBlock[]; readonly pdf: PdfOf; readonly title: string; readonly crumbs: readonly ReactNode[] };
type Body = Headed & { readonly blocks: readonly PaperBlock[] };

const parts: Readonly<Record<PaperPart, (body: Body) => ReactNode>> = {
  placeAndDate: PlaceAndDate, reference: Reference, addressee: Addressee, heading: Heading, opening: Opening, content: PaperBlocks, attachment: Attachment, ending: Ending,
  datedEnding: (body) => <Ending {...body} dated />,
};

function Attachment({ blocks, ...headed }: Body) {
  return (
    <section className={classes['attachment']}>
      <p className={classes['attached']}>{written(words.attachedTo, { number: headed.number })}<br />{written(words.dated, { date: headed.head.date })}</p>
      <Heading {...headed} unnumbered />
      <PaperBlocks blocks={blocks} />
    </section>
  );
}

/** A document as it is printed or handed over as PDF, on the paper the reader chooses. The paper is Indonesian in both languages. */
export function Paper({ head, blocks, pdf, title, crumbs }: Props) {
  const { t } = useTexts();
  const sizeLabel = useId();
  const [own, setOwn] = useState('');
  const [size, setSize] = useState<PaperSize>('A4');
  const number = own.trim();
  return (
    <>
      <div className="sk-noprint">
        <PageHeader title={title} crumbs={crumbs} badge={<StatusBadge kind="document" status={head.final ? 'final' : 'draft'} />} duty={<span>{head.final ? t('reports.finalDuty') : t('reports.draftDuty')}</span>} acts={<><PdfButton pdf={pdf} query={{ number, size }} /><Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t('shell.print')}</Button></>} />
        <div className={classes['choices']}>
          <TextInput className={classes['numberField'] ?? ''} label={t('reports.number')} description={t('reports.numberHint', { number: head.number })} value={own} maxLength={60} onChange={(event) => setOwn(event.currentTarget.value)} />
          <div className={classes['sizeField']}><span id={sizeLabel}>{t('reports.size')}</span><SegmentedControl aria-labelledby={sizeLabel} data={[...paperSizes]} value={size} onChange={setSize} /></div>
        </div>
      </div>
      <article className={classes['sheet']} lang="id">
        <Kop head={head} />
        {!head.final && <p className={classes['mark']}>{words.mark}</p>}
        {paperLayouts[head.layout].map((part) => { const Part = parts[part]; return <Part key={part} head={head} number={number || head.number} blocks={blocks} />; })}
        <footer>{written(words.hash, { hash: head.hash })}</footer>
      </article>
    </>
  );
}
