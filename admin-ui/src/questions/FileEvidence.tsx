import type { FileRef } from '../../../core/form/model.ts';
import { FilePicker } from '../features/evidence/FilePicker.tsx';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** Files as the answer itself: uploaded once, cited here. */
export function FileEvidence({ node, value, id, onChange, labelledBy, describedBy }: QuestionProps) {
  const files = Array.isArray(value) ? (value as readonly FileRef[]) : [];
  const { max, maxMB, types } = node.props as { max?: number; maxMB?: number; types?: readonly string[] };
  return (
    <div role="group" id={id} tabIndex={-1} aria-labelledby={labelledBy} aria-describedby={describedBy} className={classes['stack']}>
      <FilePicker questionId={node.id} slot="answer" files={files} onChange={(next) => onChange(next.length > 0 ? next : undefined)} maxFiles={max ?? 20} maxMB={maxMB ?? 50} types={types ?? []} />
    </div>
  );
}
