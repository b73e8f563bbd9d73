import { Select } from '@mantine/core';
import { optionText } from '../../../core/form/question.ts';
import { optionsOf } from '../../../core/form/questions/singleChoice.ts';
import { useTexts } from '../texts/index.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { kitAria, type QuestionProps } from './question-props.ts';

/** Radio buttons up to seven options, a search list above. */
export function SingleChoice(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const chosen = typeof value === 'string' ? value : undefined;
  const choices = optionsOf(node).filter((option) => !option.retired || option.code === value).map((option) => ({ code: option.code, label: optionText(node, option.code, locale) }));
  if (choices.length <= 7) return <ChoiceRow {...props} shape="list" value={chosen} choices={choices} />;
  return <Select id={id} {...kitAria(props)} searchable clearable nothingFoundMessage={t('agency.questions.notFound')} placeholder={t('agency.questions.choose')} data={choices.map(({ code, label }) => ({ value: code, label }))} value={chosen ?? null} onChange={(next) => onChange(next ?? undefined)} onBlur={onBlur} />;
}
