import { useTexts } from '../texts/index.ts';
import { DateBox } from './DateBox.tsx';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

type Value = { readonly from?: string; readonly to?: string };

/** From a day to a day. */
export function DateRange(props: QuestionProps) {
  const { id, onChange, labelledBy } = props;
  const { t } = useTexts();
  const value = (typeof props.value === 'object' && props.value !== null ? props.value : {}) as Value;
  const set = (patch: { from?: unknown; to?: unknown }) => {
    const next = Object.fromEntries(Object.entries({ ...value, ...patch }).filter(([, each]) => each !== undefined));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const day = { ...props, node: { ...props.node, props: {} } };
  return (
    <div role="group" aria-labelledby={labelledBy} className={classes['inline']}>
      <label htmlFor={id}>{t('agency.questions.from')}<DateBox {...day} id={id} value={value.from} onChange={(from) => set({ from })} label={t('agency.questions.from')} /></label>
      <label htmlFor={`${id}__2`}>{t('agency.questions.to')}<DateBox {...day} id={`${id}__2`} value={value.to} onChange={(to) => set({ to })} label={t('agency.questions.to')} /></label>
    </div>
  );
}
