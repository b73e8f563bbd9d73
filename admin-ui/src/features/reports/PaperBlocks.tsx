import type { ReactNode } from 'react';
import type { PaperBlock } from '../../../../core/report/paper.ts';
import { PaperTable } from './PaperTable.tsx';

const kinds: { readonly [K in PaperBlock['kind']]: (block: Extract<PaperBlock, { readonly kind: K }>) => ReactNode } = {
  heading: ({ text }) => <h2>{text}</h2>,
  subheading: ({ text }) => <h3>{text}</h3>,
  text: ({ text }) => <p>{text}</p>,
  list: ({ lines }) => <ol>{lines.map((line) => <li key={line}>{line}</li>)}</ol>,
  table: (table) => <PaperTable {...table} />,
};

function Block({ block }: { readonly block: PaperBlock }) {
  return kinds[block.kind](block as never);
}

/** The content of a document; the PDF is made of the same blocks. */
export const PaperBlocks = ({ blocks }: { readonly blocks: readonly PaperBlock[] }) => <>{blocks.map((block, at) => <Block key={at} block={block} />)}</>;
