import { numberText } from '../../../core/form/question.ts';
import { useTexts } from '../texts/index.ts';
import { NumberBox } from './NumberBox.tsx';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** Whole rupiah; large amounts are repeated in words of millions and billions. */
export function Currency(props: QuestionProps) {
  const { t } = useTexts();
  const amount = typeof props.value === 'number' ? props.value : 0;
  const [unit, by] = amount >= 1e9 ? [t('agency.questions.billion'), 1e9] : [t('agency.questions.million'), 1e6];
  return (
    <div>
      <NumberBox {...props} whole before={<span aria-hidden>Rp</span>} />
      {amount >= 1e6 && <div className={classes['counter']}>≈ Rp{numberText(Math.round((amount / by) * 100) / 100, props.locale)} {unit}</div>}
    </div>
  );
}
