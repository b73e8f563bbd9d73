import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

type Side = { readonly grade?: string; readonly value?: string } | null;
type Props = { readonly proposed: Side; readonly decided?: Side; readonly previous?: Side; readonly difference?: string };

const words = (side: Side) => (side?.grade && side.value ? `${side.grade} (${side.value})` : (side?.grade ?? side?.value));

/** Own score beside the decided one, with last year's if known. */
export function ScorePair({ proposed, decided, previous, difference }: Props) {
  const { t } = useTexts();
  const none = t('shell.score.none');
  return (
    <dl className={classes['pair']}>
      <div><dt>{t('shell.score.proposed')}</dt><dd>{words(proposed) ?? none}</dd></div>
      {decided !== undefined && <div><dt>{t('shell.score.decided')}</dt><dd>{words(decided) ?? none}</dd></div>}
      {difference && <div><dt>{t('shell.score.difference', { by: '' })}</dt><dd>{difference}</dd></div>}
      {previous && <div><dt>{t('shell.score.previous')}</dt><dd>{words(previous)}</dd></div>}
    </dl>
  );
}
