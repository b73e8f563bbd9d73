import 'dayjs/locale/id';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useLanguage, useTexts } from '../texts/index.ts';

/** "22/3/2024", "22-03-2024" or "2024-03-22" → "2024-03-22"; an impossible day is not a date. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const local = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day) ? null : value;
}

type Props = Omit<DateInputProps, 'valueFormat' | 'dateParser' | 'placeholder' | 'onChange'> & { readonly onChange: (day: string | null) => void };

/** A calendar day typed or picked, dd/mm/yyyy in every browser, `YYYY-MM-DD` in the data; the months are in the language of the page. */
export function DayInput(props: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  return <DateInput locale={language} {...props} valueFormat="DD/MM/YYYY" placeholder={t('agency.questions.day')} dateParser={readDay} {...(props.clearable && { clearButtonProps: { 'aria-label': t('agency.questions.clear') } })} />;
}
