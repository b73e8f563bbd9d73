import { numberText } from '../../../core/form/question.ts';
import { levelsOf } from '../../../core/form/questions/gradeScale.ts';
import { useTexts } from '../texts/index.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** AA to E side by side, with the words of the chosen level; all levels open on demand. */
export function GradeScale(props: QuestionProps) {
  const { node, value, locale } = props;
  const { t } = useTexts();
  const words = node.text[locale]?.options ?? node.text.id?.options ?? {};
  const chosen = typeof value === 'string' ? value : undefined;
  const levels = levelsOf(node);
  const points = (level: string) => node.score?.values?.[level];
  const note = (level: string) => (points(level) === undefined ? undefined : numberText(Number(points(level)), locale));
  return (
    <div className={classes['stack']}>
      <ChoiceRow {...props} shape="row" value={chosen} choices={levels.map((level) => ({ code: level, label: level, note: note(level) }))} />
      {chosen && words[chosen] && <p className={classes['level']} aria-live="polite"><strong>{chosen}</strong> {words[chosen]}</p>}
      {Object.keys(words).length > 0 && (
        <details className={classes['details']}>
          <summary>{t('agency.questions.allLevels')}</summary>
          <dl className={classes['levels']}>{levels.map((level) => words[level] && <div key={level} data-chosen={level === chosen || undefined}><dt>{level}</dt><dd>{words[level]}</dd></div>)}</dl>
        </details>
      )}
    </div>
  );
}
