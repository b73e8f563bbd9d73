import 'dayjs/locale/id';
import { DateInput } from '@mantine/dates';
import { readDate } from '../../questions/DateBox.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';

type Props = { readonly label: string; readonly value: string; readonly onChange: (day: string) => void; readonly description?: string | undefined; readonly size?: 'xs' | 'sm'; readonly from?: string };

/** A calendar day typed or picked, dd/mm/yyyy in every browser; empty is "". */
export function DayBox({ label, value, onChange, description, size = 'sm', from }: Props) {
  const { t } = useTexts();
  const locale = useLanguage();
  return <DateInput label={label} size={size} description={description} locale={locale} valueFormat="DD/MM/YYYY" placeholder={t('agency.questions.day')} dateParser={readDate} clearable popoverProps={{ withinPortal: true }} {...(from && { minDate: from })} value={value || null} onChange={(next) => onChange(next ?? '')} />;
}
