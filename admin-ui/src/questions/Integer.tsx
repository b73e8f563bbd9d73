import { NumberBox } from './NumberBox.tsx';
import type { QuestionProps } from './question-props.ts';

const unitOf = (props: QuestionProps) => (typeof props.node.props['unit'] === 'string' ? props.node.props['unit'] : undefined);

/** A count with its unit. */
export function Integer(props: QuestionProps) {
  return <NumberBox {...props} whole after={unitOf(props)} />;
}
