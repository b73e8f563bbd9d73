import { NumberBox } from './NumberBox.tsx';
import type { QuestionProps } from './question-props.ts';

/** A number with decimal places and its unit. */
export function Decimal(props: QuestionProps) {
  const { unit, places } = props.node.props;
  return <NumberBox {...props} places={typeof places === 'number' ? places : 2} after={typeof unit === 'string' ? unit : undefined} />;
}
