import { useCallback, useContext } from 'react';
import { kindOf } from '../../../../core/form/question.ts';
import { AnswerView, inputs } from '../../questions/index.ts';
import { useLanguage } from '../../texts/index.ts';
import { useAnswering, useDesk } from './answering.tsx';
import { CardAria, useLocked } from './card-context.ts';

type Props = { readonly questionId: string; readonly id: string; readonly onBlur: () => void };

/** The input of a question, or its answer to read when it is locked. It alone is drawn again at a key press. */
export function BoundInput({ questionId, id, onBlur }: Props) {
  const locale = useLanguage();
  const node = useAnswering((state) => state.places.get(questionId)?.node);
  const required = useAnswering((state) => state.form.required.has(questionId));
  const value = useAnswering(({ form, values }) => (node?.kind === 'computed' ? form.computed[questionId] : values[questionId]));
  const { store } = useDesk();
  const change = useCallback((next: unknown) => store.setValue(questionId, next), [store, questionId]);
  const { describedBy, invalid } = useContext(CardAria);
  const locked = useLocked(questionId);
  if (!node) return null;
  const kind = kindOf(node);
  if (locked && kind !== 'computed') return <div id={id} tabIndex={-1}><AnswerView node={node} value={value} /></div>;
  const Input = inputs[kind];
  return <Input node={node} value={value} onChange={change} onBlur={onBlur} id={id} labelledBy={`${id}__title`} describedBy={describedBy} invalid={invalid} required={required} locale={locale} />;
}
