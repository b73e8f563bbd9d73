import type { Node } from '../../../../../core/form/model.ts';
import { levelsOf } from '../../../../../core/form/questions/gradeScale.ts';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { DraftField } from './DraftField.tsx';

/** What each level of a scale means, in both languages: the rubric that fillers and evaluators read. */
export function LevelTexts({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const locked = node.lock === 'text' || node.lock === 'all';
  const set = (locale: 'id' | 'en', entry: string) => (value: string) => void act(store, { name: 'setEntry', args: { id: node.id, locale, map: 'options', entry, value: value === '' ? undefined : value } });
  return (
    <div className={classes['stack']} role="group" aria-label={t('builder.canvas.levels')}>
      <strong className={classes['label']}>{t('builder.canvas.levels')}</strong>
      {levelsOf(node).map((level) => (
        <div key={level} className={classes['level']}>
          <span aria-hidden>{level}</span>
          {(['id', 'en'] as const).map((locale) => <DraftField key={locale} long lang={locale} disabled={locked} aria-label={`${t('builder.canvas.levelText', { code: level })} (${t(locale === 'id' ? 'builder.canvas.inIndonesian' : 'builder.canvas.inEnglish')})`} placeholder={t(locale === 'id' ? 'builder.canvas.inIndonesian' : 'builder.canvas.inEnglish')} value={node.text[locale]?.options?.[level] ?? ''} onDone={set(locale, level)} />)}
        </div>
      ))}
    </div>
  );
}
