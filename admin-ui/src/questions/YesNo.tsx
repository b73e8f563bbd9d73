import { useTexts } from '../texts/index.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import type { QuestionProps } from './question-props.ts';

/** Yes or no, neither chosen at first. */
export function YesNo(props: QuestionProps) {
  const { node, value, locale, onChange } = props;
  const { t } = useTexts();
  const labels = node.text[locale]?.options ?? node.text.id?.options;
  const choices = [{ code: 'ya', label: labels?.['true'] ?? t('agency.questions.yes') }, { code: 'tidak', label: labels?.['false'] ?? t('agency.questions.no') }];
  return <ChoiceRow {...props} shape="row" value={typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : undefined} choices={choices} onChange={(code) => onChange(code === undefined ? undefined : code === 'ya')} />;
}
