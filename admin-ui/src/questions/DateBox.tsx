import { DayInput } from '../ui/DayInput.tsx';
import { kitAria, type QuestionProps } from './question-props.ts';

/** A date typed or picked, dd/mm/yyyy. */
export function DateBox({ label, ...props }: QuestionProps & { readonly label?: string }) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { from, to } = node.props as { from?: string; to?: string };
  return (
    <DayInput id={id} {...kitAria({ ...props, label })} locale={locale} clearable maw={220}
      {...(from && { minDate: from })} {...(to && { maxDate: to })}
      value={typeof value === 'string' ? value : null} onChange={(next) => onChange(next ?? undefined)} onBlur={onBlur} />
  );
}
