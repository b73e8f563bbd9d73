import { NumberBox } from './NumberBox.tsx';
import type { QuestionProps } from './question-props.ts';

/** 0 to 100 per cent. */
export function Percent(props: QuestionProps) {
  const places = props.node.props['places'];
  return <NumberBox {...props} places={typeof places === 'number' ? places : 2} after={<span aria-hidden>%</span>} />;
}
