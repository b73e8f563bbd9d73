import 'dayjs/locale/id';
import { MonthPickerInput } from '@mantine/dates';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';

/** A month of a year. Its input is a button, which may not be called required: the card says so. */
export function Month(props: QuestionProps) {
  const { value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  return <MonthPickerInput id={id} {...kitAria({ ...props, required: undefined, labelledBy: `${props.labelledBy} ${id}` })} locale={locale} valueFormat="MMMM YYYY" placeholder={t('agency.questions.choose')} clearable clearButtonProps={{ 'aria-label': t('agency.questions.clear') }} maw={260} value={typeof value === 'string' ? `${value}-01` : null} onChange={(next) => onChange(next ? next.slice(0, 7) : undefined)} onBlur={onBlur} />;
}
