import { numberText, optionText } from '../../../core/form/question.ts';
import { optionsOf } from '../../../core/form/questions/singleChoice.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import type { QuestionProps } from './question-props.ts';

/** A, B, C …, each with its criterion and its value. */
export function GradedChoice(props: QuestionProps) {
  const { node, value, locale } = props;
  const choices = optionsOf(node).filter((option) => !option.retired || option.code === value).map((option) => {
    const label = optionText(node, option.code, locale);
    return { code: option.code, label: label === option.code ? label : `${option.code}. ${label}`, note: option.value === undefined ? undefined : numberText(Number(option.value), locale, 2) };
  });
  return <ChoiceRow {...props} shape="list" value={typeof value === 'string' ? value : undefined} choices={choices} />;
}
