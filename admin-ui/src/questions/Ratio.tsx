import { numberText } from '../../../core/form/question.ts';
import { ratioPercent } from '../../../core/form/questions/ratio.ts';
import { useTexts } from '../texts/index.ts';
import { NumberBox } from './NumberBox.tsx';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

type Value = { readonly part?: number; readonly whole?: number };

/** Part and whole, with the percentage beside. */
export function Ratio(props: QuestionProps) {
  const { node, locale, id, onChange, labelledBy } = props;
  const { t } = useTexts();
  const value = (typeof props.value === 'object' && props.value !== null ? props.value : {}) as Value;
  const set = (patch: { part?: unknown; whole?: unknown }) => {
    const next = Object.fromEntries(Object.entries({ ...value, ...patch }).filter(([, each]) => each !== undefined));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const percent = ratioPercent(node, value);
  return (
    <div role="group" aria-labelledby={labelledBy} className={classes['inline']}>
      <label htmlFor={id}>{t('agency.questions.part')}<NumberBox {...props} id={id} whole value={value.part} onChange={(part) => set({ part })} label={t('agency.questions.part')} /></label>
      <span aria-hidden className={classes['between']}>/</span>
      <label htmlFor={`${id}__2`}>{t('agency.questions.whole')}<NumberBox {...props} id={`${id}__2`} whole value={value.whole} onChange={(whole) => set({ whole })} label={t('agency.questions.whole')} /></label>
      <output className={classes['result']}>{percent === undefined ? '–' : `${numberText(percent, locale, 2)}%`}</output>
    </div>
  );
}
