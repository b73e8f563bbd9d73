import type { Text } from '../../../core/problem.ts';
import { useLanguage, useSay, useTexts } from '../texts/index.ts';
import { longDay, type Zone } from '../when.ts';
import classes from './parts.module.css';

type Props = { readonly sentence: { readonly holder: Text; readonly next: Text; readonly since: string | null }; readonly zone: Zone };

/** In plain words: who holds it, since when, what comes next. The same sentence for everybody. */
export function StatusSentence({ sentence, zone }: Props) {
  const say = useSay();
  const { t } = useTexts();
  const language = useLanguage();
  const next = say(sentence.next);
  return (
    <span>
      {say(sentence.holder)}
      {sentence.since && ` ${t('shell.sentence.since', { when: longDay(sentence.since, zone, language) })}`}
      {'. '}
      {next && <span className={classes['dim']}>{`${t('shell.sentence.next')}: ${next}`}</span>}
    </span>
  );
}
