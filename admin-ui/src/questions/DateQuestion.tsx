import { DateBox } from './DateBox.tsx';
import type { QuestionProps } from './question-props.ts';

/** A calendar date. */
export function DateQuestion(props: QuestionProps) {
  return <DateBox {...props} />;
}
