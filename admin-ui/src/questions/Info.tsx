import type { Node } from '../../../core/form/model.ts';
import type { Language } from '../texts/index.ts';
import classes from './questions.module.css';

/** Words between questions; it has no answer. */
export function Info({ node, locale }: { readonly node: Node; readonly locale: Language }) {
  const words = node.text[locale] ?? node.text.id;
  return <div className={classes['info']}>{words?.title && <strong>{words.title}</strong>}{words?.help && <p>{words.help}</p>}</div>;
}
