import { useTexts } from '../texts/index.ts';
import { AnswerView } from './AnswerView.tsx';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** A result that counts itself from other answers. */
export function Computed({ node, value, id, labelledBy }: QuestionProps) {
  const { t } = useTexts();
  return <output id={id} aria-labelledby={labelledBy} className={classes['computed']}><AnswerView node={node} value={value} /><small>{t('agency.questions.counted')}</small></output>;
}
