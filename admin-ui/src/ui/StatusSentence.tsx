import type { Text } from '../../../core/problem.ts';
import { useSay } from '../texts/index.ts';
import classes from './parts.module.css';

type Props = { readonly sentence: { readonly holder: Text; readonly next: Text } };

/** In plain words: who holds it, since when, what comes next. Core writes the sentences, the same for everybody. */
export function StatusSentence({ sentence }: Props) {
  const say = useSay();
  return <span>{say(sentence.holder)} <span className={classes['dim']}>{say(sentence.next)}</span></span>;
}
