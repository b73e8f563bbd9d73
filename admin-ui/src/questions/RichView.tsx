import type { ReactNode } from 'react';
import { isSafeLink, marksOf, partsOf, richDoc, type RichMark, type RichNode } from '../../../core/form/questions/rich-doc.ts';

const deepest = 20;
const withMark = (mark: RichMark, inner: ReactNode): ReactNode => {
  const href = mark.attrs?.['href'];
  const drawn: Readonly<Record<string, ReactNode>> = { bold: <strong>{inner}</strong>, italic: <em>{inner}</em>, underline: <u>{inner}</u>, strike: <s>{inner}</s> };
  return mark.type === 'link' ? (isSafeLink(href) ? <a href={href} target="_blank" rel="noopener noreferrer">{inner}</a> : inner) : (drawn[mark.type] ?? inner);
};

function Part({ node, depth }: { readonly node: RichNode; readonly depth: number }): ReactNode {
  if (depth > deepest) return null;
  if (node.type === 'text') return marksOf(node).reduce<ReactNode>((inner, mark) => withMark(mark, inner), node.text ?? '');
  if (node.type === 'hardBreak') return <br />;
  const inner = partsOf(node).map((part, index) => <Part key={index} node={part} depth={depth + 1} />);
  const drawn: Readonly<Record<string, ReactNode>> = { paragraph: <p>{inner}</p>, heading: <h4>{inner}</h4>, bulletList: <ul>{inner}</ul>, orderedList: <ol>{inner}</ol>, listItem: <li>{inner}</li>, blockquote: <blockquote>{inner}</blockquote> };
  return drawn[node.type] ?? inner;
}

/** A stored formatted text, drawn part by part; what it does not know is left out, and nothing is ever read as HTML. */
export function RichView({ value }: { readonly value: unknown }) {
  const doc = richDoc(value);
  return doc ? <div><Part node={doc} depth={0} /></div> : null;
}
