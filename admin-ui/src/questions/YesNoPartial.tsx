import { optionText } from '../../../core/form/question.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import type { QuestionProps } from './question-props.ts';

/** Met, partly met, not met. */
export function YesNoPartial(props: QuestionProps) {
  const { node, value, locale } = props;
  return <ChoiceRow {...props} shape="row" value={typeof value === 'string' ? value : undefined} choices={['ya', 'sebagian', 'tidak'].map((code) => ({ code, label: optionText(node, code, locale) }))} />;
}
