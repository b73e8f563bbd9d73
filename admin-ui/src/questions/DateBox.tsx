import 'dayjs/locale/id';
import { DateInput } from '@mantine/dates';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';

/** "22/3/2024", "22-03-2024" or "2024-03-22" → "2024-03-22"; an impossible day is not a date. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const local = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day) ? null : value;
}

/** A date typed or picked, dd/mm/yyyy. */
export function DateBox({ label, ...props }: QuestionProps & { readonly label?: string }) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const { from, to } = node.props as { from?: string; to?: string };
  return (
    <DateInput id={id} {...kitAria({ ...props, label })} locale={locale} valueFormat="DD/MM/YYYY" placeholder={t('agency.questions.day')} dateParser={readDate} clearable clearButtonProps={{ 'aria-label': t('agency.questions.clear') }} maw={220}
      {...(from && { minDate: from })} {...(to && { maxDate: to })}
      value={typeof value === 'string' ? value : null} onChange={(next) => onChange(next ?? undefined)} onBlur={onBlur} />
  );
}
