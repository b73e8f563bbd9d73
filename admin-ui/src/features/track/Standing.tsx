import type { Text } from '../../../../core/problem.ts';
import { useSay } from '../../texts/index.ts';
import classes from './track.module.css';

/** Who holds a case, since when, and what comes next: core's own sentences, word for word. */
export function Standing({ sentence }: { readonly sentence: { readonly holder: Text; readonly next: Text } }) {
  const say = useSay();
  return <span>{say(sentence.holder)} <span className={classes['dim']}>{say(sentence.next)}</span></span>;
}
