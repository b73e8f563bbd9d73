import { useContext } from 'react';
import { kindOf } from '../../../../core/form/question.ts';
import { AnswerView, inputs } from '../../questions/index.ts';
import { useLanguage } from '../../texts/index.ts';
import { useAnswering } from './answering.tsx';
import { CardAria, useLocked } from './card-context.ts';

type Props = { readonly questionId: string; readonly id: string; readonly value: unknown; readonly onChange: (value: unknown) => void; readonly onBlur: () => void };

/** The input of a question, or its answer to read when it is locked. */
export function BoundInput({ questionId, id, value, onChange, onBlur }: Props) {
  const locale = useLanguage();
  const node = useAnswering((state) => state.places.get(questionId)?.node);
  const required = useAnswering((state) => state.form.required.has(questionId));
  const computed = useAnswering((state) => state.form.computed[questionId]);
  const { describedBy, invalid } = useContext(CardAria);
  const locked = useLocked(questionId);
  if (!node) return null;
  const kind = kindOf(node);
  if (locked && kind !== 'computed') return <div id={id} tabIndex={-1}><AnswerView node={node} value={value} /></div>;
  const Input = inputs[kind];
  return <Input node={node} value={kind === 'computed' ? computed : value} onChange={onChange} onBlur={onBlur} id={id} labelledBy={`${id}__title`} describedBy={describedBy} invalid={invalid} required={required} locale={locale} />;
}
