import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';
import { wordDiff, type DiffPart } from './word-diff.ts';

type Props = { readonly before: string; readonly after: string; readonly unit?: 'word' | 'field'; readonly beforeLabel?: string; readonly afterLabel?: string; readonly only?: 'after' };

function Words({ parts, hide }: { parts: readonly DiffPart[]; hide: DiffPart['kind'] }) {
  const { t } = useTexts();
  return parts.filter((part) => part.kind !== hide).map((part, index) =>
    part.kind === 'same' ? <span key={index}>{part.text}</span>
      : part.kind === 'added' ? <ins key={index} title={t('shell.diff.added')}>{part.text}</ins>
        : <del key={index} title={t('shell.diff.removed')}>{part.text}</del>);
}

/** Old and new side by side; changes carry signs (underlined, struck through), not colour alone. */
export function DiffView({ before, after, unit = 'word', beforeLabel, afterLabel, only }: Props) {
  const { t } = useTexts();
  const parts: readonly DiffPart[] = unit === 'word' ? wordDiff(before, after) : before === after ? [{ text: before, kind: 'same' }] : [{ text: before, kind: 'removed' }, { text: after, kind: 'added' }];
  const empty = <span className={classes['dim']}>{t('shell.diff.empty')}</span>;
  return (
    <div className={classes['diff']}>
      {only !== 'after' && <div><h4>{beforeLabel ?? t('shell.diff.before')}</h4><div className={classes['diffText']}>{before ? <Words parts={parts} hide="added" /> : empty}</div></div>}
      <div><h4>{afterLabel ?? t('shell.diff.after')}</h4><div className={classes['diffText']}>{after ? <Words parts={parts} hide="removed" /> : empty}</div></div>
    </div>
  );
}
